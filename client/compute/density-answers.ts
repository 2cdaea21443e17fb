import { roundSteps } from '../../core/analysis/classify.ts';
import {
  type DensityFrame,
  type DensityKernel,
  density,
  densityFrame,
  densityKernel,
} from '../../core/analysis/density.ts';
import { stepRaster } from '../../core/analysis/step-raster.ts';
import { isolines, labelPointOf } from '../../core/geo/contour.ts';
import { latticeCorners, latticeToLonLat, type MeterLattice, meterLatticeOver } from '../../core/geo/meter-lattice.ts';
import { meters } from '../../core/geo/units.ts';
import type { DensityLine } from '../store/density.ts';
import type { Handlers } from './answer-calls.ts';

/** Cells on the longer side of the district. */
const CELLS = 400;
/** Points per side of a cell: a step's edge is still smooth where streets are told apart. */
const POINTS_PER_CELL = 3;
/** A shorter line is a speck, and its number would hide it. */
const LEAST_LINE_POINTS = 12;

/** Answers about density. The ground is kept, and the kernel as long as its radius is asked for. */
export function densityAnswers(): Handlers {
  let frame: DensityFrame | undefined;
  let kernel: DensityKernel | undefined;

  return {
    loadGround({ bbox, areas }) {
      frame = densityFrame(meterLatticeOver(bbox, CELLS), areas);
      kernel = undefined;
      return { corners: latticeCorners(frame.lattice) };
    },

    density({ positions, radiusMeters, steps: shown }) {
      if (!frame) throw new Error('A density was asked for before its ground was loaded.');
      if (kernel?.radiusMeters !== radiusMeters) kernel = densityKernel(frame, meters(radiusMeters));
      const { values, most, counted } = density(frame, kernel, positions);
      const steps = grown(shown, roundSteps(most));
      const { columns, rows } = frame.lattice;
      const shades = stepRaster({ columns, rows, values }, steps, POINTS_PER_CELL);
      const [width, height] = [columns * POINTS_PER_CELL, rows * POINTS_PER_CELL];
      return {
        width,
        height,
        shades,
        values,
        lattice: frame.lattice,
        counted,
        steps,
        lines: linesOf(values, frame.lattice, steps),
      };
    },
  };
}

const grown = (shown: readonly number[], needed: readonly number[]) =>
  shown.length > 0 && shown[shown.length - 1] >= needed[needed.length - 1] ? shown : needed;

/** A line for each step but the lowest, which surrounds nearly everything. */
function linesOf(values: Float32Array, lattice: MeterLattice, steps: readonly number[]): DensityLine[] {
  const toLonLat = latticeToLonLat(lattice);
  const { columns, rows } = lattice;
  return steps.slice(1).flatMap((level) =>
    isolines({ columns, rows, values }, level)
      .filter(({ points }) => points.length >= LEAST_LINE_POINTS)
      .map((line) => ({ level, path: line.points.map(toLonLat), labelAt: toLonLat(labelPointOf(line)) })),
  );
}
