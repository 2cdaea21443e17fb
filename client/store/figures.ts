import type { Rate } from '../../core/domain/rate.ts';
import {
  GRADES,
  type Grade,
  isOpen,
  type Provenance,
  TICKET_STAGES,
  type Ticket,
  type TicketStage,
} from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, type ClockStatus, ticketClock } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { Counter } from './counter.ts';

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

/** Something that is counted ticket by ticket, so that several can share one way through all of them. */
export type Tally<Result> = { add(ticket: Ticket): void; readonly result: Result };

export function tallyFigures(now: EpochMs): Tally<Figures> {
  const byStage = zeros(TICKET_STAGES);
  const openByGrade = zeros(GRADES);
  const openByClock = zeros(CLOCK_STATUSES);
  const byProvenance = new Counter<Provenance>();
  let total = 0;
  let open = 0;
  return {
    get result() {
      return { total, open, byStage, openByGrade, openByClock, byProvenance: byProvenance.counts };
    },
    add(ticket) {
      const { stage, grade, provenance } = ticket;
      total += 1;
      byStage[stage] += 1;
      byProvenance.add(provenance);
      if (!isOpen(ticket)) return;
      open += 1;
      if (grade) openByGrade[grade] += 1;
      const clock = ticketClock(ticket, now);
      if (clock) openByClock[clock.status] += 1;
    },
  };
}

export function tallyRates(now: EpochMs): Tally<ServiceRates> {
  const acceptedInTen = { numerator: 0, denominator: 0 };
  const closedInTime = { numerator: 0, denominator: 0 };
  const satisfied = { numerator: 0, denominator: 0 };
  return {
    result: { acceptedInTen, closedInTime, satisfied },
    add({ stage, times: { receivedAt, acceptedAt, closedAt }, dueAt, satisfaction }) {
      const waits = stage === 'acceptance' && now - receivedAt > TEN_MINUTES_MS;
      if (acceptedAt !== undefined) count(acceptedInTen, acceptedAt - receivedAt <= TEN_MINUTES_MS);
      else if (waits) count(acceptedInTen, false);
      if (closedAt !== undefined && dueAt !== undefined) count(closedInTime, closedAt <= dueAt);
      if (satisfaction !== undefined && satisfaction !== 'none') count(satisfied, satisfaction !== 'dissatisfied');
    },
  };
}

function count(rate: { numerator: number; denominator: number }, isCounted: boolean): void {
  rate.denominator += 1;
  if (isCounted) rate.numerator += 1;
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}
