import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Tile } from './archive.ts';
import { fileInMemory, tilesOf } from './archive-reader.ts';
import { type MadeBasemap, makeBasemap } from './make-basemap.ts';

const demo = new URL('../../geodata/fengman-demo/', import.meta.url);
const shipped = readFileSync(new URL('basemap.pmtiles', demo));

/** Features of a tile by layer. */
function layersOf({ content }: Tile): Map<string, VectorTileFeature[]> {
  const { layers } = new VectorTile(new PbfReader(content));
  return new Map(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => layer.feature(index)),
    ]),
  );
}

const nameOf = ({ z, x, y }: Tile) => `${z}/${x}/${y}`;
const shapeOf = (feature: VectorTileFeature) => feature.loadGeometry().map((ring) => ring.length);
const unitsOf = (feature: VectorTileFeature) =>
  feature.loadGeometry().flatMap((ring) => ring.flatMap(({ x, y }) => [x, y]));

describe('the base map of the demo', () => {
  let made: MadeBasemap;
  beforeAll(async () => {
    made = await makeBasemap(fileURLToPath(demo));
  }, 120_000);

  // Packed bytes are another matter: they depend on the version of the compressor.
  it('is what the command makes of the files beside it', async () => {
    const [before, now] = await Promise.all([tilesOf(shipped), tilesOf(made.archive)]);
    expect(before.map(nameOf)).toEqual(now.map(nameOf));
    for (const [index, tile] of now.entries()) {
      const [expected, found] = [layersOf(tile), layersOf(before[index])];
      expect([...found.keys()], nameOf(tile)).toEqual([...expected.keys()]);
      for (const [layer, features] of expected) {
        const others = found.get(layer)!;
        const place = `${nameOf(tile)} ${layer}`;
        expect(
          others.map(({ properties }) => properties),
          place,
        ).toEqual(features.map(({ properties }) => properties));
        expect(others.map(shapeOf), place).toEqual(features.map(shapeOf));
        const [a, b] = [others.flatMap(unitsOf), features.flatMap(unitsOf)];
        // A sine that differs in its last bit may round to the next unit.
        expect(
          a.every((value, i) => Math.abs(value - b[i]) <= 1),
          place,
        ).toBe(true);
      }
    }
  }, 120_000);

  it('leaves nothing out, and says that all of it is invented', async () => {
    expect(made.leftOut).toEqual([]);
    const metadata = await new PMTiles(fileInMemory(shipped)).getMetadata();
    expect(metadata).toMatchObject({ name: expect.stringContaining('演示'), attribution: '演示 · 示意图（虚构）' });
  });

  it('has the checksum and the counts that its README states, and the folder less than 5 MB', () => {
    const readme = readFileSync(new URL('../README.md', demo), 'utf8');
    const sum = createHash('sha256').update(shipped).digest('hex');
    const row = readme.split('\n').find((line) => line.startsWith('| `fengman-demo/basemap.pmtiles`'));
    expect(row).toContain(sum);
    expect(row).toContain(`${made.tiles} tiles`);
    expect(row).toContain(`${made.counts.get('buildings')?.toLocaleString('en')} buildings`);
    const bytes = readdirSync(demo).reduce((all, name) => all + statSync(new URL(name, demo)).size, 0);
    expect(bytes).toBeLessThan(5_000_000);
  });
});
