import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { CodeTableSchema, DistrictSchema } from '../../core/domain/district.ts';
import { wgs84ToGcj02 } from '../../core/geo/datum.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { readDistrictFolder } from '../../server/district/folder.ts';
import { encodeGbk } from './fixtures/encode-gbk.ts';
import { fixture, temporaryFile, temporaryFolder } from './fixtures/fixture-district.ts';
import { type DistrictOptions, makeDistrict } from './make-district.ts';

const LA_AREAS = '../shared/data/la311/neighborhood-councils.geojson';

async function make(options: Partial<DistrictOptions> = {}) {
  const out = options.out ?? join(await temporaryFolder(), 'town');
  const said: string[] = [];
  const defaults = { areas: fixture('areas.geojson'), name: 'Town Ö', zone: 'America/Los_Angeles', force: false };
  const draft = await makeDistrict({ ...defaults, ...options, out }, (line) => said.push(line));
  return { out, draft, said: said.join('\n') };
}

const json = async (folder: string, name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));

/** GeoJSON with these features, in a file. */
const areasFile = (...features: unknown[]) =>
  temporaryFile('areas.geojson', JSON.stringify({ type: 'FeatureCollection', features }));

const area = (code: string, corner: LonLat = [0, 0]) => {
  const [lon, lat] = corner;
  const ring = [corner, [lon + 1, lat], [lon + 1, lat + 1], corner];
  return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } };
};

describe('makeDistrict', () => {
  it('makes a folder that the server reads', async () => {
    const { out, said } = await make();
    const { district, grids } = await readDistrictFolder(out);
    expect(Value.Check(DistrictSchema, await json(out, 'district.json'))).toBe(true);
    expect(Value.Check(CodeTableSchema, await json(out, 'codes.json'))).toBe(true);
    expect(district).toMatchObject({ id: 'town-o', synthetic: false, datum: 'WGS-84', codeVersion: 'town-o' });
    // the corners of the three areas of the fixture
    expect(district.bbox).toEqual([-118.5, 34, -118.1, 34.2]);
    expect(grids.find([-118.31, 34.05])).toEqual({ id: 'A1', count: 2 });
    expect(said).toContain('3 areas; code from "code" (A1), name from "name" (Westside)');
    expect(said).toContain('1 rings wound the other way round');
  });

  it('keeps the properties of the source beside its own', async () => {
    const { out } = await make();
    const [first] = (await json(out, 'grids.geojson')).features;
    expect(first.properties).toMatchObject({ gridId: 'A1', name: 'Westside', certified: '2002-04-27' });
  });

  it('sets features aside that are no areas, by index and reason', async () => {
    const broken = { ...area('X'), geometry: null };
    const { draft, said } = await make({ areas: await areasFile(area('A'), broken, area('B', [5, 5])) });
    expect(draft.grids.features.map(({ properties }) => properties.gridId)).toEqual(['A', 'B']);
    expect(said).toContain('set aside: feature 1 (X): it has no geometry');
  });

  it('sets an area without a code aside by its name', async () => {
    const nameless = { ...area('C', [9, 9]), properties: { code: ' ', name: 'Harbor' } };
    const { draft, said } = await make({ areas: await areasFile(area('A'), area('B', [5, 5]), nameless) });
    expect(draft.grids.features).toHaveLength(2);
    expect(said).toContain('set aside: feature 2 (Harbor): its code is blank');
  });

  it('closes rings and says so; prints degrees no finer than they are drawn', async () => {
    const open = area('A', [1 / 3, 0]);
    open.geometry.coordinates[0].pop();
    const { said } = await make({ areas: await areasFile(open) });
    expect(said).toContain('1 rings without their last corner were closed');
    expect(said).toContain('bbox 0.333333, 0, 1.333333, 1;');
  });

  it.each([
    ['GBK', encodeGbk],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('reads areas in %s', async (_, encode) => {
    const named = { ...area('A'), properties: { code: 'A', name: '江畔社区' } };
    const text = JSON.stringify({ type: 'FeatureCollection', features: [named] });
    const { draft } = await make({ areas: await temporaryFile('areas.geojson', encode(text)) });
    expect(draft.grids.features[0].properties.name).toBe('江畔社区');
  });

  it('moves GCJ-02 areas to where they are', async () => {
    const corner: LonLat = [126.5, 43.8];
    const areas = await areasFile(area('A', wgs84ToGcj02(corner)), area('B', wgs84ToGcj02([128, 43.8])));
    const { draft } = await make({ areas, zone: 'Asia/Shanghai', datum: 'gcj02' });
    const [[lon, lat]] = draft.grids.features[0].geometry.coordinates[0][0];
    expect(lon).toBeCloseTo(corner[0], 9);
    expect(lat).toBeCloseTo(corner[1], 9);
  });

  it('says that areas in China were taken as WGS-84 where nobody said so', async () => {
    expect((await make({ zone: 'Asia/Shanghai' })).said).toContain('--datum gcj02');
    expect((await make({ zone: 'Asia/Shanghai', datum: 'wgs84' })).said).not.toContain('--datum');
  });

  it('puts the names of a category table into codes.json', async () => {
    const codes = await temporaryFile(
      'codes.csv',
      'foreign,code,codeVersion,zh-CN,en\nBulky,06010,GB 1,大件垃圾,Bulky items\n',
    );
    const { out, draft } = await make({ codes });
    expect(await json(out, 'codes.json')).toEqual({
      version: 'GB 1',
      categories: [{ code: '06010', name: { 'zh-CN': '大件垃圾', en: 'Bulky items' } }],
    });
    expect(draft.district.codeVersion).toBe('GB 1');
  });

  it.each([
    ['no JSON', '{"type"', 'is not GeoJSON'],
    ['another JSON', '{"type": "Topology"}', 'TopoJSON'],
    ['Esri JSON', '{"geometryType": "esriGeometryPolygon", "features": []}', 'f=geojson'],
    ['a bare polygon', '{"type": "Polygon", "coordinates": []}', 'wrap it in a Feature'],
    ['no features', '{"type": "FeatureCollection", "features": []}', 'has no features'],
    [
      'another projection',
      '{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:32632"}},"features":[{}]}',
      'EPSG:32632',
    ],
  ])('refuses %s in one sentence and leaves nothing behind', async (_, content, message) => {
    const areas = await temporaryFile('areas.geojson', content);
    const out = join(dirname(areas), 'town');
    await expect(make({ areas, out })).rejects.toThrow(message);
    expect(await readdir(dirname(areas))).toEqual(['areas.geojson']);
  });

  it('refuses two areas of one code, an unknown zone, and a name without Latin letters', async () => {
    const twice = await areasFile(area('A'), area('A', [5, 5]));
    await expect(make({ areas: twice, idProperty: 'code' })).rejects.toThrow('Features 0 and 1 both have the code A');
    await expect(make({ areas: twice })).rejects.toThrow('--id-property');
    await expect(make({ zone: 'Mars/Olympus' })).rejects.toThrow('not a time zone');
    await expect(make({ name: '江城区' })).rejects.toThrow('--id');
    expect((await make({ name: '江城区', id: 'jiangcheng' })).draft.district.id).toBe('jiangcheng');
  });

  it('replaces a district only when told to, and never another folder', async () => {
    const { out } = await make();
    await expect(make({ out })).rejects.toThrow('--force');
    await make({ out, force: true, name: 'Second' });
    expect((await json(out, 'district.json')).id).toBe('second');

    const other = join(await temporaryFolder(), 'precious');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), 'keep me');
    await expect(make({ out: other, force: true })).rejects.toThrow('no district folder');
    expect(await readdir(other)).toEqual(['letter.txt']);
  });
});

describe.skipIf(!existsSync(LA_AREAS))('the neighborhood councils of Los Angeles', () => {
  it('become 99 areas with their codes and names', async () => {
    const { draft, out } = await make({ areas: LA_AREAS, name: 'Los Angeles' });
    expect(draft.chosen).toEqual({ id: 'nc_id', name: 'name' });
    expect([draft.grids.features.length, draft.setAside.length]).toEqual([99, 0]);
    expect((await readDistrictFolder(out)).district.id).toBe('los-angeles');
  });
});

const EXAMPLES = '../shared/reference/badinput/geojson/examples';

describe.skipIf(!existsSync(EXAMPLES))('GeoJSON that is invalid or problematic', async () => {
  const names = existsSync(EXAMPLES) ? await readdir(EXAMPLES, { recursive: true }) : [];

  it.each(names.filter((name) => name.endsWith('.geojson')))(
    '%s makes a readable folder or a sentence',
    async (name) => {
      const attempt = await make({ areas: join(EXAMPLES, name), zone: 'Europe/Berlin' }).catch((error) => error);
      if (attempt instanceof Error) expect(attempt.name).toBe('InputProblem');
      else expect((await readDistrictFolder(attempt.out)).district.id).toBe('town-o');
    },
  );
});
