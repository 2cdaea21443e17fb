import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeTicket } from '../testing/make.ts';
import { isPressing, ticketClock } from './ticket-clock.ts';

const HOUR = 3_600_000;
/** Received at `MOMENT`, with a limit of four hours. */
const ticket = makeTicket({ stage: 'handling', dueAt: epochMs(MOMENT + 4 * HOUR) });
const hoursLater = (hours: number) => epochMs(MOMENT + hours * HOUR);

describe('the clock of a ticket', () => {
  it('is soon from half of the limit and over once it has passed', () => {
    // 1 / 4, 2 / 4, 4 / 4, 5 / 4 of the limit
    expect([1, 2, 4, 5].map((hours) => ticketClock(ticket, hoursLater(hours)))).toEqual([
      { status: 'ok', share: 0.25, leftMs: 3 * HOUR },
      { status: 'soon', share: 0.5, leftMs: 2 * HOUR },
      { status: 'soon', share: 1, leftMs: 0 },
      { status: 'over', share: 1.25, leftMs: -HOUR },
    ]);
  });

  it('presses from three quarters of the limit on', () => {
    expect([2.9, 3].map((hours) => isPressing(ticketClock(ticket, hoursLater(hours))))).toEqual([false, true]);
    expect(isPressing(undefined)).toBe(false);
  });

  it('waits for the acceptance of an urgent ticket, and is like any other after it', () => {
    const urgent = makeTicket({ ...ticket, grade: 'urgent', stage: 'acceptance' });
    expect(ticketClock(urgent, hoursLater(0.1))).toEqual({ status: 'urgent', waitedMs: 0.1 * HOUR });
    expect(isPressing(ticketClock(urgent, hoursLater(0.1)))).toBe(true);
    expect(ticketClock(makeTicket({ ...urgent, stage: 'dispatch' }), hoursLater(1))?.status).toBe('ok');
  });

  it('does not run for a closed ticket nor for one without a limit', () => {
    expect(ticketClock(makeTicket({ ...ticket, stage: 'closed' }), hoursLater(9))).toBeUndefined();
    expect(ticketClock(makeTicket({ stage: 'handling' }), hoursLater(9))).toBeUndefined();
  });

  it('survives a limit that ends before the receipt', () => {
    const slip = makeTicket({ stage: 'handling', dueAt: epochMs(MOMENT - HOUR) });
    expect(ticketClock(slip, hoursLater(1))?.status).toBe('over');
  });
});
