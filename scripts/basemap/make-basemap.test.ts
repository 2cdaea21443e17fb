import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lonLat } from '../../core/geo/units.ts';
import { InputProblem } from '../import/input-problem.ts';
import { fileInMemory, tilesOf } from './archive-reader.ts';
import { writeElevation } from './elevation-file.ts';
import { makeBasemap } from './make-basemap.ts';
import { tilesOver } from './tile-grid.ts';

const GRID_TOWN = new URL('../../geodata/grid-town/', import.meta.url).pathname;
/** Where the middle of grid-town lies. */
const [MIDDLE] = tilesOver([[126.55, 43.83, 126.55, 43.83]], 14);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-basemap-'));
  await cp(GRID_TOWN, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) => writeFile(join(folder, name), JSON.stringify(content));
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const square = (lon: number, lat: number, side: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
});

describe('a folder that no map can be made of', () => {
  it.each([
    ['is turned round', [126.6, 43.9, 126.5, 43.8], 'is no box of west, south, east, north'],
    ['has no size', [126.5, 43.8, 126.5, 43.8], 'is no box of west, south, east, north'],
    ['is the whole world', [-180, -90, 180, 90], '10000 are the most: it is no district'],
  ])('has a bbox that %s', async (_, bbox, reason) => {
    const district = JSON.parse(await readFile(join(folder, 'district.json'), 'utf8'));
    await write('district.json', { ...district, bbox });
    await expect(makeBasemap(folder)).rejects.toThrow(InputProblem);
    await expect(makeBasemap(folder)).rejects.toThrow(reason);
  });

  it('has a file of heights that is none', async () => {
    const heights = { center: lonLat(126.55, 43.83), west: -1_000, south: -1_000, step: 500, columns: 5, rows: 5 };
    const write = (meters: number, edit: (bytes: Buffer) => void = () => {}) => {
      const bytes = Buffer.from(
        writeElevation({ ...heights, values: new Float64Array(25).fill(meters) }, new Uint8Array()),
      );
      edit(bytes);
      return writeFile(join(folder, 'elevation.bin'), bytes);
    };
    const refusal = () =>
      makeBasemap(folder).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
    await write(200, (bytes) => bytes.fill(0xff, 8, 48));
    expect((await refusal())!.message).toBe('elevation.bin cannot be read: its center NaN,NaN is no place on earth.');
    await write(200, (bytes) => bytes.writeInt32LE(2_000_000_000, 32));
    expect((await refusal())!.message).toContain('m from its center; 2000000 m are the most');
    await write(9_500);
    expect((await refusal())!.message).toContain('a height of 9500 m');
    expect(await refusal()).toBeInstanceOf(InputProblem);
  });
});

describe('the base map of a folder', () => {
  it('is the same where the files begin with a byte order mark', async () => {
    const { archive } = await makeBasemap(folder);
    for (const file of ['district.json', 'streets.geojson', 'water.geojson']) {
      const path = join(folder, file);
      await writeFile(path, `\ufeff${await readFile(path, 'utf8')}`);
    }
    expect(Buffer.from((await makeBasemap(folder)).archive).equals(archive)).toBe(true);
  });

  it('draws what is wider or higher than anything is as if nobody had said so', async () => {
    const streets = JSON.parse(await readFile(join(folder, 'streets.geojson'), 'utf8'));
    streets.features[0].properties.widthMeters = 2e19;
    await write('streets.geojson', streets);
    const building = { kind: 'tower', storeys: 1e308 };
    await write(
      'buildings.geojson',
      collection({ type: 'Feature', properties: building, geometry: square(126.55, 43.83, 0.001) }),
    );
    const { archive } = await makeBasemap(folder);
    const told = { widthMeters: new Set<unknown>(), height: new Set<unknown>() };
    for (const { content } of await tilesOf(archive)) {
      const { streets: lines, buildings } = new VectorTile(new PbfReader(content)).layers;
      for (let i = 0; i < (lines?.length ?? 0); i++) told.widthMeters.add(lines.feature(i).properties.widthMeters);
      for (let i = 0; i < (buildings?.length ?? 0); i++) told.height.add(buildings.feature(i).properties.height);
    }
    expect(Math.max(...([...told.widthMeters] as number[]))).toBeLessThan(100);
    expect([...told.height].filter((height) => height !== undefined)).toEqual([0]); // far away they are blocks
  });

  it('says what it is, where it lies and what it has', async () => {
    const { archive, counts } = await makeBasemap(folder);
    const opened = new PMTiles(fileInMemory(archive));
    const header = await opened.getHeader();
    const { bbox, name, mapNotice } = JSON.parse(await readFile(join(folder, 'district.json'), 'utf8'));
    expect([header.minZoom, header.maxZoom]).toEqual([9, 14]);
    expect(
      [header.minLon, header.minLat, header.maxLon, header.maxLat].map((one, i) => Math.abs(one - bbox[i]) < 1e-6),
    ).toEqual([true, true, true, true]);
    const metadata = (await opened.getMetadata()) as { vector_layers: { id: string }[] };
    expect(metadata).toMatchObject({ name: name['zh-CN'], attribution: mapNotice['zh-CN'] });
    expect(metadata.vector_layers.map(({ id }) => id)).toEqual(['water', 'courses', 'streets']);
    expect(Object.fromEntries(counts)).toEqual({ water: 1, courses: 1, streets: 261 });
  });

  it('has streets by class from their own zoom on, with their names', async () => {
    const { archive } = await makeBasemap(folder);
    const classes = new Map<number, Set<unknown>>();
    for (const { z, content } of await tilesOf(archive)) {
      const layer = new VectorTile(new PbfReader(content)).layers.streets;
      for (let i = 0; i < (layer?.length ?? 0); i++) {
        const { properties } = layer.feature(i);
        expect(properties.name).not.toBe('');
        expect(properties.widthMeters).toBeGreaterThan(0);
        classes.set(z, (classes.get(z) ?? new Set()).add(properties.class));
      }
    }
    expect(classes.get(9)).toEqual(new Set(['main', 'bridge']));
    expect(classes.get(11)).toEqual(new Set(['main', 'bridge', 'secondary']));
    expect(classes.get(14)).toEqual(new Set(['main', 'bridge', 'secondary', 'local', 'lane']));
  });

  it('has buildings, land and green of plain files, at their places', async () => {
    const place = (properties: unknown) => ({ type: 'Feature', properties, geometry: square(126.55, 43.83, 0.0005) });
    await write('buildings.geojson', collection(place({ kind: 'school', storeys: 5 }), place({ height: 12.4 })));
    await write('blocks.geojson', collection(place({ use: 'park' }), place({ use: 'slab' })));
    const { archive } = await makeBasemap(folder);
    const tile = (await tilesOf(archive)).find(({ z, x, y }) => z === 14 && x === MIDDLE.x && y === MIDDLE.y);
    const { layers } = new VectorTile(new PbfReader(tile!.content));
    const told = (name: string) =>
      Array.from({ length: layers[name].length }, (_, i) => layers[name].feature(i).properties);
    // Five storeys of three meters; a height is rounded.
    expect(told('buildings')).toEqual([
      { kind: 'school', height: 15 },
      { kind: '', height: 12 },
    ]);
    expect([told('green'), told('land')]).toEqual([[{ use: 'park' }], [{ use: 'slab' }]]);
    const { coordinates } = layers.green.feature(0).toGeoJSON(MIDDLE.x, MIDDLE.y, 14).geometry as GeoJSON.Polygon;
    // A unit of a tile at zoom 14 is 0.0000054 degrees.
    for (const [lon, lat] of coordinates[0])
      expect(
        Math.max(...[lon - 126.55, lat - 43.83].map((off) => Math.min(Math.abs(off), Math.abs(off - 0.0005)))),
      ).toBeLessThan(6e-6);
    const atZoom11 = (await tilesOf(archive)).filter(({ z }) => z === 11);
    expect(atZoom11.some(({ content }) => 'buildings' in new VectorTile(new PbfReader(content)).layers)).toBe(false);
  });

  it('leaves out what cannot be drawn, says so, and draws the rest', async () => {
    const line = (properties: unknown, ...coordinates: unknown[]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates },
    });
    const main = { class: 'main', name: 'A' };
    await write(
      'streets.geojson',
      collection(
        line(main, [126.55, 43.83], [126.56, 43.83]),
        line({ class: 'motorway' }, [126.55, 43.83], [126.56, 43.83]),
        line(main, [43.83, 126.55], [43.83, 126.56]),
        line(main, [12, 43.83], [12.1, 43.83]),
        line(main, [126.55, 43.83]),
        { type: 'Feature', properties: main, geometry: square(126.55, 43.83, 0.001) },
        { type: 'Feature', properties: main, geometry: null },
        null,
      ),
    );
    const { counts, leftOut } = await makeBasemap(folder);
    expect(counts.get('streets')).toBe(1);
    expect(leftOut.map((line) => line.split(' ')[2])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(leftOut[0]).toContain('"motorway"');
    expect(leftOut[1]).toContain('longitude first');
    expect(leftOut[2]).toContain('outside the district');
  });

  it('of water that covers half the world only the tiles of the district', async () => {
    await write(
      'water.geojson',
      collection({ type: 'Feature', properties: { name: 'Sea' }, geometry: square(80, 0, 80) }),
    );
    const { tiles } = await makeBasemap(folder);
    // The town lies in four tiles of zoom 11 at most, each with the 84 of the three levels in it, and in two of 9 and of 10.
    expect(tiles).toBeLessThanOrEqual(4 * 85 + 2 * 4);
  });

  it.each([
    ['streets.geojson', '{"type":', 'streets.geojson cannot be read as JSON'],
    ['streets.geojson', '[]', 'streets.geojson is no FeatureCollection'],
    ['district.json', '{"id":"x"}', 'says nothing of a district'],
    ['buildings.bin', 'no buildings at all, but a text', 'it is no file of buildings'],
  ])('is refused in words where %s is %j', async (name, content, reason) => {
    await writeFile(join(folder, name), content);
    await expect(makeBasemap(folder)).rejects.toThrow(reason);
  });

  it('is refused where there is nothing to draw', async () => {
    await Promise.all(['water.geojson', 'streets.geojson'].map((name) => rm(join(folder, name))));
    await expect(makeBasemap(folder)).rejects.toThrow('nothing to draw');
  });
});
