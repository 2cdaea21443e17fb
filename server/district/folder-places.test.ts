import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRID_TOWN } from '../testing/build-test-app.ts';
import { type DistrictFolder, DistrictFolderError, readDistrictFolder } from './folder.ts';

const PLACE_FILES = ['water', 'streets', 'sites', 'circuits', 'lamps', 'works', 'heat-areas'].map(
  (name) => `${name}.geojson`,
);

const DEMO = join(GRID_TOWN, '../fengman-demo');
/** Inside the grid town, so that a market may lie there. */
const WATER_RINGS = JSON.parse(readFileSync(join(GRID_TOWN, 'water.geojson'), 'utf8')).features[0].geometry.coordinates;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doorstep-district-'));
  cpSync(GRID_TOWN, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Feature = { properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } };

/** Change the first feature of a file, or all of them. */
function change(file: string, edit: (feature: Feature, all: Feature[]) => void): void {
  const path = join(folder, file);
  const collection = JSON.parse(readFileSync(path, 'utf8')) as { features: Feature[] };
  edit(collection.features[0], collection.features);
  writeFileSync(path, JSON.stringify(collection));
}

/** How many features of a file are served. */
function served({ files }: DistrictFolder, file: string): number {
  return JSON.parse(files.get(file)!.bytes.toString()).features.length;
}

async function refusal(): Promise<string> {
  const error = await readDistrictFolder(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DistrictFolderError);
  return (error as DistrictFolderError).message;
}

describe('readDistrictFolder', () => {
  it('serves the places a folder has, and does without any of them', async () => {
    const whole = await readDistrictFolder(folder);
    expect([...whole.files.keys()]).toEqual(['district.json', 'grids.geojson', 'codes.json', ...PLACE_FILES]);
    for (const file of PLACE_FILES) rmSync(join(folder, file));
    const bare = await readDistrictFolder(folder);
    expect([...bare.files.keys()]).toEqual(['district.json', 'grids.geojson', 'codes.json']);
    expect(bare.hash).not.toBe(whole.hash);
  });

  it('has another hash when a lamp moves', async () => {
    const before = (await readDistrictFolder(folder)).hash;
    change('lamps.geojson', ({ geometry }) => {
      geometry.coordinates = [126.55, 43.83];
    });
    expect((await readDistrictFolder(folder)).hash).not.toBe(before);
  });

  it('serves nothing else that lies in the folder', async () => {
    writeFileSync(join(folder, 'premises.geojson'), '{}');
    expect((await readDistrictFolder(folder)).files.has('premises.geojson')).toBe(false);
  });

  it('serves markets and the buildings of an invented district', async () => {
    for (const name of ['buildings.bin', 'markets.geojson']) cpSync(join(DEMO, name), join(folder, name));
    change('markets.geojson', (_, all) => {
      for (const { geometry } of all) geometry.coordinates = structuredClone(WATER_RINGS);
    });
    const invented = await readDistrictFolder(folder);
    expect([...invented.files.keys()].slice(-2)).toEqual(['markets.geojson', 'buildings.bin']);
    expect(invented.faults).toEqual([]);
    const path = join(folder, 'district.json');
    const district = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...district, synthetic: false }));
    expect((await readDistrictFolder(folder)).files.has('buildings.bin')).toBe(false);
  });

  it.each([
    ['', 'A file of 0 bytes is cut.'],
    [' '.repeat(100), 'It holds no buildings.'],
  ])('leaves out buildings that it cannot read', async (text, reason) => {
    writeFileSync(join(folder, 'buildings.bin'), text);
    const { files, faults, complaints } = await readDistrictFolder(folder);
    expect(files.has('buildings.bin')).toBe(false);
    expect(faults).toEqual([{ kind: 'file-refused', file: 'buildings.bin', code: 'file-of-other-format' }]);
    expect(complaints).toEqual([`buildings.bin is left out: ${reason}`]);
  });

  it.each([
    ['[', 'file-not-json', 'it is not JSON'],
    ['{"units":[]}', 'file-of-other-format', '/'],
    [
      JSON.stringify({ units: [], grids: [], communities: [], sites: [], mentorPairs: [] }),
      'file-contradicts',
      'the business tree: grid 0101 is missing',
    ],
  ])('leaves out an organisation of no use, such as %s', async (text, code, reason) => {
    writeFileSync(join(folder, 'organisation.json'), text);
    const { files, faults, complaints } = await readDistrictFolder(folder);
    expect(files.has('organisation.json')).toBe(false);
    expect(faults).toEqual([{ kind: 'file-refused', file: 'organisation.json', code }]);
    expect(complaints[0]).toContain(`organisation.json is left out: ${reason}`);
  });

  it('serves the organisation of the demo with its grids and sites', async () => {
    const { files, faults } = await readDistrictFolder(DEMO);
    expect(files.has('organisation.json')).toBe(true);
    expect(faults).toEqual([]);
  });

  it('takes lamps without the files their circuits and streets are in', async () => {
    rmSync(join(folder, 'circuits.geojson'));
    rmSync(join(folder, 'streets.geojson'));
    expect((await readDistrictFolder(folder)).files.has('lamps.geojson')).toBe(true);
  });

  it('names a required file that is not there', async () => {
    rmSync(join(folder, 'codes.json'));
    expect(await refusal()).toContain('codes.json cannot be read (ENOENT)');
  });

  it('does not take a file that cannot be read for one that is not there', async () => {
    rmSync(join(folder, 'works.geojson'));
    mkdirSync(join(folder, 'works.geojson'));
    const { files, faults, complaints } = await readDistrictFolder(folder);
    expect(files.has('works.geojson')).toBe(false);
    expect(faults).toEqual([{ kind: 'file-refused', file: 'works.geojson', code: 'file-unreadable' }]);
    expect(complaints).toEqual(['works.geojson is left out: it cannot be read (EISDIR).']);
  });

  it.each(PLACE_FILES)('leaves out a broken %s and nothing else', async (file) => {
    const others = PLACE_FILES.filter((name) => name !== file);
    for (const [text, code, reason] of [
      ['{"type":"FeatureCollection","features":[', 'file-not-json', 'it is not JSON'],
      ['[]', 'file-no-collection', 'it is no FeatureCollection'],
      ['null', 'file-no-collection', 'it is no FeatureCollection'],
      ['{"type":"FeatureCollection"}', 'file-no-collection', 'it is no FeatureCollection'],
    ]) {
      writeFileSync(join(folder, file), text);
      const { files, faults, complaints } = await readDistrictFolder(folder);
      expect([...files.keys()]).toEqual(['district.json', 'grids.geojson', 'codes.json', ...others]);
      expect(faults).toEqual([{ kind: 'file-refused', file, code }]);
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toContain(`${file} is left out: ${reason}`);
    }
  });

  it.each(PLACE_FILES)('serves the good features of %s when every other one is broken', async (file) => {
    const before = served(await readDistrictFolder(folder), file);
    change(file, (_, all) => {
      const broken = [null, {}, { type: 'Feature', properties: null, geometry: null }] as unknown as Feature[];
      all.push(...broken);
      all.unshift({ ...structuredClone(all[0]), geometry: { type: 'Point', coordinates: [null, Number.NaN] } });
    });
    const whole = await readDistrictFolder(folder);
    expect(served(whole, file)).toBe(before);
    const [fault] = whole.faults;
    expect(whole.faults).toHaveLength(1);
    expect(fault).toMatchObject({ kind: 'features-set-aside', file, total: before + 4 });
    expect(whole.complaints.at(-1)).toBe(`${file}: 4 of ${before + 4} features are set aside.`);
  });

  it('names ten of many faults and counts the others', async () => {
    change('lamps.geojson', (_, all) => {
      for (const { geometry } of all.slice(0, 700)) geometry.coordinates = [500, 43.8];
    });
    const whole = await readDistrictFolder(folder);
    expect(whole.complaints).toHaveLength(11);
    expect(whole.complaints.at(-1)).toBe('lamps.geojson: 700 of 1518 features are set aside.'); // as geodata/README.md counts
    expect(whole.faults).toEqual([
      {
        kind: 'features-set-aside',
        file: 'lamps.geojson',
        total: 1518,
        reasons: [{ code: 'geometry-wrong', count: 700, first: 'L-NS20-1-001' }],
      },
    ]);
    expect(served(whole, 'lamps.geojson')).toBe(818);
  });

  it('keeps the lamps of a circuit that is set aside itself', async () => {
    change('circuits.geojson', ({ geometry }) => {
      geometry.coordinates = [0, 0];
    });
    const whole = await readDistrictFolder(folder);
    expect(whole.faults.map((fault) => fault.file)).toEqual(['circuits.geojson']);
    expect(served(whole, 'lamps.geojson')).toBe(1518);
  });

  it.each<[string, string, (feature: Feature, all: Feature[]) => void]>([
    [
      'a site outside the district',
      'sites.geojson: feature 0 (siteId S-01) is set aside: it lies outside the bbox of district.json.',
      ({ geometry }) => {
        geometry.coordinates = [116.4, 39.9];
      },
    ],
    [
      'latitude first',
      'sites.geojson: feature 0 (siteId S-01) is set aside: its positions have the latitude first',
      ({ geometry }) => {
        geometry.coordinates = [43.83, 126.55];
      },
    ],
    [
      'an id that stands twice',
      'sites.geojson: feature 1 (siteId S-01) is set aside: siteId stands twice.',
      (first, [, second]) => {
        second.properties.siteId = first.properties.siteId;
      },
    ],
    [
      'a tier nobody knows',
      'sites.geojson: feature 0 (siteId S-01) is set aside: properties/tier',
      ({ properties }) => {
        properties.tier = 'palace';
      },
    ],
    [
      'a door that closes before it opens',
      'sites.geojson: feature 0 (siteId S-01) is set aside: it opens at 17:00 and closes at 08:30.',
      ({ properties }) => {
        properties.hours = [{ days: [1], from: '17:00', to: '08:30' }];
      },
    ],
    [
      'a street of one position',
      'streets.geojson: feature 0 (streetId NS00-1) is set aside: its geometry is not a LineString in degrees of two positions or more.',
      ({ geometry }) => {
        geometry.coordinates = [[126.55, 43.83]];
      },
    ],
    [
      'a street as a point',
      'streets.geojson: feature 0 (streetId NS00-1) is set aside: its geometry is not a LineString',
      ({ geometry }) => {
        geometry.type = 'Point';
      },
    ],
    [
      'a river that is not closed',
      'water.geojson: feature 0 is set aside: its geometry is not a Polygon in degrees whose rings are closed',
      ({ geometry }) => {
        geometry.coordinates = [(geometry.coordinates as unknown[][])[0].slice(0, -1)];
      },
    ],
    [
      'a lamp of no circuit',
      'lamps.geojson: feature 0 (lampId L-NS20-1-001) is set aside: circuitId C-9 is not in circuits.geojson.',
      ({ properties }) => {
        properties.circuitId = 'C-9';
      },
    ],
    [
      'a lamp of no street',
      'lamps.geojson: feature 0 (lampId L-NS20-1-001) is set aside: streetId X1 is not in streets.geojson.',
      ({ properties }) => {
        properties.streetId = 'X1';
      },
    ],
    [
      'a street far away',
      'streets.geojson: feature 0 (streetId NS00-1) is set aside: it lies outside the bbox of district.json.',
      ({ geometry }) => {
        geometry.coordinates = (geometry.coordinates as number[][]).map(([lon, lat]) => [lon - 20, lat]);
      },
    ],
    [
      'a street with one corner at 0,0',
      'streets.geojson: feature 0 (streetId NS00-1) is set aside: it lies outside the bbox of district.json.',
      ({ geometry }) => {
        (geometry.coordinates as number[][]).push([0, 0]);
      },
    ],
    [
      'a lamp outside the district',
      'lamps.geojson: feature 0 (lampId L-NS20-1-001) is set aside: it lies outside the bbox of district.json.',
      ({ geometry }) => {
        geometry.coordinates = [126.9, 43.83];
      },
    ],
  ])('names file, feature and reason for %s, and serves all others', async (_, message, edit) => {
    const file = message.slice(0, message.indexOf(':'));
    const before = served(await readDistrictFolder(folder), file);
    change(file, edit);
    const whole = await readDistrictFolder(folder);
    expect(whole.complaints[0]).toContain(message);
    expect(whole.complaints).toHaveLength(2);
    expect(served(whole, file)).toBe(before - 1);
  });

  it('lets a river reach out of the district', async () => {
    change('water.geojson', ({ geometry }) => {
      geometry.coordinates = (geometry.coordinates as number[][][]).map((ring) =>
        ring.map(([lon, lat]) => [lon + 0.01, lat]),
      );
    });
    expect((await readDistrictFolder(folder)).faults).toEqual([]);
  });

  it('stops at half a household: the grids are what all figures rest on', async () => {
    change('grids.geojson', ({ properties }) => {
      properties.households = 0.5;
    });
    expect(await refusal()).toContain('grids.geojson: feature 0: properties/households');
  });
});
