import { Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema, WidthMetersSchema } from './feature-file.ts';
import { identifier } from './ids.ts';

export type StreetId = Brand<string, 'StreetId'>;

/** The widest first; a bridge is a street over water. */
export const STREET_CLASSES = ['main', 'secondary', 'local', 'lane', 'path', 'bridge'] as const;
export type StreetClass = (typeof STREET_CLASSES)[number];

/** One run of a street; the parts on both sides of a river have the same name and ids of their own. */
export type Street = {
  readonly id: StreetId;
  readonly name: string;
  readonly class: StreetClass;
  readonly widthMeters: number;
  readonly path: readonly LonLat[];
};

export const StreetIdSchema = identifier<StreetId>();

export const streetFile = featureFile({
  name: 'streets.geojson',
  shape: 'LineString',
  idKey: 'streetId',
  properties: Type.Object({
    streetId: StreetIdSchema,
    name: PlaceNameSchema,
    class: Type.Unsafe<StreetClass>({ type: 'string', enum: [...STREET_CLASSES] }),
    widthMeters: WidthMetersSchema,
  }),
  toItem: ({ streetId, ...told }, path): Street => ({
    id: streetId,
    name: told.name,
    class: told.class,
    widthMeters: told.widthMeters,
    path,
  }),
});
