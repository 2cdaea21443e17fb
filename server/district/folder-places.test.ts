import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRID_TOWN } from '../testing/build-test-app.ts';
import { DistrictFolderError, readDistrictFolder } from './folder.ts';

const PLACE_FILES = ['water', 'streets', 'sites', 'circuits', 'lamps', 'works', 'heat-areas'].map(
  (name) => `${name}.geojson`,
);

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
    expect(await refusal()).toContain('works.geojson cannot be read (EISDIR)');
  });

  it.each(PLACE_FILES)('stops at a broken %s', async (file) => {
    writeFileSync(join(folder, file), '{"type":"FeatureCollection","features":[');
    expect(await refusal()).toContain(`${file}: it is not JSON`);
    writeFileSync(join(folder, file), '[]');
    expect(await refusal()).toBe(`${file}: it is no FeatureCollection.`);
    writeFileSync(join(folder, file), '{"features":[null]}');
    expect(await refusal()).toContain(`${file}: feature 0: properties`);
  });

  it.each<[string, string, (feature: Feature, all: Feature[]) => void]>([
    [
      'a site outside the district',
      'sites.geojson: feature 0 (siteId S-01): it lies outside the bbox of district.json.',
      ({ geometry }) => {
        geometry.coordinates = [116.4, 39.9];
      },
    ],
    [
      'latitude first',
      'sites.geojson: feature 0 (siteId S-01): its geometry is not a Point in degrees.',
      ({ geometry }) => {
        geometry.coordinates = [43.83, 126.55];
      },
    ],
    [
      'an id that stands twice',
      'sites.geojson: feature 1 (siteId S-01): siteId stands twice.',
      (first, [, second]) => {
        second.properties.siteId = first.properties.siteId;
      },
    ],
    [
      'a tier nobody knows',
      'sites.geojson: feature 0 (siteId S-01): properties/tier',
      ({ properties }) => {
        properties.tier = 'palace';
      },
    ],
    [
      'a door that closes before it opens',
      'sites.geojson: feature 0 (siteId S-01): it opens at 17:00 and closes at 08:30.',
      ({ properties }) => {
        properties.hours = [{ days: [1], from: '17:00', to: '08:30' }];
      },
    ],
    [
      'a street of one position',
      'streets.geojson: feature 0 (streetId NS00-1): its geometry is not a LineString in degrees of two positions or more.',
      ({ geometry }) => {
        geometry.coordinates = [[126.55, 43.83]];
      },
    ],
    [
      'a street as a point',
      'streets.geojson: feature 0 (streetId NS00-1): its geometry is not a LineString',
      ({ geometry }) => {
        geometry.type = 'Point';
      },
    ],
    [
      'a river that is not closed',
      'water.geojson: feature 0: its geometry is not a Polygon in degrees whose rings are closed',
      ({ geometry }) => {
        geometry.coordinates = [(geometry.coordinates as unknown[][])[0].slice(0, -1)];
      },
    ],
    [
      'a lamp of no circuit',
      'lamps.geojson: lampId L-NS20-1-001: circuitId C-9 is not in circuits.geojson.',
      ({ properties }) => {
        properties.circuitId = 'C-9';
      },
    ],
    [
      'a lamp of no street',
      'lamps.geojson: lampId L-NS20-1-001: streetId X1 is not in streets.geojson.',
      ({ properties }) => {
        properties.streetId = 'X1';
      },
    ],
    [
      'half a household',
      'grids.geojson: feature 0: properties/households',
      ({ properties }) => {
        properties.households = 0.5;
      },
    ],
  ])('names file, feature and reason for %s', async (_, message, edit) => {
    change(message.slice(0, message.indexOf(':')), edit);
    expect(await refusal()).toContain(message);
  });
});
