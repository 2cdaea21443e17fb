import type { GridId } from '../../core/domain/ids.ts';
import { type OrgNode, pathTo } from '../../core/domain/org-tree.ts';
import { type Fulfilment, fulfilments, type Organisation } from '../../core/domain/organisation.ts';
import type { Rate } from '../../core/domain/rate.ts';
import type { Site } from '../../core/domain/site.ts';
import type { LoadedDistrict } from './district.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';
import { gridAt, selectUnits } from './units.ts';
import type { Selection } from './view.ts';

/** 一肩挑, 一社区一工作组 and 一站点一服务队. */
export const UNIT_RULES = ['oneLead', 'workGroups', 'serviceTeams'] as const;
export type UnitRule = (typeof UNIT_RULES)[number];

/** A grid, community or station that a rule asks for something, and whether it has it. */
export type RuleRow = {
  readonly id: string;
  readonly name: string;
  /** Names of the units above it, the highest first. */
  readonly above: readonly string[];
  readonly isMet: boolean;
  readonly selection: Selection;
};

/** How far a rule is kept. Rows are in the order of their codes and in no other. */
export type RuleState = { readonly rule: UnitRule; readonly rate: Rate; readonly rows: readonly RuleRow[] };

const NO_RULES: readonly RuleState[] = [];

/** The rules of the whole district; none where its organisation is unknown. */
export const selectUnitRules = memo(
  ({ district }: AppState) => [district] as const,
  (state): readonly RuleState[] => {
    const { district } = state;
    if (!district?.organisation) return NO_RULES;
    const { grids, communities } = district.organisation;
    const stations = stationsOf(district);
    const kept = fulfilments({ ...district.organisation, sites: teamsOf(district.organisation, stations) });
    const unitRow = (code: string, selection: Selection) => rowOfUnit(state, code, selection);
    const rowsOf: Readonly<Record<UnitRule, readonly Omit<RuleRow, 'isMet'>[]>> = {
      oneLead: grids.map(({ gridId: id }) => unitRow(id, { kind: 'grid', id })),
      workGroups: communities.map(({ code: id }) => unitRow(id, { kind: 'community', id })),
      serviceTeams: [...stations.values()].map((site) => rowOfSite(state, site)),
    };
    return UNIT_RULES.map((rule) => ({ rule, rate: kept[rule].rate, rows: withState(rowsOf[rule], kept[rule]) }));
  },
);

/** The rule speaks of stations (网格党群服务站); the other tiers are centers above them and doors beside them. */
const stationsOf = ({ sites }: LoadedDistrict): ReadonlyMap<string, Site> =>
  new Map(sites.filter(({ tier }) => tier === 'station').map((site) => [site.id, site]));

const teamsOf = ({ sites }: Organisation, stations: ReadonlyMap<string, Site>) =>
  sites.filter(({ siteId }) => stations.has(siteId));

function withState(rows: readonly Omit<RuleRow, 'isMet'>[], { gaps }: Fulfilment): RuleRow[] {
  const missing = new Set(gaps);
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ ...row, isMet: !missing.has(row.id) }));
}

function rowOfUnit(state: AppState, code: string, selection: Selection): Omit<RuleRow, 'isMet'> {
  const path = pathTo(selectUnits(state).business, code);
  return { id: code, name: path.at(-1)?.name ?? code, above: namesOf(path.slice(0, -1)), selection };
}

function rowOfSite(state: AppState, { id, name, position }: Site): Omit<RuleRow, 'isMet'> {
  const gridId: GridId | undefined = gridAt(state, position);
  const above = namesOf(pathTo(selectUnits(state).business, gridId));
  return { id, name, above, selection: { kind: 'site', id } };
}

const namesOf = (path: readonly OrgNode[]) => path.map(({ name }) => name);
