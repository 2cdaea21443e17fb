import { naturalLimits, quantileLimits, roundedLimits, roundSteps } from '../../core/analysis/classify.ts';
import { coloredValue, type GridMeasure, type GridValue, gridValues } from '../../core/analysis/grid-measures.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { Classing } from './fields.ts';
import { selectMatches, selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';
import { CLOSED } from './ticket-codes.ts';
import type { Rows, TicketTable } from './ticket-table.ts';

/** Lower bounds of the steps of the choropleth, six at most. */
export type GridScale = readonly number[];

export const MOST_STEPS = 6;

export type GridScaleSlice = {
  /** Fixed within a scene, so that two moments can be compared. */
  gridScale: GridScale;
  /** What the scale was made for; nothing while there was no value to classify, so that the scene begins with the first. */
  scaledFor: { readonly measure: GridMeasure; readonly classing: Classing } | undefined;
  /** A new scene begins: another log. */
  beginGridScale(): void;
  /** Another measure begins a scene as well; apart from that a scale only ever moves up, and only one of round numbers. */
  fitGridScale(): void;
};

export const gridScaleSlice: SliceOf<GridScaleSlice> = (set, get) => ({
  gridScale: scaleFor(0),
  scaledFor: undefined,

  beginGridScale() {
    const { measure, classing } = get().fields;
    const values = coloredValues(get());
    set({
      gridScale: scaleOf(measure, classing, values),
      scaledFor: values.length > 0 ? { measure, classing } : undefined,
    });
  },

  fitGridScale() {
    const { fields, gridScale, scaledFor, beginGridScale } = get();
    if (scaledFor?.measure !== fields.measure || scaledFor.classing !== fields.classing) beginGridScale();
    else if (fields.classing === 'round') {
      const needed = scaleOf(fields.measure, 'round', coloredValues(get()));
      if (needed[needed.length - 1] > gridScale[gridScale.length - 1]) set({ gridScale: needed });
    }
  },
});

/** The chosen measure of each grid that a shown ticket lies in. */
export const selectGridValues = memo(
  (state: AppState) => {
    const { measure } = state.fields;
    const now = measure === 'overdue' ? selectMinute(state) : undefined;
    return [selectMatches(state), measure, now, state.district] as const;
  },
  (state): ReadonlyMap<GridId, GridValue> => {
    const { measure } = state.fields;
    const counts = countByGrid(selectTable(state), selectMatches(state).rows, measure, selectMinute(state));
    return gridValues(measure, counts, { households: selectHouseholds(state) });
  },
);

/** What a measure counts, of each grid that one of the rows lies in: open ones, overdue ones, or all. */
export function countByGrid(
  { grids, grid, stage, dueAt }: TicketTable,
  rows: Rows,
  measure: GridMeasure,
  now: EpochMs,
): ReadonlyMap<GridId, number> {
  const held = new Uint32Array(grids.length);
  const counted = new Uint32Array(grids.length);
  for (const row of rows) {
    held[grid[row]] += 1;
    if (measure !== 'per-households' && stage[row] === CLOSED) continue;
    if (measure === 'overdue' && !(dueAt[row] < now)) continue; // past its limit by the clock of the district
    counted[grid[row]] += 1;
  }
  const isHeard = (gridId: GridId | undefined, number: number) => gridId !== undefined && held[number] > 0;
  return new Map(
    grids.flatMap((gridId, number) => (isHeard(gridId, number) ? [[gridId!, counted[number]] as const] : [])),
  );
}

const selectHouseholds = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }): ReadonlyMap<GridId, number> => {
    const known = (district?.grids.features ?? []).flatMap(({ properties: { gridId, households } }) =>
      households === undefined ? [] : [[gridId as GridId, households] as const],
    );
    return new Map(known);
  },
);

function coloredValues(state: AppState): number[] {
  return [...selectGridValues(state).values()].flatMap((value) => coloredValue(value) ?? []);
}

function scaleOf(measure: GridMeasure, classing: Classing, values: readonly number[]): GridScale {
  const most = values.reduce((highest, value) => Math.max(highest, value), 0);
  if (classing !== 'round' && values.length > 0) {
    const limits = classing === 'quantile' ? quantileLimits(values, MOST_STEPS) : naturalLimits(values, MOST_STEPS);
    return roundedLimits(limits).slice(0, -1);
  }
  return measure === 'per-households' ? [0, ...roundSteps(most).slice(1)] : scaleFor(most);
}

/** Round numbers only, so that a class can be remembered; each reaches about twice as far as the one before. */
const COUNT_SCALES: readonly GridScale[] = [
  [0, 1, 2, 3, 5, 8],
  [0, 1, 5, 10, 15, 20],
  [0, 1, 10, 20, 30, 50],
  [0, 1, 20, 50, 75, 100],
  [0, 1, 50, 100, 150, 200],
  [0, 1, 100, 200, 300, 500],
  [0, 1, 200, 500, 750, 1000],
  [0, 1, 500, 1000, 2000, 5000],
];

/** How far beyond the lower bound of its top step a scale may be stretched before the next one takes over. */
const STRETCH = 2;

/** The finest scale of counts that holds the fullest grid. */
export function scaleFor(most: number): GridScale {
  return COUNT_SCALES.find((scale) => most < scale[5] * STRETCH) ?? COUNT_SCALES[COUNT_SCALES.length - 1];
}

/** Index of the step a value falls in. */
export function stepOf(scale: GridScale, value: number): number {
  let step = 0;
  while (step < scale.length - 1 && value >= scale[step + 1]) step += 1;
  return step;
}
