import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { type OwnBasemap, OwnBasemapSchema, originsOf, ownBasemapProblem, pictureTemplates } from './own-basemap.ts';

const said = { datum: 'CGCS2000', attribution: { 'zh-CN': '底图', en: 'Map' } } as const;
const tiles = (...addresses: string[]): OwnBasemap => ({ kind: 'tiles', ...said, tiles: addresses });
const WMTS: OwnBasemap = {
  kind: 'wmts',
  ...said,
  matrixSet: 'w',
  layers: [
    { url: 'https://t0.map.example.cn/vec_w/wmts', layer: 'vec' },
    { url: 'https://t0.map.example.cn/cva_w/wmts?v=1', layer: 'cva', style: 'plain', format: 'image/png' },
  ],
  query: { tk: 'a key&' },
};

describe('ownBasemapProblem', () => {
  it.each<OwnBasemap>([
    tiles('https://tiles.example.org/{z}/{x}/{y}.png'),
    tiles('https://tiles.example.org/{z}/{y}/{x}'),
    WMTS,
    { kind: 'pmtiles', ...said, content: 'pictures', url: 'https://tiles.example.org/city.pmtiles' },
    { kind: 'style', ...said, url: 'http://10.0.0.7/style.json' },
  ])('finds nothing wrong with $kind', (basemap) => {
    expect([...Value.Errors(OwnBasemapSchema, basemap)]).toEqual([]);
    expect(ownBasemapProblem(basemap)).toBeUndefined();
  });

  it.each(['GCJ-02', 'BD-09'] as const)('refuses what says that it is in %s', (datum) => {
    const { code, reason } = ownBasemapProblem({ ...WMTS, datum })!;
    expect(code).toBe('basemap-other-datum');
    expect(reason).toContain(datum);
  });

  it.each([
    'https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}',
    'https://rt0.map.gtimg.com/{z}/{x}/{y}.png',
    'https://www.google.cn/maps/vt?x={x}&y={y}&z={z}',
    'https://webrd01.is.autonavi.com./appmaptile?x={x}&y={y}&z={z}',
    'https://webrd01.is.autonavi.com.:443/appmaptile?x={x}&y={y}&z={z}',
    'https://mt0.google.com/vt?lyrs=m&gl=cn&x={x}&y={y}&z={z}',
    'https://map.geoq.cn/ArcGIS/rest/services/ChinaOnlineCommunity/MapServer/tile/{z}/{y}/{x}',
  ])('does not believe %s that it is in CGCS2000', (address) => {
    expect(ownBasemapProblem(tiles(address))?.code).toBe('basemap-other-datum');
  });

  it('does not take a host for another one by its ending', () => {
    expect(ownBasemapProblem(tiles('https://notamap.com/{z}/{x}/{y}'))).toBeUndefined();
    expect(ownBasemapProblem(tiles('https://tiles.example.org/{z}/{x}/{y}?gl=cn'))).toBeUndefined();
  });

  it.each(['c', 'EPSG:4490', 'urn:ogc:def:crs:EPSG::4326', 'WorldCRS84Quad'])(
    'refuses tiles in degrees: %s',
    (matrixSet) => {
      expect(ownBasemapProblem({ ...WMTS, matrixSet })?.code).toBe('basemap-not-mercator');
    },
  );

  it('refuses an address that is the same for every tile', () => {
    expect(ownBasemapProblem(tiles('https://tiles.example.org/{z}/{x}.png'))?.code).toBe('basemap-no-template');
  });
});

describe('the schema', () => {
  it.each([
    { ...WMTS, datum: undefined },
    { ...WMTS, datum: 'wgs84' },
    tiles('javascript:alert(1)'),
    tiles('file:///etc/passwd'),
    tiles("https://a;script-src'unsafe-inline'/{z}/{x}/{y}"),
    tiles('https://me@tiles.example.org/{z}/{x}/{y}'),
    tiles(),
    { kind: 'wms', ...said },
    {},
  ])('refuses %j', (value) => {
    expect([...Value.Errors(OwnBasemapSchema, value)]).not.toEqual([]);
  });
});

describe('pictureTemplates', () => {
  it('asks a WMTS by key and value', () => {
    const [vec, cva] = pictureTemplates(WMTS);
    expect(vec).toBe(
      'https://t0.map.example.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default' +
        '&TILEMATRIXSET=w&FORMAT=tiles&tk=a%20key%26&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
    );
    expect(cva).toContain('wmts?v=1&SERVICE=WMTS');
    expect(cva).toContain('STYLE=plain&TILEMATRIXSET=w&FORMAT=image%2Fpng&');
  });
});

describe('originsOf', () => {
  it('names each host once, with its port', () => {
    expect(originsOf(WMTS)).toEqual(['https://t0.map.example.cn']);
    const style = {
      kind: 'style',
      ...said,
      url: 'http://10.0.0.7:8081/style.json',
      origins: ['https://fonts.example.org/x'],
    };
    expect(originsOf(style as OwnBasemap)).toEqual(['http://10.0.0.7:8081', 'https://fonts.example.org']);
  });
});
