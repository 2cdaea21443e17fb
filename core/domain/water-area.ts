import { Type } from 'typebox';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';

/** A river or lake: nobody walks on it. */
export type WaterArea = {
  readonly name: string;
  /** The outer one first, closed. */
  readonly rings: readonly (readonly LonLat[])[];
};

export const waterFile = featureFile({
  name: 'water.geojson',
  shape: 'Polygon',
  properties: Type.Object({ name: PlaceNameSchema }),
  toItem: ({ name }, rings): WaterArea => ({ name, rings }),
});
