import { Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';
import { identifier } from './ids.ts';

export type HeatAreaId = Brand<string, 'HeatAreaId'>;

/** What one heat-exchange station (换热站) serves: where cold rooms gather, whatever grid they lie in. */
export type HeatArea = {
  readonly id: HeatAreaId;
  readonly name: string;
  /** The outer one first, closed. */
  readonly rings: readonly (readonly LonLat[])[];
};

export const heatAreaFile = featureFile({
  name: 'heat-areas.geojson',
  shape: 'Polygon',
  idKey: 'heatAreaId',
  properties: Type.Object({ heatAreaId: identifier<HeatAreaId>(), name: PlaceNameSchema }),
  toItem: ({ heatAreaId, name }, rings): HeatArea => ({ id: heatAreaId, name, rings }),
});
