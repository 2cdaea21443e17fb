import { type Static, Type } from 'typebox';
import { taggedUnion } from './tagged-union.ts';

/** Why none of a file of places is used, or no base map. */
export const FILE_FAULTS = [
  'file-unreadable',
  'file-not-json',
  'file-no-collection',
  'file-no-basemap',
  'file-of-other-format',
  'file-contradicts',
  'basemap-other-datum',
  'basemap-not-mercator',
  'basemap-no-template',
] as const;
export type FileFaultCode = (typeof FILE_FAULTS)[number];

/** Why a single place is set aside. */
export const FEATURE_FAULTS = [
  'properties-wrong',
  'geometry-wrong',
  'outside-district',
  'id-repeated',
  'contradiction',
  'reference-lost',
] as const;
export type FeatureFaultCode = (typeof FEATURE_FAULTS)[number];

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

/** What a district folder has and the program does not use: a whole file of places, or some of the places in it. */
export const PlaceFaultSchema = taggedUnion('kind', [
  Type.Object({ kind: Type.Literal('file-refused'), file: Type.String(), code: choice(FILE_FAULTS) }),
  Type.Object({
    kind: Type.Literal('features-set-aside'),
    file: Type.String(),
    /** How many the file has, those set aside included. */
    total: Type.Integer({ minimum: 1 }),
    reasons: Type.Array(
      Type.Object({
        code: choice(FEATURE_FAULTS),
        count: Type.Integer({ minimum: 1 }),
        /** The first of them, by its id where it has one, else by its place in the file. */
        first: Type.String(),
      }),
    ),
  }),
]);

export type PlaceFault = Static<typeof PlaceFaultSchema>;
