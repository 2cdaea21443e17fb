import type { GridId } from '../../core/domain/ids.ts';
import { type OrgNode, pathTo, unitsUnder } from '../../core/domain/org-tree.ts';
import { outlineOf } from '../../core/geo/outline.ts';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import { boxOfGrid } from './grid-box.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { gridAt, selectUnits } from './units.ts';

/** Around all grids of a unit; nothing where it has none. */
export function boxOfUnit(state: AppState, code: string): BoundingBox | undefined {
  const boxes = unitsUnder(selectUnits(state).business, 'grid', code)
    .map((id) => boxOfGrid(state, id as GridId)) // codes of this level are ids of grids
    .filter((box) => box !== undefined);
  if (boxes.length === 0) return undefined;
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}

const NO_OUTLINE: readonly LonLat[][] = [];

/** The border of the selected community, subdistrict or market; a grid has its own. */
export const selectAreaOutline = memo(
  ({ selection, district }: AppState) => [selection, district] as const,
  (state): readonly LonLat[][] => {
    const { selection, district } = state;
    if (!district) return NO_OUTLINE;
    if (selection.kind === 'market')
      return outlineOf(district.markets.filter(({ id }) => id === selection.id).map(({ rings }) => rings));
    if (selection.kind !== 'community' && selection.kind !== 'subdistrict') return NO_OUTLINE;
    const under = new Set(unitsUnder(selectUnits(state).business, 'grid', selection.id));
    const shapes = district.grids.features.filter(({ properties }) => under.has(properties.gridId));
    return outlineOf(
      shapes.flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)),
    );
  },
);

const SEEN_LEVELS = ['subdistrict', 'community', 'grid', 'building'] as const;
type SeenLevel = (typeof SEEN_LEVELS)[number];

/** From these zooms on a level is what the map is about: those at which it writes the names of that level. */
const LEVEL_FROM_ZOOM: Readonly<Record<SeenLevel, number>> = {
  subdistrict: 0,
  community: 12.5,
  grid: 14,
  building: 16,
};

/** What the map is about: a level by its zoom, and the units in its middle down to that level. */
export type SeenUnits = { readonly level: SeenLevel; readonly path: readonly OrgNode[] };

export const selectSeenUnits = memo(
  ({ seen, district }: AppState) => [seen, district] as const,
  (state): SeenUnits | undefined => {
    if (!state.seen || !state.district) return undefined;
    const { center, zoom } = state.seen;
    const level = SEEN_LEVELS.findLast((one) => zoom >= LEVEL_FROM_ZOOM[one]) ?? 'subdistrict';
    const path = pathTo(selectUnits(state).business, gridAt(state, center));
    return { level, path: path.slice(0, SEEN_LEVELS.indexOf(level) + 1) };
  },
);
