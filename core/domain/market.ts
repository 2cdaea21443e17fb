import { type Static, Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';
import { identifier } from './ids.ts';
import { TimeOfDaySchema } from './site.ts';

export type MarketId = Brand<string, 'MarketId'>;

const MarketHoursSchema = Type.Object({ from: TimeOfDaySchema, to: TimeOfDaySchema });
export type MarketHours = Static<typeof MarketHoursSchema>;

/** An open-air market: where who sells from a cart may stand. */
export type Market = {
  readonly id: MarketId;
  readonly name: string;
  readonly stalls: number;
  /** Every day; absent where nobody said. */
  readonly hours?: MarketHours;
  /** The outer one first, closed. */
  readonly rings: readonly (readonly LonLat[])[];
};

export const marketFile = featureFile({
  name: 'markets.geojson',
  shape: 'Polygon',
  idKey: 'marketId',
  properties: Type.Object({
    marketId: identifier<MarketId>(),
    name: PlaceNameSchema,
    stalls: Type.Integer({ minimum: 0, maximum: 100_000 }),
    hours: Type.Optional(MarketHoursSchema),
  }),
  toItem: ({ marketId, name, stalls, hours }, rings): Market => ({
    id: marketId,
    name,
    stalls,
    ...(hours && { hours }),
    rings,
  }),
  problemOf: ({ hours }) =>
    hours && hours.from >= hours.to ? `it opens at ${hours.from} and closes at ${hours.to}` : undefined,
});
