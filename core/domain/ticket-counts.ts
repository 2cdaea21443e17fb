import type { EpochMs } from '../geo/units.ts';
import type { GridId } from './ids.ts';
import { type LocalDay, localDays } from './local-day.ts';
import { GRADES, type Grade, isOpen, TICKET_STAGES, type Ticket, type TicketStage } from './ticket.ts';

export type DayCount = { received: number; closed: number };

/** Numbers about tickets, kept up to date by each change and never recounted. */
export class TicketCounts {
  /** Every ticket held, closed ones included. */
  readonly byStage = Object.fromEntries(TICKET_STAGES.map((stage) => [stage, 0])) as Record<TicketStage, number>;
  /** Open tickets that carry a grade. */
  readonly openByGrade = Object.fromEntries(GRADES.map((grade) => [grade, 0])) as Record<Grade, number>;
  /** Grids without an open ticket have no entry. */
  readonly openByGrid = new Map<GridId, number>();
  /** Held tickets without a position (无位置). */
  withoutPosition = 0;
  /** Held tickets with a position in no area (网格外). */
  outsideGrids = 0;
  /** Held tickets whose position lies in more than one area, counted in the lowest of them. */
  inSeveralGrids = 0;
  /** By calendar day of the district; days stay when their tickets are dropped. */
  readonly byDay = new Map<LocalDay, DayCount>();
  readonly #dayOf: (at: EpochMs) => LocalDay;

  constructor(zone: string) {
    this.#dayOf = localDays(zone);
  }

  get held(): number {
    return TICKET_STAGES.reduce((sum, stage) => sum + this.byStage[stage], 0);
  }

  get open(): number {
    return this.held - this.byStage.closed;
  }

  /** One ticket became another; either may be missing. */
  change(before: Ticket | undefined, after: Ticket | undefined): void {
    if (before) this.#countStock(before, -1);
    if (after) this.#countStock(after, 1);
    this.#countFlow('received', before?.times.receivedAt, after?.times.receivedAt);
    this.#countFlow('closed', before?.times.closedAt, after?.times.closedAt);
  }

  /** A ticket leaves the state by age: the stock forgets it, the days do not. */
  drop(ticket: Ticket): void {
    this.#countStock(ticket, -1);
  }

  /** A ticket comes from a snapshot, whose days are counted already. */
  restore(ticket: Ticket): void {
    this.#countStock(ticket, 1);
  }

  dayOf(at: EpochMs): DayCount {
    return this.byDay.get(this.#dayOf(at)) ?? { received: 0, closed: 0 };
  }

  #countStock(ticket: Ticket, step: 1 | -1): void {
    this.byStage[ticket.stage] += step;
    if (!ticket.position) this.withoutPosition += step;
    else if (!ticket.gridId) this.outsideGrids += step;
    if (ticket.gridCandidates !== undefined) this.inSeveralGrids += step;
    if (!isOpen(ticket)) return;
    if (ticket.grade) this.openByGrade[ticket.grade] += step;
    if (ticket.gridId) this.#countInGrid(ticket.gridId, step);
  }

  /** A grid leaves with its last open ticket, so that a state read from a snapshot has the same entries. */
  #countInGrid(grid: GridId, step: 1 | -1): void {
    const open = (this.openByGrid.get(grid) ?? 0) + step;
    if (open === 0) this.openByGrid.delete(grid);
    else this.openByGrid.set(grid, open);
  }

  #countFlow(flow: keyof DayCount, before: EpochMs | undefined, after: EpochMs | undefined): void {
    if (before === after) return;
    if (before !== undefined) this.#day(before)[flow] -= 1;
    if (after !== undefined) this.#day(after)[flow] += 1;
  }

  #day(at: EpochMs): DayCount {
    const day = this.#dayOf(at);
    let count = this.byDay.get(day);
    if (!count) {
      count = { received: 0, closed: 0 };
      this.byDay.set(day, count);
    }
    return count;
  }
}
