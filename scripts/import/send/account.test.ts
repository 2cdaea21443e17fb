import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Account, type RecordFate, type RefusedRecord } from './account.ts';
import { describeAccount } from './describe-account.ts';

const refused = (code: string): RecordFate => ({ kind: 'refused', code, detail: 'because' });

describe('Account', () => {
  it('adds up for any fates', () => {
    const fate = fc.constantFrom<RecordFate>(
      { kind: 'imported' },
      { kind: 'already-there' },
      refused('a'),
      refused('b'),
    );
    fc.assert(
      fc.property(fc.array(fate), (fates) => {
        const told: RefusedRecord[] = [];
        const account = new Account((record) => told.push(record));
        for (const [index, one] of fates.entries()) account.settle(index + 2, one);
        const byReason = account.refusals.reduce((sum, { count }) => sum + count, 0);
        expect(account.read).toBe(fates.length);
        expect(account.imported + account.alreadyThere + account.refused).toBe(account.read);
        expect([byReason, told.length]).toEqual([account.refused, account.refused]);
      }),
      { seed: 5 },
    );
  });

  it('keeps the first ten lines of a reason and counts the rest', () => {
    const account = new Account();
    for (let line = 2; line <= 13; line++) account.settle(line, refused('id-missing'));
    account.settle(14, { kind: 'imported' });
    const lines = describeAccount(account);
    expect(lines[0]).toBe('read 13 = imported 1 + already there 0 + refused 12');
    expect(lines[1]).toContain('12 refused, id-missing');
    expect(lines[2]).toBe('    line 2: because');
    // a sum, a reason, ten lines, the rest
    expect(lines).toHaveLength(1 + 1 + 10 + 1);
    expect(lines.at(-1)).toContain('and 2 more');
  });

  it('says how a wrong first import is repaired', () => {
    const account = new Account();
    account.settle(2, refused('ticket-import-times'));
    expect(describeAccount(account).at(-1)).toContain('new DOORSTEP_DATA');
  });
});
