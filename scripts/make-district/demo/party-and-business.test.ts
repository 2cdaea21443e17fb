import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { fulfilments, OrganisationSchema, organisationProblem } from '../../../core/domain/organisation.ts';
import { isReportedPlace } from '../../simulate/reported-places.ts';
import { apportion } from './apportion.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../geodata/fengman-demo/${name}`, import.meta.url), 'utf8'));
const organisation = Value.Parse(OrganisationSchema, read('organisation.json'));
const grids: FeatureCollection = read('grids.geojson');
const sites: FeatureCollection = read('sites.geojson');
const { units, communities, mentorPairs } = organisation;

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
const sums = (rows: readonly Readonly<Record<string, number>>[]) =>
  Object.fromEntries(Object.keys(rows[0]).map((key) => [key, sum(rows.map((row) => row[key]))]));
const count = (tree: string, level: string) =>
  units.filter((unit) => unit.tree === tree && unit.level === level).length;

describe('the organisation of the demo district', () => {
  it('contradicts neither itself nor the district', () => {
    const gridIds = new Set(grids.features.map(({ properties }) => properties?.gridId as string));
    const siteIds = new Set(sites.features.map(({ properties }) => properties?.siteId as string));
    expect(organisationProblem(organisation, { gridIds, siteIds })).toBeUndefined();
  });

  it('is two trees of 11, 53 and 256 units on the same codes, with a branch for every grid', () => {
    for (const tree of ['business', 'party'])
      expect(['subdistrict', 'community', 'grid'].map((level) => count(tree, level))).toEqual([11, 53, 256]);
    const codes = (tree: string) => units.filter((unit) => unit.tree === tree).map(({ code }) => code);
    expect(codes('party')).toEqual(codes('business'));
    const names = units.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('泰山街道党工委');
    expect(names).toContain('东局社区第1网格党支部');
  });

  it('has the counts of the account, to the last one', () => {
    const own = organisation.grids;
    expect(own).toHaveLength(256); // branches
    expect(sum(own.map(({ partyGroups }) => partyGroups))).toBe(578);
    expect(sum(own.map(({ centerHouseholds }) => centerHouseholds))).toBe(771);
    expect(sum(own.map(({ couriers }) => couriers))).toBe(254);
    expect(sum(communities.map(({ specialists }) => specialists))).toBe(144);
    expect(sum(communities.map(({ recruitedSecretaries }) => recruitedSecretaries))).toBe(5);
    expect(sum(communities.map(({ trainings }) => trainings))).toBe(91);
    // 243 and 129, each kind in its turn: 3 × 49 + 2 × 48, 33 + 3 × 32
    expect(Object.values(sums(communities.map(({ seconded }) => seconded)))).toEqual([49, 49, 49, 48, 48]);
    expect(Object.values(sums(communities.map(({ functionalBranches }) => functionalBranches)))).toEqual([
      33, 32, 32, 32,
    ]);
    expect(mentorPairs).toHaveLength(43);
    // 179 = 3 × 45 + 44, and each pair met for all four
    expect(Object.values(sums(mentorPairs.map(({ activities }) => activities)))).toEqual([45, 45, 45, 44]);
    for (const { activities } of mentorPairs) expect(Math.min(...Object.values(activities))).toBeGreaterThan(0);
  });

  it('has party groups and center households where people live, and nowhere else', () => {
    const households = new Map(grids.features.map(({ properties }) => [properties?.gridId, properties?.households]));
    for (const { gridId, partyGroups, centerHouseholds } of organisation.grids)
      expect([partyGroups > 0, centerHouseholds > 0]).toEqual([households.get(gridId) > 0, households.get(gridId) > 0]);
  });

  it('has one lead in every grid, a work group in every community, and three sites without a team', () => {
    const { oneLead, workGroups, serviceTeams } = fulfilments(organisation);
    expect([oneLead.rate, workGroups.rate, serviceTeams.rate]).toEqual([
      { numerator: 256, denominator: 256 },
      { numerator: 53, denominator: 53 },
      { numerator: 89, denominator: 92 },
    ]);
    const teamless = sites.features.filter(({ properties }) => serviceTeams.gaps.includes(properties?.siteId));
    expect(teamless.map(({ properties }) => properties?.tier)).toEqual(['station', 'station', 'station']);
    for (const { properties } of teamless) expect(isReportedPlace(properties?.name)).toBe(false);
  });
});

describe('apportion', () => {
  it('shares all of a total by weight, the largest remainders first', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(10, [6, 3, 1])).toEqual([6, 3, 1]);
  });

  it('gives who has weight its least first, and nobody else', () => {
    // 2 are given first; of the other 5, 4.5 and 0.5 are due, and the first of equals gets the one that is left
    expect(apportion(7, [90, 0, 10, 0], 1)).toEqual([6, 0, 1, 0]);
  });

  it('refuses what cannot be shared', () => {
    expect(() => apportion(1, [1, 1], 1)).toThrow(RangeError);
    expect(() => apportion(1, [0, 0])).toThrow(RangeError);
  });
});
