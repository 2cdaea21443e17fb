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
  /** How long it is by its papers; absent where nobody said. */
  readonly lengthMeters?: number;
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
    meters: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  }),
  toItem: ({ roadWorkId, name, kindCode, widthMeters, meters }, path): RoadWorkPlace => ({
    id: roadWorkId,
    name,
    kindCode,
    widthMeters,
    ...(meters !== undefined && { lengthMeters: meters }),
    path,
  }),
});
