import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package-root.ts';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { readDistrictFolder } from './folder.ts';

const name = { 'zh-CN': '小镇', en: 'Small Town' };
const DISTRICT = {
  id: 'small-town',
  name,
  zone: 'Asia/Shanghai',
  bbox: [126, 43, 127, 44],
  datum: 'WGS-84',
  mapNotice: name,
  synthetic: true,
  windowDays: 400,
  codeVersion: 'small-1',
};
const CODES = { version: 'small-1', categories: [{ code: 'A01', name }] };

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.1, south],
  [west + 0.1, south + 0.1],
  [west, south],
];
const feature = (gridId: unknown, geometry: unknown) => ({
  type: 'Feature',
  properties: { gridId, name: '一格' },
  geometry,
});
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const GRIDS = collection(
  feature('01', polygon(ring(126.1, 43.1))),
  feature('02', { type: 'MultiPolygon', coordinates: [[ring(126.3, 43.1)], [ring(126.5, 43.1)]] }),
);

const WHOLE = { 'district.json': DISTRICT, 'grids.geojson': GRIDS, 'codes.json': CODES };
type FileName = keyof typeof WHOLE;

/** A folder that is whole but for one file; a text is written as it is. */
async function makeFolder(file?: FileName, content?: unknown): Promise<string> {
  const folder = await makeTemporaryFolder();
  for (const [other, value] of Object.entries(WHOLE)) await writeFile(join(folder, other), JSON.stringify(value));
  if (file) await writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
}

async function refusalOf(file: FileName, content: unknown): Promise<string> {
  const error: Error = await readDistrictFolder(await makeFolder(file, content)).then(
    () => Promise.reject(new Error('The folder was read.')),
    (reason) => reason,
  );
  expect(error).toMatchObject({ code: 'district-folder-invalid' });
  return error.message;
}

describe('readDistrictFolder', () => {
  it('reads a whole folder', async () => {
    const { district, grids, files, hash } = await readDistrictFolder(await makeFolder());
    expect(district).toEqual(DISTRICT);
    expect(grids.find([126.17, 43.12])).toEqual({ id: '01', count: 1 }); // right of the diagonal of a half square
    expect(grids.find([126.57, 43.12])).toEqual({ id: '02', count: 1 });
    expect(grids.find([126.9, 43.9])).toBeUndefined();
    expect([...files.keys()]).toEqual(['district.json', 'grids.geojson', 'codes.json']);
    expect(hash).toMatch(/^[\w-]{16}$/);
  });

  it.each([
    ['reaches out', [125.9, 43.2, 126.5, 43.5]],
    ['is turned', [126.5, 43.2, 126.2, 43.5]],
  ])('refuses a first view that %s', async (_, homeBbox) => {
    expect(await refusalOf('district.json', { ...DISTRICT, homeBbox })).toContain(
      `district.json: /homeBbox ${homeBbox} is no box`,
    );
  });

  it.each([
    ['is turned round', [126.6, 43.9, 126.5, 43.8]],
    ['has no size', [126.5, 43.8, 126.5, 43.8]],
  ])('refuses a box that %s', async (_, bbox) => {
    expect(await refusalOf('district.json', { ...DISTRICT, bbox })).toContain(`district.json: /bbox ${bbox} is no box`);
  });

  it('refuses a map notice with nothing to read in it', async () => {
    const mapNotice = { 'zh-CN': ' \u3000', en: 'Map' };
    expect(await refusalOf('district.json', { ...DISTRICT, mapNotice })).toContain('district.json: /mapNotice/zh-CN ');
  });

  it.each(['GCJ-02', 'BD-09', 'gcj02'])('says why a district is not in %s', async (datum) => {
    expect(await refusalOf('district.json', { ...DISTRICT, datum })).toMatch(
      new RegExp(`^district\\.json: /datum ${datum} is neither WGS-84 nor CGCS2000: .* 40 to 700 m beside`),
    );
  });

  it('says that positions have the latitude first, of areas and of places', async () => {
    const turned = polygon(ring(126.1, 43.1).map(([lon, lat]) => [lat, lon]));
    expect(await refusalOf('grids.geojson', collection(feature('01', turned)))).toBe(
      'grids.geojson: feature 0 (gridId 01): its positions have the latitude first; GeoJSON has the longitude first.',
    );
    const folder = await makeFolder();
    const properties = { siteId: 'S-1', name: '站点', tier: 'center', hours: [] };
    const site = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [43.1, 126.1] } };
    await writeFile(join(folder, 'sites.geojson'), JSON.stringify(collection(site)));
    expect((await readDistrictFolder(folder)).complaints[0]).toContain('its positions have the latitude first');
  });

  it('prints no names of a file that do something to a terminal, or stand for lines of their own', async () => {
    const gridId = '\u001b[2J\nall is well\u202e';
    const twice = collection(feature(gridId, polygon(ring(126.1, 43.1))), feature(gridId, polygon(ring(126.3, 43.1))));
    expect(await refusalOf('grids.geojson', twice)).toBe(
      'grids.geojson: feature 1: gridId \ufffd[2J all is well\ufffd stands twice.',
    );
  });

  it('takes a first view within the district', async () => {
    const homeBbox = [126.1, 43.1, 126.4, 43.4];
    const folder = await makeFolder('district.json', { ...DISTRICT, homeBbox });
    expect((await readDistrictFolder(folder)).district.homeBbox).toEqual(homeBbox);
  });

  it('keeps the bytes of each file as they are, with their checksum', async () => {
    const folder = await makeFolder('codes.json', JSON.stringify(CODES, null, 4));
    const { files } = await readDistrictFolder(folder);
    for (const [file, { bytes, sha256 }] of files) {
      const onDisk = await readFile(join(folder, file));
      expect(bytes.equals(onDisk)).toBe(true);
      expect(sha256).toBe(createHash('sha256').update(onDisk).digest('hex'));
    }
  });

  it('takes a byte order mark before any of its JSON files, and serves them without it', async () => {
    const plain = await makeFolder();
    const site = feature('x', { type: 'Point', coordinates: [126.15, 43.15] });
    const sites = collection({ ...site, properties: { siteId: 'S-1', name: '站点', tier: 'center', hours: [] } });
    const basemap = {
      kind: 'tiles',
      datum: 'WGS-84',
      attribution: { 'zh-CN': '甲', en: 'A' },
      tiles: ['https://t.example/{z}/{x}/{y}'],
    };
    const others = { 'sites.geojson': JSON.stringify(sites), 'basemap.json': JSON.stringify(basemap) };
    for (const [file, text] of Object.entries(others)) await writeFile(join(plain, file), text);
    const marked = await makeTemporaryFolder();
    const all = {
      ...Object.fromEntries(Object.entries(WHOLE).map(([file, value]) => [file, JSON.stringify(value)])),
      ...others,
    };
    for (const [file, text] of Object.entries(all)) await writeFile(join(marked, file), `\ufeff${text}`);
    const read = await readDistrictFolder(marked);
    expect(read.complaints).toEqual([]);
    expect([read.files.has('sites.geojson'), read.ownBasemap?.kind]).toEqual([true, 'tiles']);
    expect(read.hash).toBe((await readDistrictFolder(plain)).hash);
  });

  it('keeps no file that is not on its list', async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, 'households.json'), '{}');
    expect((await readDistrictFolder(folder)).files.has('households.json')).toBe(false);
  });

  it('gives equal folders the same hash, and another one where any file differs', async () => {
    const hashOf = async (folder: string) => (await readDistrictFolder(folder)).hash;
    const whole = await hashOf(await makeFolder());
    expect(await hashOf(await makeFolder())).toBe(whole);
    const changed = await Promise.all([
      hashOf(await makeFolder('district.json', { ...DISTRICT, windowDays: 401 })),
      hashOf(await makeFolder('grids.geojson', collection(GRIDS.features[0]))),
      hashOf(await makeFolder('codes.json', { ...CODES, terms: [] })),
    ]);
    expect(new Set([whole, ...changed]).size).toBe(4);
  });
});

describe('readDistrictFolder of a broken folder', () => {
  it.each(Object.keys(WHOLE) as FileName[])('names %s where it is missing', async (file) => {
    const folder = await makeFolder();
    await rm(join(folder, file));
    await expect(readDistrictFolder(folder)).rejects.toMatchObject({
      code: 'district-folder-invalid',
      message: `${join(folder, file)} cannot be read (ENOENT).`,
    });
  });

  it.each(Object.keys(WHOLE) as FileName[])('names %s where it is no JSON', async (file) => {
    expect(await refusalOf(file, '{"id":')).toMatch(new RegExp(`^${file}: it is not JSON: `));
  });

  it.each([
    ['an id that is no name for a folder', { id: '../other' }, /^district\.json: \/id .*pattern/],
    ['no name in Chinese', { name: { en: 'Small Town' } }, /^district\.json: \/name .*zh-CN/],
    ['a box of three numbers', { bbox: [126, 43, 127] }, /^district\.json: \/bbox /],
    ['a box beyond the earth', { bbox: [126, 43, 127, 91] }, /^district\.json: \/bbox\/3 /],
    ['another datum', { datum: 'GCJ-02' }, /^district\.json: \/datum /],
    ['a window of no days', { windowDays: 0 }, /^district\.json: \/windowDays /],
    ['a zone that is none', { zone: 'Asia/Fengman' }, /^district\.json: \/zone Asia\/Fengman is no IANA time zone\.$/],
  ])('names district.json, the place in it and the reason for %s', async (_name, change, message) => {
    expect(await refusalOf('district.json', { ...DISTRICT, ...change })).toMatch(message);
  });

  it('names what is missing in district.json', async () => {
    const { zone: _gone, ...rest } = DISTRICT;
    expect(await refusalOf('district.json', rest)).toMatch(/^district\.json: \/ .*zone/);
    expect(await refusalOf('district.json', null)).toMatch(/^district\.json: \/ /);
  });

  it('names the place in codes.json', async () => {
    const nameless = { ...CODES, categories: [...CODES.categories, { code: 'A02' }] };
    expect(await refusalOf('codes.json', nameless)).toMatch(/^codes\.json: \/categories\/1 .*name/);
  });

  const good = feature('01', polygon(ring(126.1, 43.1)));
  const broken = (geometry: unknown) => collection(good, feature('07', geometry));
  const [first, second, third] = ring(126.3, 43.1);
  it.each([
    ['no collection', { type: 'FeatureCollection' }, 'it is no FeatureCollection with features'],
    ['no feature', collection(), 'it is no FeatureCollection with features'],
    ['a feature that is null', collection(null), 'feature 0: properties must be object'],
    [
      'a feature without an id',
      collection(good, feature(undefined, null)),
      'feature 1: properties must have required properties gridId',
    ],
    ['an id that is a number', collection(good, feature(7, null)), 'feature 1: properties/gridId must be string'],
    ['an id that stands twice', collection(good, good), 'feature 1: gridId 01 stands twice'],
    ['no geometry', broken(null), 'feature 1 (gridId 07): its geometry is neither Polygon nor MultiPolygon'],
    ['a point', broken({ type: 'Point', coordinates: first }), 'feature 1 (gridId 07): its geometry is neither'],
    ['a polygon without a ring', broken(polygon()), 'feature 1 (gridId 07): a polygon without a ring'],
    ['no coordinates', broken({ type: 'Polygon' }), 'feature 1 (gridId 07): a polygon without a ring'],
    ['no polygon', broken({ type: 'MultiPolygon', coordinates: [] }), 'feature 1 (gridId 07): a geometry without'],
    [
      'an open ring',
      broken(polygon([first, second, third, second])),
      'feature 1 (gridId 07): a ring that is not closed',
    ],
    ['a ring of three', broken(polygon([first, second, first])), 'feature 1 (gridId 07): a ring that is not closed'],
    ['an open hole', broken(polygon(ring(126.3, 43.1), [first])), 'feature 1 (gridId 07): a ring that is not closed'],
    ['a position of text', broken(polygon([first, ['126.4', '43.1'], third, first])), 'feature 1 (gridId 07): a ring'],
    [
      'latitude before longitude',
      broken(polygon(ring(43.1, 126.3))),
      'feature 1 (gridId 07): its positions have the latitude first',
    ],
    [
      'a line drawn to and fro',
      broken(polygon([first, second, first, second, first])),
      'feature 1 (gridId 07): a ring without an area',
    ],
    [
      'a ring of one place',
      broken(polygon([first, first, first, first])),
      'feature 1 (gridId 07): a ring without an area',
    ],
    // The square of 0.1° walked corner, opposite corner, corner, corner: its diagonals cross in the middle.
    [
      'an outline that crosses itself',
      broken(
        polygon([
          [126.3, 43.1],
          [126.4, 43.2],
          [126.4, 43.1],
          [126.3, 43.2],
          [126.3, 43.1],
        ]),
      ),
      'feature 1 (gridId 07): its outline crosses itself near 126.350000, 43.150000',
    ],
    [
      'a hole that crosses the outline',
      broken(polygon(ring(126.3, 43.1), ring(126.35, 43.12))),
      'feature 1 (gridId 07): its outline crosses itself near',
    ],
  ])('names grids.geojson, the feature and the reason for %s', async (_name, content, reason) => {
    expect(await refusalOf('grids.geojson', content)).toContain(`grids.geojson: ${reason}`);
  });

  it('names both files where the areas reach beyond the box', async () => {
    const message = await refusalOf('grids.geojson', collection(feature('01', polygon(ring(126.95, 43.1)))));
    // From 126.95 a ring reaches 0.1 to the east, and the box ends at 127.
    expect(message).toMatch(
      /^grids\.geojson: its areas 126\.95,43\.1,127\.05.* reach beyond the bbox 126,43,127,44 of district\.json\.$/,
    );
  });
});

describe('grid-town', () => {
  it('is read, and its areas lie where its arithmetic says', async () => {
    const { district, grids } = await readDistrictFolder(join(packageRoot, 'geodata/grid-town'));
    expect([district.id, district.synthetic]).toEqual(['grid-town', true]);
    const metersPerDegree = (Math.PI / 180) * 6_371_008.8;
    const at = (east: number, north: number): [number, number] => [
      126.55 + east / (metersPerDegree * Math.cos((43.83 * Math.PI) / 180)),
      43.83 + north / metersPerDegree,
    ];
    // Sixteen grids of 500 m a side around the middle: the first begins 4,000 m south-west of it.
    expect(grids.find(at(-3_990, -3_990))).toEqual({ id: '0101', count: 1 });
    expect(grids.find(at(-3_490, -3_990))).toEqual({ id: '0102', count: 1 });
    expect(grids.find(at(3_990, 3_990))).toEqual({ id: '1616', count: 1 });
    expect(grids.find(at(4_010, 0))).toBeUndefined(); // the block around the town
    expect(grids.find(at(1, 1))?.count).toBe(1);
  });
});
