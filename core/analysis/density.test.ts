import { describe, expect, it } from 'vitest';
import { latticeToLonLat, lonLatToLattice, meterLatticeOver } from '../geo/meter-lattice.ts';
import type { BoundingBox, LonLat } from '../geo/units.ts';
import { meters } from '../geo/units.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { density, densityFrame, densityKernel } from './density.ts';

/** About 8 km by 8 km: 0.1° of longitude at 43.8° north is 8.02 km, 0.072° of latitude 8.01 km. */
const BOX: BoundingBox = [126.5, 43.764, 126.6, 43.836];
const CENTER: LonLat = [126.55, 43.8];
const square = ([west, south, east, north]: BoundingBox) => ({
  id: 'district',
  polygons: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ],
});
const lattice = meterLatticeOver(BOX, 200);
const frame = densityFrame(lattice, [square(BOX)]);
const kernel = densityKernel(frame, meters(250));

const flat = (positions: readonly LonLat[]) => Float64Array.from(positions.flat());
const scattered = (count: number, [west, south, east, north]: BoundingBox, seed: number): LonLat[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => [west + random() * (east - west), south + random() * (north - south)]);
};

/** The closed form: the sum of Gaussians at a place, per square kilometer, without any border. */
function directSum(positions: readonly LonLat[], at: LonLat, radiusMeters: number): number {
  const toLattice = lonLatToLattice(lattice);
  const [x, y] = toLattice(at);
  const sum = positions.reduce((total, position) => {
    const [px, py] = toLattice(position);
    const meters = Math.hypot(px - x, py - y) * lattice.sideMeters;
    return total + Math.exp(-0.5 * (meters / radiusMeters) ** 2);
  }, 0);
  return (1e6 * sum) / (2 * Math.PI * radiusMeters ** 2);
}

const massOf = (values: Float32Array) =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0) * (lattice.sideMeters ** 2 / 1e6);

describe('the density', () => {
  it('of one ticket peaks at 1 / (2π r²) per square kilometer', () => {
    // 1 / (2π × 0.25²) = 2.546 per km²
    const { most } = density(frame, kernel, flat([CENTER]));
    expect(most).toBeGreaterThan(2.546 * 0.99);
    expect(most).toBeLessThan(2.546 * 1.005);
  });

  it('is the sum of the kernels within one percent, far from the border', () => {
    const positions = scattered(400, [126.53, 43.785, 126.57, 43.815], 1);
    const { values } = density(frame, kernel, flat(positions));
    const at = latticeToLonLat(lattice);
    for (const [column, row] of [
      [100, 100],
      [90, 110],
      [112, 95],
    ] as const) {
      const expected = directSum(positions, at([column, row]), 250);
      expect(expected).toBeGreaterThan(20);
      expect(Math.abs(values[row * lattice.columns + column] / expected - 1)).toBeLessThan(0.01);
    }
  });

  it('keeps every ticket, also at the border and in a corner', () => {
    const positions: LonLat[] = [...scattered(500, BOX, 2), [126.5001, 43.7641], [126.5999, 43.8]];
    const { values, counted } = density(frame, kernel, flat(positions));
    expect(counted).toBe(502);
    expect(massOf(values)).toBeCloseTo(502, 1);
  });

  it('lifts a ticket at the border to twice the height, since half of its kernel is outside', () => {
    const inner = density(frame, kernel, flat([CENTER])).most;
    const atBorder = density(frame, kernel, flat([[126.5, 43.8]])).most;
    expect(atBorder / inner).toBeGreaterThan(1.85);
    expect(atBorder / inner).toBeLessThan(2.15);
  });

  it('leaves out what lies outside, and says nothing there', () => {
    const west = densityFrame(lattice, [square([126.5, 43.764, 126.55, 43.836])]);
    const half = density(
      west,
      densityKernel(west, meters(250)),
      flat([
        [126.52, 43.8],
        [126.59, 43.8],
        [127, 44],
      ]),
    );
    expect(half.counted).toBe(1);
    expect(massOf(half.values)).toBeCloseTo(1, 3);
    expect(half.values[100 * lattice.columns + 150]).toBeNaN();
  });

  it('holds a million tickets in one place', () => {
    const { most, counted } = density(
      frame,
      kernel,
      new Float64Array(2_000_000).map((_, i) => CENTER[i % 2]),
    );
    expect(counted).toBe(1_000_000);
    expect(most).toBeGreaterThan(2_500_000);
  });

  it('of nothing is zero', () => {
    expect(density(frame, kernel, new Float64Array())).toMatchObject({ most: 0, counted: 0 });
  });
});
