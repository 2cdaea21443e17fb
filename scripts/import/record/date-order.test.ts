import { describe, expect, it } from 'vitest';
import { agreeOnOrder, DateOrderEvidence, type OrderVerdict } from './date-order.ts';

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
  const ambiguous: OrderVerdict = { kind: 'ambiguous', example: '1/2/2020' };

  it('lets one column speak for the others', () => {
    expect(agreeOnOrder([ambiguous, certain('mdy'), { kind: 'free' }])).toEqual(certain('mdy'));
  });

  it('keeps asking when no column knows, and sees when two disagree', () => {
    expect(agreeOnOrder([ambiguous, { kind: 'free' }])).toEqual(ambiguous);
    expect(agreeOnOrder([certain('mdy'), certain('dmy')])).toMatchObject({ kind: 'mixed' });
    expect(agreeOnOrder([])).toEqual({ kind: 'free' });
  });
});
