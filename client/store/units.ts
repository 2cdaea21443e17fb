import type { GridId } from '../../core/domain/ids.ts';
import {
  type OrgNode,
  type OrgTree,
  pathTo,
  treeOfGrids,
  treeOfUnits,
  unitsUnder,
} from '../../core/domain/org-tree.ts';
import type { PlaceFault } from '../../core/domain/place-fault.ts';
import { outlineOf } from '../../core/geo/outline.ts';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import type { LoadedDistrict } from './district.ts';
import type { OrgTreeName } from './explorer.ts';
import { boxOfGrid } from './grid-box.ts';
import { selectGridIndex } from './here.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import type { Selection } from './view.ts';

/** Both trees of the district. Without an organisation the party tree is unknown, and the other one is what the grids tell. */
export type Units = { readonly business: OrgTree; readonly party: OrgTree | undefined };

const NO_UNITS: Units = { business: { tops: [], nodes: new Map() }, party: undefined };

export const selectUnits = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }): Units => {
    if (!district) return NO_UNITS;
    const { organisation, grids } = district;
    if (!organisation)
      return { business: treeOfGrids(grids.features.map(({ properties }) => properties)), party: undefined };
    const treeOf = (name: OrgTreeName) => treeOfUnits(organisation.units.filter(({ tree }) => tree === name));
    return { business: treeOf('business'), party: treeOf('party') };
  },
);

/** The file the two trees come from. */
export const ORGANISATION_FILE = 'organisation.json';

/** Why the district has an organisation that is of no use, if so. */
export const selectOrganisationFault = ({ district }: AppState): PlaceFault | undefined =>
  district?.body.faults.find(({ file }) => file === ORGANISATION_FILE);

/** Code of the unit that is selected, or of the grid that what is selected lies in. */
export function selectUnitCode(state: AppState): string | undefined {
  const { selection, log } = state;
  switch (selection.kind) {
    case 'grid':
    case 'community':
    case 'subdistrict':
      return selection.id;
    case 'ticket':
      return log?.tickets.get(selection.id)?.gridId;
    default:
      return selectGridOfPlace(state);
  }
}

const selectGridOfPlace = memo(
  ({ selection, district }: AppState) => [selection, district] as const,
  (state) => {
    const position = state.district && positionOf(state.selection, state.district);
    return position && gridAt(state, position);
  },
);

export const gridAt = (state: AppState, position: LonLat): GridId | undefined =>
  selectGridIndex(state)?.find(position)?.id;

function positionOf(selection: Selection, district: LoadedDistrict): LonLat | undefined {
  switch (selection.kind) {
    case 'site':
      return district.sites.find(({ id }) => id === selection.id)?.position;
    case 'lamp':
      return district.lamps.find(({ id }) => id === selection.id)?.position;
    case 'circuit':
      return district.circuits.find(({ id }) => id === selection.id)?.position;
    case 'market':
      return district.markets.find(({ id }) => id === selection.id)?.rings[0][0];
    case 'work':
      return district.works.find(({ id }) => id === selection.id)?.path[0];
    default:
      return undefined;
  }
}

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

export const SEEN_LEVELS = ['subdistrict', 'community', 'grid', 'building'] as const;
export type SeenLevel = (typeof SEEN_LEVELS)[number];

/** From these zooms on a level is what the map is about. */
const LEVEL_FROM_ZOOM: Readonly<Record<SeenLevel, number>> = { subdistrict: 0, community: 11, grid: 13, building: 15 };
/** What one goes to, in the middle of a level. */
export const LEVEL_ZOOM: Readonly<Record<SeenLevel, number>> = {
  subdistrict: 10.5,
  community: 12,
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
