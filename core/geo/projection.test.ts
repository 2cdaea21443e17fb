import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_METERS } from './lattice.ts';
import { localProjection } from './projection.ts';
import type { LonLat } from './units.ts';

const CENTER: LonLat = [126.55, 43.83];
const plane = localProjection(CENTER);
const METERS_PER_DEGREE = (Math.PI / 180) * EARTH_RADIUS_METERS;

/** Great-circle distance, haversine. */
function distance([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  const rad = Math.PI / 180;
  const sine = (degrees: number) => Math.sin((degrees * rad) / 2) ** 2;
  const h = sine(bLat - aLat) + Math.cos(aLat * rad) * Math.cos(bLat * rad) * sine(bLon - aLon);
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(h));
}

describe('the local plane', () => {
  it('has its center at 0, 0 and its north along the meridian', () => {
    expect(plane.toPlane(CENTER).map(Math.round)).toEqual([0, 0]);
    const [x, y] = plane.toPlane([126.55, 43.84]);
    expect(x).toBeCloseTo(0, 9);
    expect(y).toBeCloseTo(0.01 * METERS_PER_DEGREE, 6);
  });

  it('gives back the position it was given', () => {
    const near = fc.tuple(
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    );
    fc.assert(
      fc.property(near, ([east, north]) => {
        const position: LonLat = [CENTER[0] + east, CENTER[1] + north];
        const [lon, lat] = plane.toLonLat(plane.toPlane(position));
        return Math.abs(lon - position[0]) < 1e-9 && Math.abs(lat - position[1]) < 1e-9;
      }),
      { seed: 4 },
    );
  });

  it('keeps distances within 20 millionths over the size of a district', () => {
    const a: LonLat = [126.37, 43.6];
    const b: LonLat = [126.4, 43.87];
    const [ax, ay] = plane.toPlane(a);
    const [bx, by] = plane.toPlane(b);
    expect(Math.hypot(bx - ax, by - ay) / distance(a, b)).toBeCloseTo(1, 4);
    expect(Math.abs(Math.hypot(bx - ax, by - ay) / distance(a, b) - 1)).toBeLessThan(20e-6);
  });
});
