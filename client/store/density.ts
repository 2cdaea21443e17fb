import { lonLatToLattice, type MeterLattice } from '../../core/geo/meter-lattice.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import { selectDistrictNow } from './clock.ts';
import type { LoadedDistrict } from './district.ts';
import { isFieldShown } from './fields.ts';
import type { TicketFilter } from './filter.ts';
import { selectMatches } from './matches.ts';
import { memo } from './memo.ts';
import { selectTable } from './shown-tickets.ts';
import type { SliceOf } from './slice.ts';
import type { AppState } from './store.ts';
import type { Rows, TicketTable } from './ticket-table.ts';

/** What is asked: the density of tickets at these places, with kernels of this radius. */
export type DensityQuestion = {
  /** Longitude and latitude by turns. */
  readonly positions: Float64Array<ArrayBuffer>;
  readonly radiusMeters: number;
  readonly district: LoadedDistrict;
  readonly filter: TicketFilter;
};

/** A line of one density, with the place of its number. */
export type DensityLine = { readonly level: number; readonly path: readonly LonLat[]; readonly labelAt: LonLat };

/** Tickets per square kilometer, as a picture in steps. */
export type DensityField = {
  readonly question: DensityQuestion;
  readonly width: number;
  readonly height: number;
  /** Outer corners of the picture, clockwise from the north-west. */
  readonly corners: readonly [LonLat, LonLat, LonLat, LonLat];
  /** By point, in rows from north to south: 0 for nothing, 1 for the lowest step. */
  readonly shades: Uint8Array;
  /** Per square kilometer, by cell of the lattice; NaN outside the district. */
  readonly values: Float32Array;
  readonly lattice: MeterLattice;
  /** District time at which it landed; absent while there is no clock. */
  readonly shownAt?: EpochMs;
  /** How many of the tickets lie in the district. */
  readonly counted: number;
  /** Lower bounds of the six steps of color. */
  readonly steps: readonly number[];
  readonly lines: readonly DensityLine[];
};

export type DensitySlice = {
  /** The last answer, kept until the next one lands. */
  density: DensityField | undefined;
  /** The last question had no answer; what is shown answers one before it. */
  densityHasFailed: boolean;
  showDensity(field: Omit<DensityField, 'shownAt'>): void;
  reportDensityFailure(): void;
};

export const densitySlice: SliceOf<DensitySlice> = (set, get) => ({
  density: undefined,
  densityHasFailed: false,

  showDensity(field) {
    set({ density: { ...field, shownAt: selectDistrictNow(get()) }, densityHasFailed: false });
  },

  reportDensityFailure() {
    set({ densityHasFailed: true });
  },
});

/** Tickets per square kilometer at a place, of the cell it lies in; undefined outside the district. */
export function densityAt({ lattice, values }: Pick<DensityField, 'lattice' | 'values'>, position: LonLat) {
  const [column, row] = lonLatToLattice(lattice)(position).map(Math.round);
  if (column < 0 || row < 0 || column >= lattice.columns || row >= lattice.rows) return undefined;
  const value = values[row * lattice.columns + column];
  return Number.isNaN(value) ? undefined : value;
}

const CLOSED_LAYER = 'closed-tickets';

/** The question the screen asks now: about the tickets it shows, the open ones and, where they are on, the closed ones. */
export const selectDensityQuestion = memo(
  (state: AppState) => {
    const { district, filter, fields, toggledLayers } = state;
    const isClosedShown = toggledLayers.includes(CLOSED_LAYER);
    return [
      isFieldShown('density', state),
      selectMatches(state),
      isClosedShown,
      district,
      filter,
      fields.radiusMeters,
    ] as const;
  },
  (state): DensityQuestion | undefined => {
    const { district, filter, fields, toggledLayers } = state;
    if (!district || !isFieldShown('density', state)) return undefined;
    const { openOnMap, closedOnMap } = selectMatches(state);
    const shown = toggledLayers.includes(CLOSED_LAYER) ? [openOnMap, closedOnMap] : [openOnMap];
    const positions = positionsOf(selectTable(state), shown);
    return { positions, radiusMeters: fields.radiusMeters, district, filter };
  },
);

function positionsOf({ lon, lat }: TicketTable, lists: readonly Rows[]): Float64Array<ArrayBuffer> {
  const positions = new Float64Array(2 * lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const rows of lists)
    for (let i = 0; i < rows.length; i++) {
      positions[at++] = lon[rows[i]];
      positions[at++] = lat[rows[i]];
    }
  return positions;
}

/** Whether two questions differ in more than the tickets that came and went meanwhile. */
export function isOtherQuestion(a: DensityQuestion, b: DensityQuestion): boolean {
  return a.radiusMeters !== b.radiusMeters || a.district !== b.district || a.filter !== b.filter;
}

/** The shown density answers another question than the one now asked. */
export function selectIsDensityLate(state: AppState): boolean {
  const question = selectDensityQuestion(state);
  return state.density !== undefined && question !== undefined && isOtherQuestion(question, state.density.question);
}
