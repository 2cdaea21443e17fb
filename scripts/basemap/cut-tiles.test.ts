import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { lonLat } from '../../core/geo/units.ts';
import type { Tile } from './archive.ts';
import { cutTiles, type MapFeature } from './cut-tiles.ts';
import { boxAround, boxOfTile, tilesOver } from './tile-grid.ts';

const ZOOMS = { minZoom: 9, maxZoom: 14 };
/** What a unit of a tile is at the highest zoom, in degrees; rounding moves a position by half of it. */
const UNIT = 360 / 2 ** 14 / 4_096;

function line(id: number, path: readonly (readonly [number, number])[], minZoom = 9): MapFeature {
  const positions = path.map(([lon, lat]) => lonLat(lon, lat));
  return {
    layer: 'streets',
    minZoom,
    box: boxAround(positions),
    feature: {
      type: 'Feature',
      properties: { id },
      geometry: { type: 'LineString', coordinates: positions.map((position) => [...position]) },
    },
  };
}

function read({ content }: Tile, layer = 'streets') {
  const found = new VectorTile(new PbfReader(content)).layers[layer];
  return found ? Array.from({ length: found.length }, (_, index) => found.feature(index)) : [];
}

const town = fc.tuple(
  fc.double({ min: 126.5, max: 126.6, noNaN: true }),
  fc.double({ min: 43.8, max: 43.9, noNaN: true }),
);

describe('cut tiles', () => {
  it('hold every line in every tile it runs through, and at its place', () => {
    const segments = fc.array(fc.tuple(town, town), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(segments, (ends) => {
        const tiles = cutTiles(
          ends.map((path, id) => line(id, path)),
          ZOOMS,
        );
        for (const [id, path] of ends.entries()) {
          // The ends of a line longer than a simplified point stand in the tile that they lie in.
          const [{ z, x, y }] = tilesOver([boxAround([lonLat(...path[0])])], 14);
          const tile = tiles.find((one) => one.z === z && one.x === x && one.y === y);
          const feature = tile && read(tile).find(({ properties }) => properties.id === id);
          if (Math.hypot(path[0][0] - path[1][0], path[0][1] - path[1][1]) < 2 * UNIT) continue;
          const { coordinates } = feature!.toGeoJSON(x, y, z).geometry as GeoJSON.LineString;
          const nearest = Math.min(
            ...coordinates.map(([lon, lat]) => Math.max(Math.abs(lon - path[0][0]), Math.abs(lat - path[0][1]))),
          );
          expect(nearest).toBeLessThan(UNIT);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('begin with the zoom level of each feature', () => {
    const path = [
      [126.55, 43.83],
      [126.56, 43.84],
    ] as const;
    const tiles = cutTiles([line(1, path, 9), line(2, path, 13)], ZOOMS);
    const zoomsOf = (id: number) => [
      ...new Set(tiles.filter((tile) => read(tile).some(({ properties }) => properties.id === id)).map(({ z }) => z)),
    ];
    expect(zoomsOf(1)).toEqual([9, 10, 11, 12, 13, 14]);
    expect(zoomsOf(2)).toEqual([13, 14]);
  });

  it('come once for each place, and not for places where nothing is', () => {
    const tiles = cutTiles(
      [
        line(1, [
          [126.5, 43.8],
          [126.7, 43.8],
        ]),
      ],
      ZOOMS,
    );
    const names = tiles.map(({ z, x, y }) => `${z}/${x}/${y}`);
    expect(new Set(names).size).toBe(names.length);
    for (const tile of tiles) {
      const [west, south, east, north] = boxOfTile(tile, 0.02);
      expect(south <= 43.8 && 43.8 <= north && west <= 126.7 && east >= 126.5).toBe(true);
    }
  });

  it('tell how far they are', () => {
    const told: number[][] = [];
    cutTiles(
      [
        line(1, [
          [126.5, 43.8],
          [126.9, 43.8],
        ]),
      ],
      ZOOMS,
      (...progress) => told.push(progress),
    );
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
    expect(told.map(([done]) => done)).toEqual(told.map((_, index) => index + 1));
  });
});
