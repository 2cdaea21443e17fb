import { type TSchema, Type } from 'typebox';
import { DistrictSchema } from '../domain/district.ts';
import { LonLatSchema } from '../domain/event-schema.ts';
import { CodeSchema, EpochMsSchema, EventIdSchema, GridIdSchema, TicketIdSchema, UnitIdSchema } from '../domain/ids.ts';
import { OwnBasemapSchema } from '../domain/own-basemap.ts';
import { PlaceFaultSchema } from '../domain/place-fault.ts';
import type { SNAPSHOT_FORMAT } from '../domain/state-snapshot.ts';
import {
  type EventSource,
  GradeSchema,
  type Provenance,
  SatisfactionSchema,
  TicketOutcomeSchema,
  TicketStageSchema,
} from '../domain/ticket.ts';

/*
 * Answers to who reads, as the interface describes itself; `http.ts` and the domain have their types. Objects are open,
 * since a reader ignores fields it does not know.
 */

const choice = <const Values extends readonly string[]>(...values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

const text = Type.String({ minLength: 1 });
const count = Type.Integer({ minimum: 0 });
const optionalMoment = Type.Optional(EpochMsSchema);
const origin = {
  source: choice<EventSource[]>('person', 'device', 'rule', 'import', 'simulator'),
  provenance: choice<Provenance[]>('reported', 'simulated', 'recorded'),
};

/** A row of the log. The fields of its type are those of the event as sent. */
export const LoggedEventSchema = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  loggedAt: EpochMsSchema,
  event: Type.Object(
    {
      id: EventIdSchema,
      type: text,
      occurredAt: EpochMsSchema,
      actor: text,
      ...origin,
      gridId: Type.Optional(GridIdSchema),
      gridCandidates: Type.Optional(count),
      reportedGridId: Type.Optional(GridIdSchema),
    },
    { additionalProperties: true, description: 'The event as sent, without `private`, and what the server added' },
  ),
});

export const TicketSchema = Type.Object({
  id: TicketIdSchema,
  stage: TicketStageSchema,
  category: CodeSchema,
  codeVersion: CodeSchema,
  channel: CodeSchema,
  grade: Type.Optional(GradeSchema),
  position: Type.Optional(LonLatSchema),
  gridId: Type.Optional(GridIdSchema),
  gridCandidates: Type.Optional(count),
  unitId: Type.Optional(UnitIdSchema),
  dueAt: optionalMoment,
  times: Type.Object({
    receivedAt: EpochMsSchema,
    acceptedAt: optionalMoment,
    dispatchedAt: optionalMoment,
    handledAt: optionalMoment,
    answeredAt: optionalMoment,
    closedAt: optionalMoment,
  }),
  changedAt: EpochMsSchema,
  outcome: Type.Optional(TicketOutcomeSchema),
  satisfaction: Type.Optional(SatisfactionSchema),
  mergedInto: Type.Optional(TicketIdSchema),
  reworkCount: count,
  ...origin,
});

export const TicketPageSchema = Type.Object({
  tickets: Type.Array(TicketSchema),
  nextCursor: Type.Optional(Type.String({ description: 'Where the next page begins; absent on the last one' })),
});

const pairs = (key: TSchema, value: TSchema) => Type.Array(Type.Tuple([key, value]));
/** Year, type, code, ending and rows of a published account. */
const COUNTED = [Type.Integer(), text, Type.String(), Type.String(), count] as const;
const anything = Type.Object({}, { additionalProperties: true });
const format: typeof SNAPSHOT_FORMAT = 1; // as a type: the server needs no snapshot reader to say it

/** The state by column; `docs/protocol.md` says how the columns are read. */
export const SnapshotSchema = Type.Object({
  epoch: text,
  seq: count,
  state: Type.Object({
    format: Type.Literal(format),
    seq: count,
    skipped: count,
    days: Type.Array(Type.Tuple([Type.Integer(), count, count]), { description: '[day, received, closed]' }),
    streets: Type.Object({
      failedLamps: pairs(text, anything),
      roadWorks: pairs(text, anything),
      patrols: pairs(text, EpochMsSchema),
      settings: pairs(text, Type.Unknown()),
      heardAt: pairs(text, EpochMsSchema),
      weather: Type.Optional(anything),
      duty: Type.Optional(anything),
    }),
    reported: Type.Optional(
      Type.Object(
        {
          rows: Type.Optional(count),
          counts: Type.Array(Type.Union([Type.Tuple([...COUNTED]), Type.Tuple([...COUNTED, count])])),
        },
        {
          description:
            'Of a published account: the rows it has, and `[year, type, code, ending, rows, amount?]` of those told',
        },
      ),
    ),
    tickets: Type.Object(
      { rows: count },
      { additionalProperties: true, description: 'Columns: docs/protocol.md, The snapshot' },
    ),
  }),
});

const seenAt = <Key extends TSchema>(key: Key) => Type.Array(Type.Tuple([key, EpochMsSchema]));
const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);

export const PatrolAgesSchema = Type.Object({
  since: orNull(EpochMsSchema),
  countedAt: orNull(EpochMsSchema),
  cells: seenAt(text),
  grids: seenAt(GridIdSchema),
});

const { id, name, zone, bbox, homeBbox, mapNotice, synthetic, windowDays, codeVersion } = DistrictSchema.properties;
export const DistrictBodySchema = Type.Object({
  ...{ id, name, zone, bbox, homeBbox, mapNotice, synthetic, windowDays, codeVersion },
  ownBasemap: Type.Optional(OwnBasemapSchema),
  internalOnly: Type.Optional(Type.Literal(true)),
  districtHash: text,
  files: Type.Array(Type.Object({ name: text, url: text, bytes: count, sha256: text })),
  faults: Type.Array(PlaceFaultSchema, { description: 'Places of the folder that cannot be used, and why' }),
});

export const HealthSchema = Type.Object({
  status: choice('ok', 'degraded'),
  seq: count,
  epoch: text,
  version: text,
  database: choice('embedded', 'external'),
  clients: count,
  lagMs: Type.Integer({ minimum: 0, description: 'How far the published log is behind the stored one' }),
  districtClock: Type.Object({ districtAt: Type.Number(), factor: Type.Number(), kind: choice('wall', 'demo') }),
});
