import { latticeToLonLat, lonLatToLattice, type MeterLattice } from '../geo/meter-lattice.ts';
import { type Area, AreaIndex } from '../geo/point-in-areas.ts';
import type { Meters } from '../geo/units.ts';

/** Where a density is asked for: a lattice, and which of its cells lie in the district (1) and which do not (0). */
export type DensityFrame = { readonly lattice: MeterLattice; readonly inside: Uint8Array };

/** A Gaussian of one radius on one frame. */
export type DensityKernel = {
  /** Standard deviation. */
  readonly radiusMeters: Meters;
  /** From the middle outward, in steps of a cell; the whole kernel, both sides, sums to 1. */
  readonly weights: Float64Array;
  /** By cell: the share of a kernel put there that falls inside the district. */
  readonly reach: Float64Array;
};

export type Density = {
  /** Per square kilometer, by cell; NaN outside the district. */
  readonly values: Float32Array;
  readonly most: number;
  /** Positions that went into it; the rest lay outside the district. */
  readonly counted: number;
};

/** Beyond so many standard deviations a Gaussian holds less than a ten-thousandth. */
const CUT = 4;
/** Of a kernel, what has to fall inside the district for its middle to count as belonging to it. */
const LEAST_REACH = 0.05;

/**
 * A frame over areas. A cell belongs to the district when its middle lies in one of them.
 *
 * @throws RangeError when there is no area or one has no ring. Cost: one point-in-area question per cell.
 */
export function densityFrame(lattice: MeterLattice, areas: readonly Area<string>[]): DensityFrame {
  const index = new AreaIndex(areas);
  const positionAt = latticeToLonLat(lattice);
  const { columns, rows } = lattice;
  const inside = new Uint8Array(columns * rows);
  for (let at = 0; at < inside.length; at++) {
    if (index.find(positionAt([at % columns, Math.floor(at / columns)]))) inside[at] = 1;
  }
  return { lattice, inside };
}

/** Worth keeping while the radius stays the same: it costs as much as a density. */
export function densityKernel(frame: DensityFrame, radiusMeters: Meters): DensityKernel {
  const { columns, rows, sideMeters } = frame.lattice;
  const weights = gaussian(radiusMeters / sideMeters);
  return { radiusMeters, weights, reach: blur(Float64Array.from(frame.inside), columns, rows, weights) };
}

/**
 * How many positions there are per square kilometer around each cell.
 *
 * Each position counts as one however near it lies to the border: its kernel is enlarged by the part that falls outside
 * (Diggle 1985), so the cells of the district sum to `counted`.
 *
 * Method: linear binning and two passes of a cut Gaussian (Silverman 1982; Wand 1994).
 *
 * @param positions - Longitude and latitude in turn, WGS-84.
 */
export function density(frame: DensityFrame, kernel: DensityKernel, positions: Float64Array): Density {
  const { columns, rows, sideMeters } = frame.lattice;
  const { bins, counted } = bin(frame, kernel, positions);
  const blurred = blur(bins, columns, rows, kernel.weights);
  const cellsPerSquareKilometer = 1e6 / sideMeters ** 2;
  const values = new Float32Array(blurred.length);
  let most = 0;
  for (let at = 0; at < values.length; at++) {
    values[at] = frame.inside[at] === 1 ? blurred[at] * cellsPerSquareKilometer : Number.NaN;
    if (values[at] > most) most = values[at];
  }
  return { values, most, counted };
}

/** Each position is shared among the four cells around it, and weighs more the less of its kernel is inside. */
function bin({ lattice }: DensityFrame, { reach }: DensityKernel, positions: Float64Array) {
  const { columns, rows } = lattice;
  const toLattice = lonLatToLattice(lattice);
  const bins = new Float64Array(columns * rows);
  let counted = 0;
  for (let i = 0; i < positions.length; i += 2) {
    const [x, y] = toLattice([positions[i], positions[i + 1]]);
    const column = Math.min(Math.max(Math.floor(x), 0), columns - 2);
    const row = Math.min(Math.max(Math.floor(y), 0), rows - 2);
    const east = Math.min(Math.max(x - column, 0), 1);
    const north = Math.min(Math.max(y - row, 0), 1);
    const at = row * columns + column;
    const isNear = Math.abs(x - column) <= 2 && Math.abs(y - row) <= 2;
    if (!isNear || reach[at] < LEAST_REACH || reach[at + columns + 1] < LEAST_REACH) continue;
    bins[at] += ((1 - east) * (1 - north)) / reach[at];
    bins[at + 1] += (east * (1 - north)) / reach[at + 1];
    bins[at + columns] += ((1 - east) * north) / reach[at + columns];
    bins[at + columns + 1] += (east * north) / reach[at + columns + 1];
    counted += 1;
  }
  return { bins, counted };
}

function gaussian(sigmaCells: number): Float64Array {
  const weights = Float64Array.from({ length: Math.ceil(CUT * sigmaCells) + 1 }, (_, i) =>
    Math.exp(-0.5 * (i / sigmaCells) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + 2 * weight, -weights[0]);
  return weights.map((weight) => weight / sum);
}

function blur(values: Float64Array, columns: number, rows: number, weights: Float64Array): Float64Array {
  return blurColumns(blurRows(values, columns, rows, weights), columns, rows, weights);
}

/** A row is copied between two margins of zeros, so that the inner loop has no edges to look for. */
function blurRows(values: Float64Array, columns: number, rows: number, weights: Float64Array): Float64Array {
  const margin = weights.length - 1;
  const padded = new Float64Array(columns + 2 * margin);
  const blurred = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    padded.set(values.subarray(start, start + columns), margin);
    for (let column = 0; column < columns; column++) {
      const middle = column + margin;
      let sum = weights[0] * padded[middle];
      for (let i = 1; i <= margin; i++) sum += weights[i] * (padded[middle - i] + padded[middle + i]);
      blurred[start + column] = sum;
    }
  }
  return blurred;
}

/** Row by row as well, since memory is read in its own order only that way. */
function blurColumns(values: Float64Array, columns: number, rows: number, weights: Float64Array): Float64Array {
  const blurred = new Float64Array(values.length);
  const reachRows = weights.length - 1;
  for (let row = 0; row < rows; row++) {
    const target = row * columns;
    const first = Math.max(0, row - reachRows);
    const last = Math.min(rows - 1, row + reachRows);
    for (let from = first; from <= last; from++) {
      const weight = weights[Math.abs(from - row)];
      const source = from * columns;
      for (let column = 0; column < columns; column++) blurred[target + column] += weight * values[source + column];
    }
  }
  return blurred;
}
