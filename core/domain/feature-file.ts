import { type Static, type TSchema, Type } from 'typebox';
import type { LonLat } from '../geo/units.ts';

/** Coordinates by the shape of a geometry (RFC 7946, section 3.1). */
type Coordinates = { Point: LonLat; LineString: LonLat[]; Polygon: LonLat[][] };
export type Shape = keyof Coordinates;

/** A feature as it stands in a file; the properties' shape belongs to the file. */
export type FileFeature = { readonly properties: unknown; readonly geometry: { readonly coordinates: unknown } };

/** One GeoJSON file of a district folder: what its features have to be, and what becomes of one. */
export type FeatureFile<Item> = {
  readonly name: string;
  readonly shape: Shape;
  readonly properties: TSchema;
  /** The property that tells features apart; without it nothing has to. */
  readonly idKey?: string;
  /** For a feature that has the shape; the server has checked that before it serves one. */
  toItem(feature: FileFeature): Item;
  /** What a schema cannot say. @returns the reason why the item cannot be. */
  problemOf?(item: Item): string | undefined;
};

/** Says what a file holds, with the types of properties and coordinates in step with the schema and the shape. */
export function featureFile<Properties extends TSchema, Geometry extends Shape, Item>(
  file: Omit<FeatureFile<Item>, 'properties' | 'shape' | 'toItem'> & {
    readonly shape: Geometry;
    readonly properties: Properties;
    toItem(properties: Static<Properties>, coordinates: Coordinates[Geometry]): Item;
  },
): FeatureFile<Item> {
  return {
    ...file,
    toItem: ({ properties, geometry }) =>
      file.toItem(properties as Static<Properties>, geometry.coordinates as Coordinates[Geometry]),
  };
}

/** What a place is called where it stands. */
export const PlaceNameSchema = Type.String({ minLength: 1, maxLength: 120 });
/** From curb to curb. */
export const WidthMetersSchema = Type.Number({ exclusiveMinimum: 0, maximum: 200 });
