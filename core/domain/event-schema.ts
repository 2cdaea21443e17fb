import { type Static, Type } from 'typebox';
import type { LonLat } from '../geo/units.ts';
import { EpochMsSchema, EventIdSchema, type Sensitivity } from './ids.ts';

/** What every event carries as sent. The server adds the fields of `StoredFields`; the log adds `seq` and `loggedAt`. */
const common = {
  id: EventIdSchema,
  /** By the sender's clock. */
  occurredAt: EpochMsSchema,
};

const degrees = (limit: number) => Type.Number({ minimum: -limit, maximum: limit });

/** WGS-84, GeoJSON order. */
export const LonLatSchema = Type.Unsafe<LonLat>(Type.Tuple([degrees(180), degrees(90)]));

const personal = (maxLength: number) =>
  Type.Optional(Type.String({ minLength: 1, maxLength, sensitivity: 'personal' satisfies Sensitivity }));

/** Personal data and free text: sent beside an event, kept in a table of its own, never part of the event. */
export const PrivateSchema = Type.Object(
  { caller: personal(100), phone: personal(40), door: personal(200), address: personal(400), text: personal(4000) },
  { additionalProperties: false },
);

/** The fields of it. */
export const PRIVATE_FIELDS = ['caller', 'phone', 'address', 'door', 'text'] as const satisfies readonly (keyof Static<
  typeof PrivateSchema
>)[];

/** One event type: its name, what it carries, and nothing else. */
export const event = <Name extends string, Fields extends Record<string, Type.TSchema>>(name: Name, fields: Fields) =>
  Type.Object(
    { ...common, type: Type.Literal(name), ...fields, private: Type.Optional(PrivateSchema) },
    { additionalProperties: false },
  );
