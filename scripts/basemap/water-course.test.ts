import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';
import { type LonLat, lonLat } from '../../core/geo/units.ts';
import { waterCourse } from './water-course.ts';

const METER = 180 / (Math.PI * EARTH_RADIUS_METERS);
const at = (x: number, y: number): LonLat =>
  lonLat(126.55 + (x * METER) / Math.cos((43.83 * Math.PI) / 180), 43.83 + y * METER);
const meters = ([lon, lat]: LonLat) => [
  ((lon - 126.55) * Math.cos((43.83 * Math.PI) / 180)) / METER,
  (lat - 43.83) / METER,
];

/** A band 300 m wide around a quarter of a circle of 3 km, drawn as a polygon. */
function bend(): LonLat[] {
  const arc = (radius: number) =>
    Array.from({ length: 46 }, (_, i) =>
      at(radius * Math.cos((i * Math.PI) / 90), radius * Math.sin((i * Math.PI) / 90)),
    );
  const ring = [...arc(3_150), ...arc(2_850).reverse()];
  return [...ring, ring[0]];
}

describe('the course of a water', () => {
  it('keeps to the middle of a bend, from end to end', () => {
    const course = waterCourse([bend()]);
    const radii = course!.map((position) => Math.hypot(...meters(position)));
    // Its ends run into corners of the outline; between them it stays within a tenth of the width of the middle.
    for (const radius of radii.slice(20, -20)) expect(Math.abs(radius - 3_000)).toBeLessThan(30);
    const length = course!.slice(1).reduce((sum, to, i) => {
      const [[ax, ay], [bx, by]] = [meters(course![i]), meters(to)];
      return sum + Math.hypot(bx - ax, by - ay);
    }, 0);
    expect(length / ((Math.PI / 2) * 3_000)).toBeGreaterThan(0.95);
  });

  it('goes around an island', () => {
    const lake = [at(0, 0), at(4_000, 0), at(4_000, 1_000), at(0, 1_000), at(0, 0)];
    const island = [at(1_500, 200), at(2_500, 200), at(2_500, 800), at(1_500, 800), at(1_500, 200)];
    const course = waterCourse([lake, island]);
    for (const [x, y] of course!.map(meters)) expect(x > 1_500 && x < 2_500 && y > 200 && y < 800).toBe(false);
  });

  it('is none where there is no room for one', () => {
    expect(waterCourse([[at(0, 0), at(0, 0), at(0, 0), at(0, 0)]])).toBeUndefined();
    expect(waterCourse([[at(0, 0), at(9_000, 1), at(0, 2), at(0, 0)]])).toBeUndefined();
  });
});
