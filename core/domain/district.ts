import { type Static, Type } from 'typebox';
import type { BoundingBox } from '../geo/units.ts';
import { CodeSchema } from './ids.ts';
import { isMainlandZone } from './mainland.ts';

/** With something to read in it. */
const words = Type.String({ pattern: '\\S' });
const name = Type.Object({ 'zh-CN': words, en: words });

const BoundingBoxSchema = Type.Unsafe<BoundingBox>(
  Type.Tuple([
    Type.Number({ minimum: -180, maximum: 180 }),
    Type.Number({ minimum: -90, maximum: 90 }),
    Type.Number({ minimum: -180, maximum: 180 }),
    Type.Number({ minimum: -90, maximum: 90 }),
  ]),
);

/** `district.json`: what a district folder says about itself. */
export const DistrictSchema = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }),
  name,
  /** IANA time zone. */
  zone: Type.String(),
  bbox: BoundingBoxSchema,
  /** What is shown first, where the whole district is too wide to show anything: its town. */
  homeBbox: Type.Optional(BoundingBoxSchema),
  /** One datum inside; anything else is converted when imported. */
  datum: Type.Union([Type.Literal('WGS-84'), Type.Literal('CGCS2000')]),
  /** Printed on every map. */
  mapNotice: name,
  /** Invented places and people: simulation is allowed, and every screen says so. */
  synthetic: Type.Boolean(),
  /** How long a closed ticket stays on the map after its last event. */
  windowDays: Type.Integer({ minimum: 1, maximum: 4000 }),
  /** Names of categories by code, for the code version they belong to. */
  codeVersion: Type.String(),
});

export type District = Static<typeof DistrictSchema>;

/**
 * 审图号 and a number as it is given: who approved it (GS, 吉S, 辽BS; since 2022 with the place after it, GS京), the year in brackets,
 * and the number. A notice that says that there is none, or that it is applied for, has the word alone.
 */
const APPROVAL_NUMBER =
  /审图号\s*[:：]?\s*\p{Script=Han}{0,3}[A-Z]{1,3}\p{Script=Han}{0,3}\s*[(（〔[]\s*\d{4}\s*[)）〕\]]\s*\d+\s*号/u;

/** Whether the map may be used inside and not be shown outside: a real Chinese district without a number of approval. */
export const isForInternalUse = ({ zone, synthetic, mapNotice }: District): boolean =>
  !synthetic && isMainlandZone(zone) && !APPROVAL_NUMBER.test(mapNotice['zh-CN']);

/** The base map of a district folder, made by `npm run basemap`: a PMTiles archive of vector tiles; may be absent. */
export const BASEMAP_FILE = 'basemap.pmtiles';

/** `codes.json`: what codes are called on screen. */
export const CodeTableSchema = Type.Object({
  version: Type.String(),
  categories: Type.Array(
    Type.Object({
      code: Type.String(),
      name,
      grade: Type.Optional(Type.String()),
      parent: Type.Optional(Type.String()),
      /** The unit a ticket of this category is dispatched to first. */
      leadUnit: Type.Optional(Type.String()),
    }),
  ),
  /** Words for the other codes: `kind` is unit, channel, reason, outcome, condition, shift, work, cause or theme. */
  terms: Type.Optional(Type.Array(Type.Object({ kind: Type.String(), code: Type.String(), name }))),
});

export type CodeTable = Static<typeof CodeTableSchema>;

/** Properties of a feature of `grids.geojson`. */
export const GridPropertiesSchema = Type.Object({
  gridId: Type.String({ minLength: 1, maxLength: 64 }),
  name: Type.String(),
  /** Registered households, where they are known: what "per 1,000 households" divides by. */
  households: Type.Optional(Type.Integer({ minimum: 0 })),
  /** `urban` and `rural` are 综合网格, `special` is 专属网格; other kinds are told by their code. */
  kind: Type.Optional(CodeSchema),
  /** Codes of the community and the subdistrict of the grid, where its own code does not begin with them. */
  community: Type.Optional(CodeSchema),
  subdistrict: Type.Optional(CodeSchema),
  /** 楼栋 people live in, where they are counted. */
  buildings: Type.Optional(Type.Integer({ minimum: 0 })),
  /** What the community and the subdistrict of the grid are called on the map. */
  communityName: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  subdistrictName: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  /** The three names in English, for the map of an English page. */
  nameEn: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  communityNameEn: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  subdistrictNameEn: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});

export type GridProperties = Static<typeof GridPropertiesSchema>;
