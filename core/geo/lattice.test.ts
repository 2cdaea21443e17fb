import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCenter, cellOf, EARTH_RADIUS_METERS, latticeOver } from './lattice.ts';
import { type BoundingBox, type LonLat, lonLat, meters } from './units.ts';

const BOX: BoundingBox = [126.5, 43.79, 126.6, 43.87];
const lattice = latticeOver(BOX, meters(100));

/** Length of the great circle between two positions (haversine). */
function distance([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const [a, b, dLon] = [latA, latB, lonB - lonA].map((degrees) => (degrees * Math.PI) / 180);
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(h));
}

describe('latticeOver', () => {
  it('has cells as long as asked for, at the middle latitude', () => {
    const middle = lonLat(126.55, 43.83);
    const north = lonLat(middle[0], middle[1] + lattice.latStep);
    const east = lonLat(middle[0] + lattice.lonStep, middle[1]);
    expect(distance(middle, north)).toBeCloseTo(100, 6);
    expect(distance(middle, east)).toBeCloseTo(100, 6);
  });

  it('names cells by column and row from the south-west corner', () => {
    expect(cellOf(lattice, [126.5, 43.79])).toBe('0.0');
    expect(cellOf(lattice, [126.5 + 2.5 * lattice.lonStep, 43.79 + 7.5 * lattice.latStep])).toBe('2.7');
    expect(cellOf(lattice, [126.5 - 0.5 * lattice.lonStep, 43.79])).toBe('-1.0');
  });

  it('has the center of a cell in that cell, at most half a diagonal from every place in it', () => {
    const inBox = fc.tuple(
      fc.double({ min: BOX[0], max: BOX[2], noNaN: true }),
      fc.double({ min: BOX[1], max: BOX[3], noNaN: true }),
    );
    fc.assert(
      fc.property(inBox, ([lon, lat]) => {
        const cell = cellOf(lattice, [lon, lat]);
        const center = cellCenter(lattice, cell);
        expect(cellOf(lattice, center)).toBe(cell);
        // half a diagonal is 50 m × √2 = 70.7 m; cells south of the middle are up to 0.07 % wider
        expect(distance(center, [lon, lat])).toBeLessThan(70.8);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each(['', '1', 'a.b', '1.5.2', 'NaN.0'])('throws for %j, which is no cell', (name) => {
    expect(() => cellCenter(lattice, name)).toThrow(RangeError);
  });
});
