import type { GridId } from '../../core/domain/ids.ts';
import { type OrgNode, type OrgTree, treeOfGrids, treeOfUnits } from '../../core/domain/org-tree.ts';
import type { PlaceFault } from '../../core/domain/place-fault.ts';
import type { LonLat } from '../../core/geo/units.ts';
import type { LoadedDistrict } from './district.ts';
import type { OrgTreeName } from './explorer.ts';
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

/** A unit of either tree as what can be selected. */
export const unitSelection = ({ level, code }: Pick<OrgNode, 'level' | 'code'>): Selection =>
  level === 'grid' ? { kind: 'grid', id: code as GridId } : { kind: level, id: code }; // codes of grids are their ids
