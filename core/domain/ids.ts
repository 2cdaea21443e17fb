import { Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { EpochMs } from '../geo/units.ts';

export type EventId = Brand<string, 'EventId'>;
export type TicketId = Brand<string, 'TicketId'>;
export type GridId = Brand<string, 'GridId'>;
export type PatrolId = Brand<string, 'PatrolId'>;
export type LampId = Brand<string, 'LampId'>;
export type RoadWorkId = Brand<string, 'RoadWorkId'>;
export type UnitId = Brand<string, 'UnitId'>;

/** Who may read a text field; a string of an event schema without one fails a test (view levels build on it). */
export type Sensitivity = 'public' | 'internal' | 'personal';

/** An identifier as its authority writes it: one line, no control characters, no outer spaces. */
const IDENTIFIER = '^[^\\s\\p{C}](?:[^\\p{C}\\u2028\\u2029]{0,62}[^\\s\\p{C}])?$';

export const identifier = <Id extends string>() =>
  Type.Unsafe<Id>(Type.String({ pattern: IDENTIFIER, maxLength: 64, sensitivity: 'public' satisfies Sensitivity }));

export const TicketIdSchema = identifier<TicketId>();
export const GridIdSchema = identifier<GridId>();
export const PatrolIdSchema = identifier<PatrolId>();
export const LampIdSchema = identifier<LampId>();
export const RoadWorkIdSchema = identifier<RoadWorkId>();
export const UnitIdSchema = identifier<UnitId>();

/** A code of a code table: a category, a reason, an outcome. Never free text. */
export const CodeSchema = identifier<string>();

/** RFC 9562 in lower case, made by the sender so that a retry repeats it. */
export const EventIdSchema = Type.Unsafe<EventId>(
  Type.String({
    pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    sensitivity: 'public' satisfies Sensitivity,
  }),
);

/** Whole milliseconds from 1970 to the end of the year 2199; what is outside is a unit mistake. */
export const EpochMsSchema = Type.Unsafe<EpochMs>(Type.Integer({ minimum: 0, maximum: 7_258_118_399_999 }));
