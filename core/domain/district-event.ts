import { type Static, Type } from 'typebox';
import { event } from './event-schema.ts';
import { CodeSchema, UnitIdSchema } from './ids.ts';

/** What an operator may change while the district runs; the value's shape belongs to the setting. */
const SettingValueSchema = Type.Union([
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 2000, sensitivity: 'internal' }),
  Type.Array(Type.String({ maxLength: 200, sensitivity: 'internal' }), { maxItems: 500 }),
]);

/** What happens to the district as a whole. */
export const districtEvents = [
  event('weather.observed', {
    conditionCode: CodeSchema,
    temperatureCelsius: Type.Optional(Type.Number({ minimum: -90, maximum: 60 })),
    windMetersPerSecond: Type.Optional(Type.Number({ minimum: 0, maximum: 120 })),
  }),
  event('duty.started', { shiftCode: CodeSchema, unitId: Type.Optional(UnitIdSchema) }),
  event('setting.changed', { setting: CodeSchema, value: SettingValueSchema }),
  /** A source says "nothing new", so that silence is not mistaken for calm. */
  event('source.reported', { layer: CodeSchema }),
  /** How many rows a published account has, told before the first of them, so that a part is never taken for the whole. */
  event('report.announced', { rows: Type.Integer({ minimum: 1, maximum: 10_000_000 }) }),
] as const;

export type DistrictWideEvent = Static<(typeof districtEvents)[number]>;
