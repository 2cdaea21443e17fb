import { Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';
import { identifier } from './ids.ts';

export type MarketId = Brand<string, 'MarketId'>;

/** An open-air market: where who sells from a cart may stand. */
export type Market = {
  readonly id: MarketId;
  readonly name: string;
  readonly stalls: number;
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
  }),
  toItem: ({ marketId, name, stalls }, rings): Market => ({ id: marketId, name, stalls, rings }),
});
