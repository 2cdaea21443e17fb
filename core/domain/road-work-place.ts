import { Type } from 'typebox';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema, WidthMetersSchema } from './feature-file.ts';
import { CodeSchema, type RoadWorkId, RoadWorkIdSchema } from './ids.ts';

/** Where a road work (道路工程) lies; how far it has come is in the log. */
export type RoadWorkPlace = {
  readonly id: RoadWorkId;
  readonly name: string;
  readonly kindCode: string;
  readonly widthMeters: number;
  readonly path: readonly LonLat[];
};

export const roadWorkPlaceFile = featureFile({
  name: 'works.geojson',
  shape: 'LineString',
  idKey: 'roadWorkId',
  properties: Type.Object({
    roadWorkId: RoadWorkIdSchema,
    name: PlaceNameSchema,
    kindCode: CodeSchema,
    widthMeters: WidthMetersSchema,
  }),
  toItem: ({ roadWorkId, name, kindCode, widthMeters }, path): RoadWorkPlace => ({
    id: roadWorkId,
    name,
    kindCode,
    widthMeters,
    path,
  }),
});
