import { bench, describe } from 'vitest';
import { meterLatticeOver } from '../geo/meter-lattice.ts';
import { type BoundingBox, meters } from '../geo/units.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { density, densityFrame, densityKernel } from './density.ts';

const BOX: BoundingBox = [126.5, 43.764, 126.6, 43.836];
const [west, south, east, north] = BOX;
const ring = [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const frame = densityFrame(meterLatticeOver(BOX, 400), [{ id: 'district', polygons: [[ring]] }]);
const kernel = densityKernel(frame, meters(250));
const random = seededRandom(37_000);
const positionsOf = (count: number) =>
  Float64Array.from({ length: 2 * count }, (_, i) =>
    i % 2 === 0 ? west + random() * (east - west) : south + random() * (north - south),
  );
const city = positionsOf(37_000);
const tenCities = positionsOf(370_000);

describe('density on 400 × 400 cells, radius 250 m', () => {
  bench('37,000 tickets', () => {
    density(frame, kernel, city);
  });
  bench('370,000 tickets', () => {
    density(frame, kernel, tenCities);
  });
});
