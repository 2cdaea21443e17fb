import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventId, TicketId } from '../../../core/domain/ids.ts';
import { type EpochMs, lonLat } from '../../../core/geo/units.ts';
import { seededRandom, seededUuid } from '../../../core/testing/seeded-random.ts';

const CATEGORIES = ['A01', 'B02', 'C01', 'D03', 'E01', 'G04'];
const GRADES = ['urgent', 'sudden', 'key', 'ordinary'] as const;

/** The steps of a loop by the share of its length at which they happen; the last one closes the ticket. */
const STEPS = [
  { at: 0, type: 'ticket.received' },
  { at: 0.05, type: 'ticket.accepted' },
  { at: 0.15, type: 'ticket.dispatched' },
  { at: 0.65, type: 'ticket.handled' },
  { at: 0.85, type: 'ticket.answered' },
  { at: 1, type: 'ticket.rated' },
] as const;
type Step = (typeof STEPS)[number]['type'];

/**
 * Tickets without end: from one loop's length on, as many close as come in, so that the number of open ones stands still.
 * Time is counted in milliseconds from the first ticket.
 */
export class LiveLoops {
  readonly #everyMs: number;
  readonly #loopMs: number;
  readonly #random = seededRandom(20260117);
  /** By step: the next ticket to take it. */
  readonly #next = STEPS.map(() => 0);

  constructor({ eventsPerSecond, loopMs }: { eventsPerSecond: number; loopMs: number }) {
    this.#everyMs = (1_000 * STEPS.length) / eventsPerSecond;
    this.#loopMs = loopMs;
  }

  /** What has fallen due up to a moment since the last call, every ticket's steps in their order. */
  dueBy(elapsedMs: number, occurredAt: EpochMs): SentEvent[] {
    return STEPS.flatMap(({ at, type }, step) => {
      const due: SentEvent[] = [];
      while (this.#next[step] * this.#everyMs + at * this.#loopMs <= elapsedMs) {
        due.push(this.#event(type, this.#next[step], occurredAt));
        this.#next[step] += 1;
      }
      return due;
    });
  }

  #event(type: Step, number: number, occurredAt: EpochMs): SentEvent {
    const base = { id: seededUuid(this.#random) as EventId, ticketId: `live-${number}` as TicketId, occurredAt };
    switch (type) {
      case 'ticket.received':
        return { ...base, type, ...this.#subject(number) };
      case 'ticket.dispatched':
        return { ...base, type, unitId: `U${number % 40}` as never };
      case 'ticket.handled':
        return { ...base, type, outcomeCode: 'solved' };
      case 'ticket.rated':
        return { ...base, type, satisfaction: 'satisfied' };
      default:
        return { ...base, type };
    }
  }

  #subject(number: number) {
    const sixDecimals = (value: number) => Math.round(value * 1e6) / 1e6;
    const position = lonLat(sixDecimals(126.505 + 0.09 * this.#random()), sixDecimals(43.8 + 0.06 * this.#random()));
    return {
      position,
      category: CATEGORIES[number % CATEGORIES.length],
      grade: GRADES[number % GRADES.length],
      codeVersion: 'doorstep-demo-1',
      channel: 'hotline',
    };
  }
}
