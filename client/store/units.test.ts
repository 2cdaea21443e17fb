import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CodeTable } from '../../core/domain/district.ts';
import { type FileFeatures, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { Organisation } from '../../core/domain/organisation.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import type { DistrictFiles, GridCollection } from './district.ts';
import { selectPartyUnits } from './party-units.ts';
import { type AppStore, createAppStore } from './store.ts';
import { selectUnitCounts } from './unit-counts.ts';
import { boxOfUnit, selectAreaOutline, selectSeenUnits } from './unit-places.ts';
import { selectUnitRules } from './unit-rules.ts';
import { selectUnitCode, selectUnits } from './units.ts';

const read = <File>(name: string): File =>
  JSON.parse(readFileSync(new URL(`../../geodata/fengman-demo/${name}`, import.meta.url), 'utf8'));
const organisation = read<Organisation>('organisation.json');
const grids = read<GridCollection>('grids.geojson');
const places = readPlaces((kind) => (kind === 'sites' ? read<FileFeatures>('sites.geojson') : undefined));
const body = { ...read<DistrictBody>('district.json'), files: [], faults: [] };
const files: DistrictFiles = { body, grids, codes: read<CodeTable>('codes.json'), places, organisation };

const COMMUNITY = '220211001001';
const GRID = `${COMMUNITY}001` as GridId;

let store: AppStore;
const state = () => store.getState();
const load = (part: Partial<DistrictFiles> = {}) => state().replaceDistrict({ ...files, ...part });
beforeEach(() => {
  store = createAppStore();
  load();
});

describe('the units of the demo', () => {
  it('stay in sight without an organisation as far as the grids tell, and the party tree does not', () => {
    const { business, party } = selectUnits(state());
    expect(party?.nodes.size).toBe(320); // 11 + 53 + 256
    load({ organisation: undefined });
    expect(selectUnits(state())).toEqual({ business, party: undefined });
    expect(selectUnitRules(state())).toEqual([]);
  });

  it('are outlined and framed by the grids under them', () => {
    expect(selectAreaOutline(state())).toEqual([]);
    state().select({ kind: 'community', id: COMMUNITY });
    const lines = selectAreaOutline(state());
    const [west, south, east, north] = boxOfUnit(state(), COMMUNITY)!;
    const corners = lines.flat();
    expect(Math.min(...corners.map(([lon]) => lon))).toBe(west);
    expect(Math.max(...corners.map(([, lat]) => lat))).toBe(north);
    for (const line of lines) expect(line[0]).toEqual(line.at(-1));
    expect([east > west, north > south]).toEqual([true, true]);
    state().select({ kind: 'subdistrict', id: '999' });
    expect([selectAreaOutline(state()), boxOfUnit(state(), '999')]).toEqual([[], undefined]);
  });

  it('are on the map while the party tree is walked: those below the chosen one, with what is under them', () => {
    expect(selectPartyUnits(state())).toEqual([]);
    state().setView({ explorer: { kind: 'open', tree: 'party' } });
    expect(selectPartyUnits(state())).toHaveLength(11);
    const sum = (key: 'partyGroups' | 'centerHouseholds') =>
      selectPartyUnits(state()).reduce((all, unit) => all + unit[key]!, 0);
    expect([sum('partyGroups'), sum('centerHouseholds')]).toEqual([578, 771]); // the report's
    state().select({ kind: 'community', id: COMMUNITY });
    const branches = selectPartyUnits(state());
    expect(branches[0]).toMatchObject({ code: GRID, name: '第1网格党支部', gridIds: [GRID] });
    state().select({ kind: 'grid', id: GRID });
    expect(selectPartyUnits(state())).toEqual(branches);
    state().setView({ explorer: { kind: 'open', tree: 'business' } });
    expect(selectPartyUnits(state())).toEqual([]);
  });

  it('are those of the level the map is about', () => {
    state().setView({ explorer: { kind: 'open', tree: 'party' }, seen: { center: [126.55, 43.83], zoom: 13 } });
    expect(selectPartyUnits(state())).toHaveLength(53);
    state().setView({ seen: { center: [126.55, 43.83], zoom: 17 } });
    expect(selectPartyUnits(state())).toHaveLength(256);
  });

  it('are found for whatever lies in them', () => {
    expect(selectUnitCode(state())).toBeUndefined();
    state().select({ kind: 'grid', id: GRID });
    expect(selectUnitCode(state())).toBe(GRID);
    const [site] = state().district!.sites;
    state().select({ kind: 'site', id: site.id });
    expect(selectUnitCode(state())).toMatch(/^220211\d{9}$/);
  });

  it('are counted up from the grids', () => {
    const { business, party } = selectUnitCounts(state());
    const tops = (counts: ReadonlyMap<string, number>) =>
      selectUnits(state()).business.tops.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0);
    expect([tops(business), tops(party)]).toEqual([127_000, 771]); // as geodata/README.md states
    expect(business.get(COMMUNITY)).toBeGreaterThan(business.get(GRID)!);
  });

  it('follow the map: the nearer it is, the deeper the path in its middle', () => {
    const [west, south, east, north] = boxOfUnit(state(), '220211001')!;
    const depthAt = (zoom: number) => {
      state().setView({ seen: { center: [(west + east) / 2, (south + north) / 2], zoom } });
      const seen = selectSeenUnits(state())!;
      return [seen.level, seen.path.length];
    };
    expect([11, 12.5, 14, 16].map(depthAt)).toEqual([
      ['subdistrict', 1],
      ['community', 2],
      ['grid', 3],
      ['building', 3],
    ]);
    state().setView({ seen: { center: [0, 0], zoom: 13 } });
    expect(selectSeenUnits(state())).toEqual({ level: 'community', path: [] });
  });
});

describe('the rules of the demo', () => {
  const rates = () => selectUnitRules(state()).map(({ rate: { numerator, denominator } }) => [numerator, denominator]);

  it('are kept but for three stations without a team', () => {
    expect(rates()).toEqual([
      [256, 256],
      [53, 53],
      [45, 48], // geodata/README.md: 48 stations, 3 of them without a service team
    ]);
    const gaps = selectUnitRules(state())[2].rows.filter(({ isMet }) => !isMet);
    expect(gaps.map(({ selection }) => selection.kind)).toEqual(['site', 'site', 'site']);
    for (const { above } of gaps) expect(above).toHaveLength(3);
  });

  it('are 255 of 256 once a lead and a secretary are two people, and name the grid', () => {
    const [first, ...others] = organisation.grids;
    load({ organisation: { ...organisation, grids: [{ ...first, isOneLead: false }, ...others] } });
    expect(rates()[0]).toEqual([255, 256]);
    const gaps = selectUnitRules(state())[0].rows.filter(({ isMet }) => !isMet);
    expect(gaps).toMatchObject([{ id: first.gridId, selection: { kind: 'grid', id: first.gridId } }]);
  });
});
