import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GridProperties } from './district.ts';
import { nameWithin, pathTo, treeOfGrids, treeOfUnits, unitsUnder } from './org-tree.ts';
import { fulfilments, type Organisation } from './organisation.ts';
import { businessFigures, partyFigures } from './unit-figures.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../geodata/${path}`, import.meta.url), 'utf8'));
const gridsOf = (district: string): GridProperties[] =>
  read(`${district}/grids.geojson`).features.map(({ properties }: { properties: GridProperties }) => properties);

const demo = { organisation: read('fengman-demo/organisation.json') as Organisation, grids: gridsOf('fengman-demo') };
const unitsIn = (tree: 'business' | 'party') => demo.organisation.units.filter((unit) => unit.tree === tree);
const business = treeOfUnits(unitsIn('business'));
const party = treeOfUnits(unitsIn('party'));
const total = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, value) => sum + value, 0);

describe('the trees of the demo', () => {
  it('meet in every grid, and each has a path of its own to it', () => {
    expect(unitsUnder(party, 'grid')).toEqual(unitsUnder(business, 'grid'));
    const [grid] = unitsUnder(business, 'grid');
    expect(pathTo(business, grid).map(({ name }) => name)).toEqual(['泰山街道', '铁东社区', '铁东社区第1网格']);
    expect(pathTo(party, grid).map(({ name }) => name)).toEqual([
      '泰山街道党工委',
      '铁东社区党组织',
      '铁东社区第1网格党支部',
    ]);
  });

  it('hold what geodata/README.md says', () => {
    expect(businessFigures(business, demo)).toMatchObject({
      subdistricts: 11,
      communities: 53,
      grids: 256,
      specialGrids: 16,
      households: 127_000,
      staff: { workGroups: 53, specialists: 144, recruitedSecretaries: 5, trainings: 91, couriers: 254 },
    });
    expect(total(businessFigures(business, demo).staff!.seconded)).toBe(243);
    const whole = partyFigures(party, demo.organisation);
    expect(whole).toMatchObject({
      committees: 11,
      organisations: 53,
      branches: 256,
      partyGroups: 578,
      centerHouseholds: 771,
    });
    expect(total(whole.functionalBranches)).toBe(129);
  });

  it('share every figure out among the units of a level, and lose nothing', () => {
    for (const level of ['subdistrict', 'community', 'grid'] as const) {
      const parts = unitsUnder(business, level).map((code) => businessFigures(business, demo, code));
      expect(parts.reduce((sum, { households }) => sum + (households ?? 0), 0)).toBe(127_000);
      const branches = unitsUnder(party, level).map((code) => partyFigures(party, demo.organisation, code));
      expect(branches.reduce((sum, { centerHouseholds }) => sum + centerHouseholds, 0)).toBe(771);
    }
  });

  it('have one lead in 256 of 256 grids, and in 255 once two people share the work in one', () => {
    const { organisation } = demo;
    expect(fulfilments(organisation).oneLead).toEqual({ rate: { numerator: 256, denominator: 256 }, gaps: [] });
    const [first, ...others] = organisation.grids;
    const flipped = fulfilments({ ...organisation, grids: [{ ...first, isOneLead: false }, ...others] });
    expect(flipped.oneLead).toEqual({ rate: { numerator: 255, denominator: 256 }, gaps: [first.gridId] });
  });

  it('call a unit in short where the one above it is in sight', () => {
    const [grid] = unitsUnder(business, 'grid');
    expect(nameWithin(business, business.nodes.get(grid)!)).toBe('第1网格');
    expect(nameWithin(party, party.nodes.get(grid)!)).toBe('铁东社区第1网格党支部');
    expect(nameWithin(business, business.nodes.get(business.tops[0])!)).toBe('泰山街道');
  });
});

describe('a tree without an organisation', () => {
  it('is the same as with one, where the grids name their units', () => {
    expect(treeOfGrids(demo.grids)).toEqual(business);
    const town = treeOfGrids(gridsOf('grid-town'));
    // four quarters of 64 grids (geodata/README.md)
    expect(town.tops.map((code) => unitsUnder(town, 'grid', code).length)).toEqual([64, 64, 64, 64]);
  });

  it('follows the digits of a grid that names nothing, and stays flat where there is nothing to follow', () => {
    const { tops, nodes } = treeOfGrids([
      { gridId: '220211001002003', name: '三' },
      { gridId: 'G-7', name: '七' },
    ]);
    expect(tops).toEqual(['220211001', 'G-7']);
    expect(pathTo({ tops, nodes }, '220211001002003').map(({ code }) => code)).toEqual([
      '220211001',
      '220211001002',
      '220211001002003',
    ]);
    expect(nodes.get('220211001')?.name).toBe('220211001');
  });

  it('knows no households where no grid tells them, and no staff', () => {
    const figures = businessFigures(treeOfGrids([{ gridId: 'G-7', name: '七' }]), {
      grids: [{ gridId: 'G-7', name: '七' }],
    });
    expect([figures.households, figures.buildings, figures.staff]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a path', () => {
  it('is nothing for a code nobody has, and for none', () => {
    expect(pathTo(business, '999')).toEqual([]);
    expect(pathTo(business, undefined)).toEqual([]);
  });
});
