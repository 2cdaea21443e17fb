import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeTicket } from '../testing/make.ts';
import { dueShare, dueStatus, isOverdue } from './due-clock.ts';

const HOUR = 3_600_000;
const hoursLater = (hours: number) => epochMs(MOMENT + hours * HOUR);
const ticket = makeTicket({ dueAt: hoursLater(4) });

describe('the clock of a ticket', () => {
  it('runs from receipt to limit', () => {
    expect([0, 1, 4, 6].map((hours) => dueShare(ticket, hoursLater(hours)))).toEqual([0, 0.25, 1, 1.5]);
    expect(dueShare(makeTicket(), hoursLater(1))).toBeUndefined();
  });

  it('is near its limit from half of it on, and over only past it', () => {
    const statuses = [1.9, 2, 4, 4.01].map((hours) => dueStatus(ticket, hoursLater(hours)));
    expect(statuses).toEqual(['ok', 'soon', 'soon', 'over']);
  });

  it('is over from the first where the limit is not after the receipt', () => {
    expect(dueStatus(makeTicket({ dueAt: hoursLater(-1) }), hoursLater(0))).toBe('over');
  });

  it('stands still when the ticket is closed', () => {
    expect(isOverdue(ticket, hoursLater(5))).toBe(true);
    expect(isOverdue(makeTicket({ dueAt: hoursLater(4), stage: 'closed' }), hoursLater(5))).toBe(false);
  });
});
