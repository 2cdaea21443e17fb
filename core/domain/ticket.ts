import { Type } from 'typebox';
import type { EpochMs, LonLat } from '../geo/units.ts';
import type { GridId, TicketId, UnitId } from './ids.ts';

/** Where a ticket waits (环节). */
export const TICKET_STAGES = ['acceptance', 'dispatch', 'handling', 'feedback', 'rating', 'closed'] as const;
export type TicketStage = (typeof TICKET_STAGES)[number];

/** 紧急 突发 重点 一般, most pressing first. */
export const GRADES = ['urgent', 'sudden', 'key', 'ordinary'] as const;
export type Grade = (typeof GRADES)[number];

/** How a closed ticket ended: rated after an answer, refused, folded into another, or taken back. */
export const TICKET_OUTCOMES = ['answered', 'declined', 'merged', 'withdrawn'] as const;
export type TicketOutcome = (typeof TICKET_OUTCOMES)[number];

export const SATISFACTIONS = ['satisfied', 'fairly', 'dissatisfied', 'none'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** The moments a ticket has passed; a later one may be known while an earlier one is not. */
export const TICKET_MOMENTS = [
  'receivedAt',
  'acceptedAt',
  'dispatchedAt',
  'handledAt',
  'answeredAt',
  'closedAt',
] as const;
export type TicketMoment = (typeof TICKET_MOMENTS)[number];
export type TicketTimes = { receivedAt: EpochMs } & { [Moment in TicketMoment]?: EpochMs };

export type EventSource = 'person' | 'device' | 'rule' | 'import' | 'simulator';
/** 报道口径, 模拟 or 实报; never mixed in one figure. */
export const PROVENANCES = ['reported', 'simulated', 'recorded'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** 工单: a request on its way through the loop. */
export type Ticket = {
  readonly id: TicketId;
  readonly stage: TicketStage;
  readonly category: string;
  /** The code table that `category` belongs to, with its edition. */
  readonly codeVersion: string;
  readonly channel: string;
  readonly grade?: Grade;
  /** Absent when the record had none (无位置). */
  readonly position?: LonLat;
  /** Absent when the position lies in no area (网格外) or there is none. */
  readonly gridId?: GridId;
  /** How many areas hold the position, where it is more than one. */
  readonly gridCandidates?: number;
  readonly unitId?: UnitId;
  readonly dueAt?: EpochMs;
  readonly times: TicketTimes;
  /** District time at which the log last changed it. */
  readonly changedAt: EpochMs;
  readonly outcome?: TicketOutcome;
  readonly satisfaction?: Satisfaction;
  readonly mergedInto?: TicketId;
  /** How often it went back to handling (返工). */
  readonly reworkCount: number;
  readonly source: EventSource;
  readonly provenance: Provenance;
};

export const isOpen = (ticket: Ticket) => ticket.stage !== 'closed';

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

export const TicketStageSchema = choice(TICKET_STAGES);
export const GradeSchema = choice(GRADES);
export const TicketOutcomeSchema = choice(TICKET_OUTCOMES);
export const SatisfactionSchema = choice(SATISFACTIONS);
