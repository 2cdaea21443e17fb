import { type Static, Type } from 'typebox';
import { event, LonLatSchema } from './event-schema.ts';
import { CodeSchema, EpochMsSchema, GridIdSchema, TicketIdSchema, UnitIdSchema } from './ids.ts';
import { GradeSchema, SatisfactionSchema, TicketOutcomeSchema, TicketStageSchema } from './ticket.ts';

const ticket = { ticketId: TicketIdSchema };

/** What a ticket is about, as the source codes it. */
const subject = {
  category: CodeSchema,
  /** The code table the category belongs to, with its edition. */
  codeVersion: CodeSchema,
  channel: CodeSchema,
  grade: Type.Optional(GradeSchema),
  gridId: Type.Optional(GridIdSchema),
};

const moment = Type.Optional(EpochMsSchema);

const TicketTimesSchema = Type.Object(
  {
    receivedAt: EpochMsSchema,
    acceptedAt: moment,
    dispatchedAt: moment,
    handledAt: moment,
    answeredAt: moment,
    closedAt: moment,
  },
  { additionalProperties: false },
);

/** The loop 受理—分派—处置—反馈—评价, and the ways out of it. The later loop adds types, not shapes. */
export const ticketEvents = [
  event('ticket.received', { ...ticket, ...subject, position: LonLatSchema }),
  event('ticket.accepted', ticket),
  event('ticket.declined', { ...ticket, reasonCode: CodeSchema }),
  event('ticket.dispatched', { ...ticket, unitId: UnitIdSchema, dueAt: moment }),
  event('ticket.returned', { ...ticket, reasonCode: CodeSchema }),
  event('ticket.handled', { ...ticket, outcomeCode: CodeSchema }),
  event('ticket.answered', ticket),
  event('ticket.reopened', { ...ticket, reasonCode: CodeSchema }),
  event('ticket.rated', { ...ticket, satisfaction: SatisfactionSchema }),
  event('ticket.merged', { ...ticket, intoTicketId: TicketIdSchema }),
  /** A ticket with a history, as another system exported it: where it stands and the moments that system knows. */
  event('ticket.imported', {
    ...ticket,
    ...subject,
    position: Type.Optional(LonLatSchema),
    unitId: Type.Optional(UnitIdSchema),
    dueAt: moment,
    stage: TicketStageSchema,
    outcome: Type.Optional(TicketOutcomeSchema),
    /** Of a merged ticket alone. */
    intoTicketId: Type.Optional(TicketIdSchema),
    satisfaction: Type.Optional(SatisfactionSchema),
    reworkCount: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
    times: TicketTimesSchema,
  }),
] as const;

/** Something that happened to a ticket, as sent. Past participle, never a command. */
export type TicketEvent = Static<(typeof ticketEvents)[number]>;
