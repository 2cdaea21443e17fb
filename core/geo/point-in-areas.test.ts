import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { type Area, AreaIndex, type PolygonRings } from './point-in-areas.ts';
import { type LonLat, lonLat } from './units.ts';

const square = (west: number, south: number, side: number): LonLat[] => [
  lonLat(west, south),
  lonLat(west + side, south),
  lonLat(west + side, south + side),
  lonLat(west, south + side),
  lonLat(west, south),
];
const area = (id: string, ...polygons: PolygonRings[]): Area<string> => ({ id, polygons });

describe('AreaIndex', () => {
  it('finds the area that holds a position, and none outside', () => {
    const index = new AreaIndex([area('west', [square(0, 0, 1)]), area('east', [square(2, 0, 1)])]);
    expect(index.find([0.5, 0.5])).toEqual({ id: 'west', count: 1 });
    expect(index.find([2.5, 0.5])).toEqual({ id: 'east', count: 1 });
    expect(index.find([1.5, 0.5])).toBeUndefined();
    expect(index.find([9, 9])).toBeUndefined();
  });

  it('leaves a hole out, and takes in what lies in the hole', () => {
    const ring = area('ring', [square(0, 0, 9), square(3, 3, 3)]);
    expect(new AreaIndex([ring]).find([4, 4])).toBeUndefined();
    expect(new AreaIndex([ring, area('island', [square(3, 3, 3)])]).find([4, 4])).toEqual({ id: 'island', count: 1 });
  });

  it('knows all parts of an area of several', () => {
    const index = new AreaIndex([area('two', [square(0, 0, 1)], [square(5, 5, 1)])]);
    expect([index.find([0.5, 0.5])?.id, index.find([5.5, 5.5])?.id]).toEqual(['two', 'two']);
  });

  it('gives the lower code where areas overlap, and tells how many there are', () => {
    const index = new AreaIndex([
      area('10', [square(0, 0, 2)]),
      area('9', [square(1, 0, 2)]),
      area('11', [square(1, 0, 1)]),
    ]);
    expect(index.find([1.5, 0.5])).toEqual({ id: '9', count: 3 });
    expect(index.find([0.5, 0.5])).toEqual({ id: '10', count: 1 });
  });

  it('throws without areas and without a ring', () => {
    expect(() => new AreaIndex([])).toThrow(RangeError);
    expect(() => new AreaIndex([area('empty')])).toThrow(RangeError);
  });
});

type Whole = readonly [x: number, y: number];

/** The even-odd rule in whole numbers of any size, so without rounding: a point of an edge is east of nothing. */
function isInsideExactly(ring: readonly Whole[], [px, py]: Whole): boolean {
  let inside = false;
  for (let i = 0; i < ring.length - 1; i++) {
    const [[ax, ay], [bx, by]] = ring[i][1] < ring[i + 1][1] ? [ring[i], ring[i + 1]] : [ring[i + 1], ring[i]];
    if (ay > py === by > py) continue;
    const side = BigInt(bx - ax) * BigInt(py - ay) - BigInt(px - ax) * BigInt(by - ay);
    if (side > 0n) inside = !inside;
  }
  return inside;
}

const MICRO = 1e6;
const degrees = ([x, y]: Whole): LonLat => [126 + x / MICRO, 43 + y / MICRO];

describe('AreaIndex against whole numbers', () => {
  const coordinate = fc.integer({ min: 0, max: 40_000 });
  const point = fc.tuple(coordinate, coordinate);
  const ring = fc.array(point, { minLength: 3, maxLength: 12 }).map((corners): Whole[] => [...corners, corners[0]]);

  it('follows the even-odd rule, however the rings cross themselves', () => {
    fc.assert(
      fc.property(
        fc.array(ring, { minLength: 1, maxLength: 8 }),
        fc.array(point, { minLength: 20 }),
        (rings, points) => {
          const index = new AreaIndex(rings.map((corners, n) => area(`${n + 1}`, [corners.map(degrees)])));
          for (const place of points) {
            const holding = rings.flatMap((corners, n) => (isInsideExactly(corners, place) ? [`${n + 1}`] : []));
            const found = index.find(degrees(place));
            if (isNearAnEdge(rings, place)) continue; // what an edge itself belongs to is the next test's
            expect(found).toEqual(holding.length > 0 ? { id: holding[0], count: holding.length } : undefined);
          }
        },
      ),
      { seed: 20260117, numRuns: 300 },
    );
  });

  function isNearAnEdge(rings: readonly (readonly Whole[])[], [px, py]: Whole): boolean {
    return rings.some((corners) =>
      corners.slice(1).some(([bx, by], i) => {
        const [ax, ay] = corners[i];
        const cross = Math.abs((bx - ax) * (py - ay) - (px - ax) * (by - ay));
        return cross <= Math.hypot(bx - ax, by - ay) * 1e-3; // a thousandth of a millionth of a degree
      }),
    );
  }
});

describe('a district without gaps', () => {
  const SIDE = 12;
  const random = seededRandom(5);
  /** Corners of crooked fields; neighbors use the same ones. */
  const corners = Array.from({ length: (SIDE + 1) ** 2 }, (_, n): LonLat => {
    const shift = () => (random() - 0.5) * 0.006;
    return [126.5 + (n % (SIDE + 1)) * 0.01 + shift(), 43.8 + Math.floor(n / (SIDE + 1)) * 0.01 + shift()];
  });
  const at = (x: number, y: number) => corners[y * (SIDE + 1) + x];
  const fields = Array.from({ length: SIDE ** 2 }, (_, n) => {
    const [x, y] = [n % SIDE, Math.floor(n / SIDE)];
    return area(String(n + 1), [[at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)]]);
  });
  const index = new AreaIndex(fields);

  it('has every inner corner in exactly one area', () => {
    for (let y = 1; y < SIDE; y++) for (let x = 1; x < SIDE; x++) expect(index.find(at(x, y))?.count).toBe(1);
  });

  it('has every place of an inner seam in exactly one area', () => {
    for (let y = 1; y < SIDE; y++) {
      for (let x = 1; x < SIDE; x++) {
        const ends = [...(x < SIDE - 1 ? [at(x + 1, y)] : []), ...(y < SIDE - 1 ? [at(x, y + 1)] : [])];
        for (const end of ends)
          for (const place of placesBetween(at(x, y), end)) expect(index.find(place)?.count).toBe(1);
      }
    }
  });

  function placesBetween([ax, ay]: LonLat, [bx, by]: LonLat): LonLat[] {
    return Array.from({ length: 100 }, () => {
      const share = random();
      return [ax + share * (bx - ax), ay + share * (by - ay)];
    });
  }
});

const LA = new URL('../../../shared/data/la311/', import.meta.url);

describe('the areas of a real city', () => {
  it.skipIf(!existsSync(LA))('hold 9,831 of 9,989 requests once, 19 twice and 139 not at all', () => {
    const text = readFileSync(new URL('neighborhood-councils.geojson', LA), 'utf8');
    const { features }: FeatureCollection<MultiPolygon, { nc_id: string }> = JSON.parse(text);
    expect(features).toHaveLength(99);
    const index = new AreaIndex(
      features.map(({ properties, geometry }) => area(properties.nc_id, ...geometry.coordinates)),
    );
    const rows: Record<string, string>[] = parse(readFileSync(new URL('requests-2020-01.csv', LA)), { columns: true });
    const placed = rows.filter(({ latitude, longitude }) => latitude && longitude);
    const counts = placed.map(({ longitude, latitude }) => index.find([+longitude, +latitude])?.count ?? 0);
    const times = (count: number) => counts.filter((value) => value === count).length;
    // 10,000 requests, 11 of them without coordinates; 9,989 = 9,831 + 19 + 139
    expect([rows.length, placed.length]).toEqual([10_000, 9_989]);
    expect([times(1), times(2), times(0)]).toEqual([9_831, 19, 139]);
  });
});
