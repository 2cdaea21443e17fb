import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, Point, Polygon } from 'geojson';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readUnitCells, writeUnitCells } from '../../core/geo/unit-cells.ts';
import { checkDistrict } from './check-district.ts';

const DEMO = join(import.meta.dirname, '../../geodata/fengman-demo');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doorstep-district-'));
  cpSync(DEMO, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function change<Shape extends Point | Polygon>(
  name: string,
  edit: (features: FeatureCollection<Shape>['features']) => void,
) {
  const path = join(folder, name);
  const collection = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Shape>;
  edit(collection.features);
  writeFileSync(path, JSON.stringify(collection));
}

describe('checkDistrict', { timeout: 60_000 }, () => {
  it.each(['fengman-demo', 'grid-town'])('finds nothing wrong with %s', async (name) => {
    expect(await checkDistrict(join(DEMO, '..', name))).toEqual([]);
  });

  it('tells a code that stands twice', async () => {
    change('grids.geojson', ([first, second]) => {
      second.properties!.gridId = first.properties!.gridId;
    });
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining('220211001001001 stands twice')]);
  });

  it('tells areas that lie on one another, and those that are not there', async () => {
    // one village is drawn where another one is
    change<Polygon>('grids.geojson', (features) => {
      const rural = features.filter(({ properties }) => properties?.kind === 'rural');
      rural[5].geometry = structuredClone(rural[6].geometry);
    });
    const problems = await checkDistrict(folder);
    expect(problems.some((problem) => /lie on one another on [\d,]+ m² near/.test(problem))).toBe(true);
    expect(problems.some((problem) => problem.includes('live in no building'))).toBe(true);
  });

  it('tells a hole between areas', async () => {
    change<Polygon>('grids.geojson', (features) => {
      const inner = features.findIndex(({ properties }) => properties?.gridId === '220211001001001');
      features.splice(inner, 1);
    });
    const problems = await checkDistrict(folder);
    expect(problems.some((problem) => /the areas leave a gap of [\d,]+ m² near/.test(problem))).toBe(true);
    expect(problems.some((problem) => problem.includes('households have their door in no grid'))).toBe(true);
    expect(problems.some((problem) => problem.startsWith('organisation.json is left out: '))).toBe(true);
  });

  it('tells an area that covers the whole district, whose id comes before all others', async () => {
    const { bbox } = JSON.parse(readFileSync(join(folder, 'district.json'), 'utf8'));
    const [west, south, east, north] = bbox;
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    change<Polygon>('grids.geojson', (features) => {
      const properties = { gridId: '0', name: '全区' };
      features.push({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } });
    });
    const problems = await checkDistrict(folder);
    expect(problems.some((problem) => /gridId 0 lie on one another/.test(problem))).toBe(true);
  });

  it('refuses outlines without an end, and areas that all lie on one another, in words', async () => {
    const corner = (share: number) => [126.55 + 0.05 * Math.cos(share), 43.8 + 0.03 * Math.sin(share)];
    const corners = Array.from({ length: 60_000 }, (_, i) => corner((2 * Math.PI * i) / 60_000));
    change<Polygon>('grids.geojson', (features) => {
      features[0].geometry.coordinates = [[...corners, corners[0]]];
    });
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining('has 60001 positions; 50000 are the most')]);
    const whole = Array.from({ length: 4 }, (_, i) => corner((Math.PI / 2) * i));
    change<Polygon>('grids.geojson', (features) => {
      const [first] = features;
      const copies = Array.from({ length: 3_000 }, (_, n) => ({
        ...first,
        properties: { gridId: String(n), name: String(n) },
        geometry: { type: 'Polygon' as const, coordinates: [[...whole, whole[0]]] },
      }));
      features.splice(0, features.length, ...copies);
    });
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining('of 3000 areas lie on one another')]);
  });

  it('takes rings that run clockwise for what they are', async () => {
    change<Polygon>('grids.geojson', (features) => {
      for (const { geometry } of features) for (const ring of geometry.coordinates) ring.reverse();
    });
    expect(await checkDistrict(folder)).toEqual([]);
  });

  it('tells households that are ten times those behind doors', async () => {
    change<Polygon>('grids.geojson', (features) => {
      const { properties } = features.find((one) => one.properties?.kind === 'urban')!;
      properties!.households *= 10;
    });
    expect(await checkDistrict(folder)).toContainEqual(
      expect.stringMatching(/^grids\.geojson: .* has \d{4,} households, and \d{3} behind its doors\.$/),
    );
  });

  it('tells a community with two names and in two subdistricts, and categories that contradict each other', async () => {
    change<Polygon>('grids.geojson', ([first, ...others]) => {
      const other = others.find(({ properties }) => properties?.subdistrict !== first.properties?.subdistrict)!;
      Object.assign(first.properties!, { communityName: '别的社区', subdistrict: other.properties!.subdistrict });
    });
    const path = join(folder, 'codes.json');
    const codes = JSON.parse(readFileSync(path, 'utf8'));
    const [first, second, third] = codes.categories;
    codes.categories.push(first);
    second.parent = 'ZZ';
    third.parent = third.code;
    writeFileSync(path, JSON.stringify(codes));
    const problems = (await checkDistrict(folder)).join('\n');
    expect(problems).toMatch(/community \d{12} is called 别的社区 and /);
    expect(problems).toMatch(/community \d{12} lies in \d{9} and \d{9}\./);
    expect(problems).toContain(`the category ${first.code} stands twice`);
    expect(problems).toContain(`the parent ZZ of category ${second.code} is not in it`);
    expect(problems).toContain(`category ${third.code} is its own parent`);
  });

  it('tells a base map of another place, and one that is cut', async () => {
    const path = join(folder, 'basemap.pmtiles');
    const bytes = readFileSync(path);
    const whole = Buffer.from(bytes);
    [2.2, 48.8, 2.4, 48.9].forEach((degrees, i) => {
      bytes.writeInt32LE(degrees * 1e7, 102 + 4 * i);
    });
    writeFileSync(path, bytes);
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining('it is of another place')]);
    writeFileSync(path, whole.subarray(0, whole.length / 2));
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining('it is cut or changed')]);
  });

  it('tells a walking network that lies beside its streets', async () => {
    const path = join(folder, 'walk-graph.bin');
    const bytes = readFileSync(path);
    bytes.writeDoubleLE(bytes.readDoubleLE(8) + 0.006, 8); // about 500 m to the east
    writeFileSync(path, bytes);
    expect(await checkDistrict(folder)).toEqual([expect.stringMatching(/ends of streets are no corners of it/)]);
  });

  it('tells a site in no grid', async () => {
    const { bbox } = JSON.parse(readFileSync(join(folder, 'district.json'), 'utf8'));
    change<Point>('sites.geojson', ([first]) => {
      first.geometry.coordinates = [bbox[0], bbox[1]];
    });
    expect(await checkDistrict(folder)).toEqual([expect.stringMatching(/党群服务中心 \(S-01\) lies in no grid\.$/)]);
  });

  it('tells all that in lines that are only read, whatever names are made of', async () => {
    const { bbox } = JSON.parse(readFileSync(join(folder, 'district.json'), 'utf8'));
    change<Point>('sites.geojson', ([first]) => {
      first.geometry.coordinates = [bbox[0], bbox[1]];
      first.properties!.name = '\u001b[2J\u0007站\nall is well';
    });
    expect(await checkDistrict(folder)).toEqual([
      'sites.geojson: \ufffd[2J\ufffd站 all is well (S-01) lies in no grid.',
    ]);
  });

  it('tells unit cells that do not fill their grid, and codes that stand twice', async () => {
    const path = join(folder, 'unit-cells.bin');
    const { center, cells } = readUnitCells(readFileSync(path));
    const lost = cells[100];
    const changed = cells.filter((cell) => cell !== lost);
    changed[500] = { ...changed[500], number: changed[501].number };
    writeFileSync(path, writeUnitCells({ center, cells: changed }, new Uint8Array()));
    const problems = await checkDistrict(folder);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^unit-cells\.bin: the code 220211\d{9} stands twice\.$/);
    expect(problems[1]).toMatch(/^unit-cells\.bin: the cells of .* have [\d,]+ m² and should fill [\d,]+ m²\.$/);
  });

  it.each([
    ['another place', (bytes: Buffer) => bytes.writeDoubleLE(121.5, 8), 'it is the graph of another place'],
    ['an older version', (bytes: Buffer) => bytes.writeUInt16LE(0, 4), 'Version 0 of a walk graph is not 1'],
  ])('tells a graph of %s', async (_, edit, reason) => {
    const path = join(folder, 'walk-graph.bin');
    const bytes = readFileSync(path);
    edit(bytes);
    writeFileSync(path, bytes);
    expect(await checkDistrict(folder)).toEqual([expect.stringContaining(reason)]);
  });
});
