import type { Rate } from '../../core/domain/rate.ts';
import { GRADES, type Grade, type Provenance, TICKET_STAGES, type TicketStage } from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, type ClockStatus } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { ACCEPTANCE, CLOSED, KEPT, MISSED, NO_GRADE, NOT_COUNTED } from './ticket-codes.ts';
import { clockOf, type Rows, type TicketTable } from './ticket-table.ts';

const TEN_MINUTES_MS = 600_000;

/** What a set of tickets adds up to. */
export type Figures = {
  readonly total: number;
  readonly open: number;
  readonly byStage: Readonly<Record<TicketStage, number>>;
  /** Open tickets, those that carry no grade left out. */
  readonly openByGrade: Readonly<Record<Grade, number>>;
  /** Open tickets whose clock runs. */
  readonly openByClock: Readonly<Record<ClockStatus, number>>;
  /** Figures of different origin are told apart. */
  readonly byProvenance: ReadonlyMap<Provenance, number>;
};

/** How a set of tickets was served. */
export type ServiceRates = {
  /** 十分钟受理率: accepted within ten minutes, of those accepted or waiting for longer. */
  readonly acceptedInTen: Rate;
  /** 按时办结率: closed within the limit, of the closed ones that carry one. */
  readonly closedInTime: Rate;
  /** 满意率: 满意 and 基本满意, of those rated. */
  readonly satisfied: Rate;
};

/** Counts rows of a table. */
export function figuresOf(table: TicketTable, rows: Rows, now: EpochMs): Figures {
  const byStage = new Uint32Array(TICKET_STAGES.length);
  const openByGrade = new Uint32Array(NO_GRADE + 1);
  const openByClock = Object.fromEntries(CLOCK_STATUSES.map((status) => [status, 0])) as Record<ClockStatus, number>;
  const byProvenance = new Uint32Array(table.provenances.length);
  for (const row of rows) {
    byStage[table.stage[row]] += 1;
    byProvenance[table.provenance[row]] += 1;
    if (table.stage[row] === CLOSED) continue;
    openByGrade[table.grade[row]] += 1;
    const status = clockOf(table, row, now);
    if (status) openByClock[status] += 1;
  }
  return {
    total: rows.length,
    open: rows.length - byStage[CLOSED],
    byStage: named(TICKET_STAGES, byStage),
    openByGrade: named(GRADES, openByGrade),
    openByClock,
    byProvenance: countsOf(table.provenances, byProvenance),
  };
}

export function ratesOf(table: TicketTable, rows: Rows, now: EpochMs): ServiceRates {
  const [acceptedInTen, closedInTime, satisfied] = [new Uint32Array(3), new Uint32Array(3), new Uint32Array(3)];
  for (const row of rows) {
    const isLate = table.stage[row] === ACCEPTANCE && now - table.receivedAt[row] > TEN_MINUTES_MS;
    acceptedInTen[table.acceptedInTen[row] || (isLate ? MISSED : NOT_COUNTED)] += 1;
    closedInTime[table.closedInTime[row]] += 1;
    satisfied[table.satisfied[row]] += 1;
  }
  return { acceptedInTen: rateOf(acceptedInTen), closedInTime: rateOf(closedInTime), satisfied: rateOf(satisfied) };
}

const rateOf = (counts: Uint32Array): Rate => ({ numerator: counts[KEPT], denominator: counts[KEPT] + counts[MISSED] });

function named<Key extends string>(keys: readonly Key[], counts: Uint32Array): Record<Key, number> {
  return Object.fromEntries(keys.map((key, number) => [key, counts[number]])) as Record<Key, number>;
}

/** Names with how often they came, without those that did not. */
export function countsOf<Name>(names: readonly Name[], counts: Uint32Array): Map<Name, number> {
  return new Map(names.flatMap((name, number) => (counts[number] > 0 ? [[name, counts[number]] as const] : [])));
}
