import { type Static, type TSchema, Type } from 'typebox';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { LonLatSchema } from '../../core/domain/event-schema.ts';
import { EpochMsSchema, GridIdSchema } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type {
  DistrictBody,
  EventAnswer,
  HealthBody,
  PatrolAgesBody,
  PositionsAnswer,
} from '../../core/protocol/http.ts';
import type {
  DistrictBodySchema,
  HealthSchema,
  PatrolAgesSchema,
  TicketSchema,
} from '../../core/protocol/read-schemas.ts';
import type {
  EventsFrame,
  Heartbeat,
  Hello,
  PositionsFrame,
  Reset,
  ServerFrame,
  STREAM_PROTOCOL,
  Welcome,
} from '../../core/protocol/stream.ts';
import type { EventAnswerSchema, PositionsAnswerSchema } from '../../core/protocol/write-schemas.ts';

/** Closed: a field that a sample has and the protocol does not is a mistake in either. */
const closed = <Fields extends Record<string, TSchema>>(fields: Fields) =>
  Type.Object(fields, { additionalProperties: false });

const seq = Type.Integer({ minimum: 0 });
const factor = Type.Number({ exclusiveMinimum: 0 });
const text = Type.String({ minLength: 1 });

const LoggedEventSchema = Type.Unsafe<LoggedEvent>(
  closed({ seq, loggedAt: EpochMsSchema, event: Type.Object({ type: text }) }),
);

const WelcomeSchema = closed({
  kind: Type.Literal('welcome'),
  protocol: Type.Number(),
  epoch: text,
  seq,
  serverAt: EpochMsSchema,
  districtAt: EpochMsSchema,
  clockFactor: factor,
  clock: Type.Union([Type.Literal('wall'), Type.Literal('demo')]),
  version: text,
  districtHash: text,
});
const EventsSchema = closed({
  kind: Type.Literal('events'),
  prevSeq: seq,
  seq,
  events: Type.Array(LoggedEventSchema),
});
const ResetSchema = closed({ kind: Type.Literal('reset'), epoch: text, seq, url: text });
const PositionsSchema = closed({
  kind: Type.Literal('positions'),
  occurredAt: EpochMsSchema,
  cells: Type.Array(closed({ cell: text, position: LonLatSchema, count: Type.Integer({ minimum: 3 }) })),
  grids: Type.Array(GridIdSchema),
});
const HeartbeatSchema = closed({
  kind: Type.Literal('heartbeat'),
  seq,
  serverAt: EpochMsSchema,
  districtAt: EpochMsSchema,
  clockFactor: factor,
});

export const HelloSchema = closed({
  kind: Type.Literal('hello'),
  protocol: Type.Number(),
  epoch: Type.Union([text, Type.Null()]),
  afterSeq: seq,
});

export const SERVER_FRAMES = {
  welcome: WelcomeSchema,
  events: EventsSchema,
  reset: ResetSchema,
  positions: PositionsSchema,
  heartbeat: HeartbeatSchema,
} satisfies Record<ServerFrame['kind'], TSchema>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The schemas say what the types of core/protocol say; a field added to one alone does not compile. */
export const SAME_AS_TYPES: [
  Same<Static<typeof WelcomeSchema>, Welcome>,
  Same<Static<typeof EventsSchema>, EventsFrame>,
  Same<Static<typeof ResetSchema>, Reset>,
  Same<Static<typeof PositionsSchema>, PositionsFrame>,
  Same<Static<typeof HeartbeatSchema>, Heartbeat>,
  Same<Static<typeof HelloSchema>, Hello>,
  Same<Static<typeof EventAnswerSchema>, EventAnswer>,
  Same<Static<typeof PositionsAnswerSchema>, PositionsAnswer>,
  Same<Static<typeof HealthSchema>, HealthBody>,
  Same<Static<typeof DistrictBodySchema>, DistrictBody>,
  Same<Static<typeof TicketSchema>, Ticket>,
  Same<Static<typeof PatrolAgesSchema>, PatrolAgesBody>,
  Same<typeof STREAM_PROTOCOL, 1>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true];
