import { describe, expect, it } from 'vitest';
import { agreeOnOrder, DateOrderEvidence, likelyOrder, type OrderVerdict } from './date-order.ts';

function verdictOf(...values: string[]): OrderVerdict {
  const evidence = new DateOrderEvidence();
  for (const value of values) evidence.add(value);
  return evidence.verdict;
}

describe('DateOrderEvidence', () => {
  it('is certain when one value allows one order only', () => {
    expect(verdictOf('1/2/2020', '1/31/2020')).toEqual({ kind: 'certain', order: 'mdy' });
    expect(verdictOf('1/2/2020', '31/1/2020 8:00')).toEqual({ kind: 'certain', order: 'dmy' });
  });

  it('does not choose between orders that all values allow', () => {
    expect(verdictOf('1/2/2020', '3/4/2020')).toMatchObject({ kind: 'ambiguous' });
    // 20 January 2017 or 17 January 2020
    expect(verdictOf('20/1/17')).toMatchObject({ kind: 'ambiguous' });
  });

  it('takes dots for day first, as no country writes 1.17.2026', () => {
    expect(verdictOf('1.2.2026', '3.4.2026')).toEqual({ kind: 'certain', order: 'dmy' });
  });

  it('finds two orders in one column', () => {
    expect(verdictOf('1/31/2020', '31/1/2020')).toMatchObject({ kind: 'mixed' });
  });

  it('asks for nothing where nothing can be mistaken', () => {
    expect(verdictOf('3/3/2020', '2020-01-02', '', 'soon')).toEqual({ kind: 'free' });
    expect(verdictOf('99/99/2020')).toEqual({ kind: 'free' });
  });
});

describe('agreeOnOrder', () => {
  const certain = (order: 'mdy' | 'dmy'): OrderVerdict => ({ kind: 'certain', order });
  const ambiguous: OrderVerdict = { kind: 'ambiguous', example: '1/2/2020', spanDays: { mdy: 1, dmy: 1 } };

  it('lets one column speak for the others', () => {
    expect(agreeOnOrder([ambiguous, certain('mdy'), { kind: 'free' }])).toEqual(certain('mdy'));
  });

  it('keeps asking when no column knows, and sees when two disagree', () => {
    expect(agreeOnOrder([ambiguous, { kind: 'free' }])).toEqual(ambiguous);
    expect(agreeOnOrder([certain('mdy'), certain('dmy')])).toMatchObject({ kind: 'mixed' });
    expect(agreeOnOrder([])).toEqual({ kind: 'free' });
  });
});

describe('likelyOrder', () => {
  const likely = (zone: string, ...values: string[]) => {
    const verdict = verdictOf(...values);
    if (verdict.kind !== 'ambiguous') throw new Error(`Nothing to choose: ${verdict.kind}.`);
    return likelyOrder(verdict, zone);
  };

  it('takes the order in which the dates lie close together', () => {
    // 3 March reads the same and proves nothing. Month first: 4 to 6 March, 3 days. Day first: 3 April to 3 June, 62 days.
    const march = ['03/03/2024', '03/04/2024', '03/05/2024', '03/06/2024'];
    expect(likely('Asia/Tokyo', ...march)).toMatchObject({
      order: 'mdy',
      because: 'span',
      spanDays: { mdy: 3, dmy: 62 },
    });
    expect(likely('America/Chicago', '03/04/2024', '04/04/2024', '05/04/2024')).toMatchObject({ order: 'dmy' });
  });

  it('follows the custom of the country where the dates cover about the same time', () => {
    expect(likely('America/Chicago', '1/2/2024')).toMatchObject({ order: 'mdy', because: 'country' });
    expect(likely('Europe/Paris', '1/2/2024')).toMatchObject({ order: 'dmy', because: 'country' });
    expect(likely('Asia/Kolkata', '1/2/2024')).toBeUndefined();
  });
});
