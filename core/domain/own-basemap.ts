import { type Static, Type } from 'typebox';
import { taggedUnion } from './tagged-union.ts';

/** Names the base map that an operator has drawn instead of the district's own; may be absent. */
export const OWN_BASEMAP_FILE = 'basemap.json';

const words = Type.Object({ 'zh-CN': Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
const url = Type.String({
  pattern: '^https?://(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+\\])(?::\\d{1,5})?(?:[/?#]|$)',
  maxLength: 2_000,
});
const zoom = Type.Integer({ minimum: 0, maximum: 22 });

const common = {
  /** What its positions are in. Those of the last two lie hundreds of meters beside the streets and are refused. */
  datum: Type.Unsafe<'WGS-84' | 'CGCS2000' | 'GCJ-02' | 'BD-09'>({ enum: ['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09'] }),
  /** Whose map it is, printed beside the map notice. */
  attribution: words,
};
const pictures = {
  tileSize: Type.Optional(Type.Unsafe<256 | 512>({ enum: [256, 512] })),
  minZoom: Type.Optional(zoom),
  maxZoom: Type.Optional(zoom),
};

/** `basemap.json`: pictures by tile, pictures of a WMTS, one PMTiles archive, or a whole MapLibre style. */
export const OwnBasemapSchema = taggedUnion('kind', [
  Type.Object({
    kind: Type.Literal('tiles'),
    ...common,
    ...pictures,
    /** Addresses with `{z}`, `{x}` and `{y}`, the lowest picture first. */
    tiles: Type.Array(url, { minItems: 1, maxItems: 8 }),
  }),
  Type.Object({
    kind: Type.Literal('wmts'),
    ...common,
    ...pictures,
    /** The lowest picture first; each is asked for by key and value (OGC 07-057r7, GetTile). */
    layers: Type.Array(
      Type.Object({
        url,
        layer: Type.String(),
        style: Type.Optional(Type.String()),
        format: Type.Optional(Type.String()),
      }),
      { minItems: 1, maxItems: 8 },
    ),
    /** The name its tiles in Web Mercator have. */
    matrixSet: Type.String({ minLength: 1 }),
    /** What else it wants to be told, such as a key. */
    query: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
  Type.Object({
    kind: Type.Literal('pmtiles'),
    ...common,
    ...pictures,
    url,
    /** Pictures, or vector tiles as `npm run basemap` makes them, drawn in our themes. */
    content: Type.Unsafe<'pictures' | 'vectors'>({ enum: ['pictures', 'vectors'] }),
  }),
  Type.Object({
    kind: Type.Literal('style'),
    ...common,
    url,
    /** Where else its tiles, letters and symbols come from. */
    origins: Type.Optional(Type.Array(url, { maxItems: 16 })),
  }),
]);

export type OwnBasemap = Static<typeof OwnBasemapSchema>;

export type OwnBasemapProblem = {
  readonly code: 'basemap-other-datum' | 'basemap-not-mercator' | 'basemap-no-template';
  readonly reason: string;
};

/** Providers whose maps are in GCJ-02 or BD-09 whatever is said of them, by the end of the host's name. */
const SHIFTED_HOSTS = [
  'autonavi.com',
  'amap.com',
  'gtimg.com',
  'map.qq.com',
  'google.cn',
  'bdimg.com',
  'baidu.com',
  'geoq.cn',
];
/** The Chinese edition of a map that is in WGS-84 elsewhere. */
const SHIFTED_EDITION = /[?&]gl=cn(?:&|#|$)/i;
const EDITION_HOST = /(?:^|\.)google(?:apis)?\.com$/;
/** Names of tile sets in degrees, the equal-angle tiles of the national map service among them. */
const IN_DEGREES = /^(?:c|(?:.*:)?(?:4326|4490)|.*crs84.*|.*worldcrs84quad.*)$/i;

/** Why a base map that is well written cannot be drawn under this district's data. */
export function ownBasemapProblem(basemap: OwnBasemap): OwnBasemapProblem | undefined {
  if (basemap.datum === 'GCJ-02' || basemap.datum === 'BD-09') return shifted(`it is in ${basemap.datum}`);
  for (const address of addressesOf(basemap)) {
    const hostname = originOf(address).replace(/^.*\/\/|\.?(?::\d+)?$/g, ''); // a dot at its end names the same host
    const provider = SHIFTED_HOSTS.find((host) => hostname === host || hostname.endsWith(`.${host}`));
    if (provider) return shifted(`maps of ${provider} are in GCJ-02 or BD-09`);
    if (EDITION_HOST.test(hostname) && SHIFTED_EDITION.test(address))
      return shifted(`maps of ${hostname} with gl=cn are in GCJ-02`);
  }
  if (basemap.kind === 'wmts' && IN_DEGREES.test(basemap.matrixSet)) {
    const reason = `its matrix set ${basemap.matrixSet} is in degrees; the map needs one in Web Mercator (EPSG:3857)`;
    return { code: 'basemap-not-mercator', reason };
  }
  const bad =
    basemap.kind === 'tiles' &&
    basemap.tiles.find((one) => !/\{z\}/.test(one) || !/\{x\}.*\{y\}|\{y\}.*\{x\}/.test(one));
  return bad ? { code: 'basemap-no-template', reason: `${bad} has no {z}, {x} and {y}` } : undefined;
}

const shifted = (why: string): OwnBasemapProblem => ({
  code: 'basemap-other-datum',
  reason: `${why}: every street of it would lie 40 to 700 m beside where it is, and a ring of 100 m would be worth nothing`,
});

/** The addresses of the pictures, the lowest first; none where the base map is no pictures by tile. */
export function pictureTemplates(basemap: OwnBasemap): readonly string[] {
  if (basemap.kind === 'tiles') return basemap.tiles;
  if (basemap.kind !== 'wmts') return [];
  const { matrixSet, query } = basemap;
  return basemap.layers.map(({ url: address, layer, style = 'default', format = 'tiles' }) => {
    const asked = { SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: layer, STYLE: style };
    const told = Object.entries({ ...asked, TILEMATRIXSET: matrixSet, FORMAT: format, ...query });
    const parts = told.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
    const where = 'TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';
    return `${address}${address.includes('?') ? '&' : '?'}${[...parts, where].join('&')}`;
  });
}

/** Every origin the page has to be allowed to load from, each once. */
export const originsOf = (basemap: OwnBasemap): readonly string[] => [...new Set(addressesOf(basemap).map(originOf))];

const originOf = (address: string) => /^[^/]*\/\/[^/?#]*/.exec(address)![0].toLowerCase();

function addressesOf(basemap: OwnBasemap): readonly string[] {
  if (basemap.kind === 'tiles') return basemap.tiles;
  if (basemap.kind === 'wmts') return basemap.layers.map(({ url: address }) => address);
  return [basemap.url, ...((basemap.kind === 'style' && basemap.origins) || [])];
}
