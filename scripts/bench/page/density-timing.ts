import { type DensityFrame, density, densityFrame, densityKernel } from '../../../core/analysis/density.ts';
import { lonLatToLattice, meterLatticeOver } from '../../../core/geo/meter-lattice.ts';
import { type BoundingBox, meters } from '../../../core/geo/units.ts';
import { seededRandom } from '../../../core/testing/seeded-random.ts';

export type DensityAsked = { readonly points: number; readonly cells: number; readonly repeats: number };
/** Milliseconds of each repeat, and how far the two sums are apart at most, as a share of the highest density. */
export type DensityTimes = { readonly ours: number[]; readonly direct: number; readonly apart: number };

/** About 8 km by 8 km, as the district of the other benches. */
const BOX: BoundingBox = [126.5, 43.764, 126.6, 43.836];
const RADIUS = meters(250);
const CUT = 4;

/** Runs in a worker of a page: the page's own density of so many points, and beside it the plain sum that it stands for. */
function timeDensity({ points, cells, repeats }: DensityAsked): DensityTimes {
  const frame = frameOver(cells);
  const random = seededRandom(points);
  const [west, south, east, north] = BOX;
  const positions = Float64Array.from({ length: 2 * points }, (_, i) =>
    i % 2 === 0 ? west + random() * (east - west) : south + random() * (north - south),
  );
  const kernel = densityKernel(frame, RADIUS);
  const timed = <Result>(run: () => Result) => {
    const startedAt = performance.now();
    return { result: run(), ms: performance.now() - startedAt };
  };
  const ours = Array.from({ length: repeats }, () => timed(() => density(frame, kernel, positions)));
  const direct = timed(() => directSum(frame, positions));
  const { values, most } = ours[0].result;
  return { ours: ours.map(({ ms }) => ms), direct: direct.ms, apart: farthest(frame, values, direct.result) / most };
}

function frameOver(cells: number): DensityFrame {
  const [west, south, east, north] = BOX;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return densityFrame(meterLatticeOver(BOX, cells), [{ id: 'district', polygons: [[ring]] }]);
}

/** Each point's Gaussian at each cell within four radii, added up: per square kilometer. */
function directSum({ lattice }: DensityFrame, positions: Float64Array): Float64Array {
  const { columns, rows, sideMeters } = lattice;
  const toLattice = lonLatToLattice(lattice);
  const sigma = RADIUS / sideMeters;
  const reach = Math.ceil(CUT * sigma);
  const share = 1e6 / (2 * Math.PI * RADIUS ** 2);
  const sums = new Float64Array(columns * rows);
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = toLattice([positions[i], positions[i + 1]]);
    for (let row = Math.max(0, Math.ceil(y - reach)); row < Math.min(rows, y + reach); row++)
      for (let column = Math.max(0, Math.ceil(x - reach)); column < Math.min(columns, x + reach); column++)
        sums[row * columns + column] += share * Math.exp(-((column - x) ** 2 + (row - y) ** 2) / (2 * sigma * sigma));
  }
  return sums;
}

/** Away from the border, where ours keeps what the plain sum loses. */
function farthest({ lattice: { columns, rows, sideMeters } }: DensityFrame, a: Float32Array, b: Float64Array): number {
  const border = Math.ceil(((CUT + 2) * RADIUS) / sideMeters);
  let most = 0;
  for (let row = border; row < rows - border; row++)
    for (let column = border; column < columns - border; column++)
      most = Math.max(most, Math.abs(a[row * columns + column] - b[row * columns + column]));
  return most;
}

// A worker's own scope, which the types of a page do not know.
const port = self as unknown as { postMessage(times: DensityTimes): void; onmessage: unknown };
port.onmessage = ({ data }: { data: DensityAsked }) => port.postMessage(timeDensity(data));
