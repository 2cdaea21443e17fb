import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import type { GridId } from './ids.ts';
import {
  fulfilments,
  type Organisation,
  OrganisationSchema,
  type OrgUnit,
  organisationProblem,
} from './organisation.ts';
import type { SiteId } from './site.ts';

const unitsOf = (tree: OrgUnit['tree']): OrgUnit[] => [
  { tree, level: 'subdistrict', code: '1', name: '河东街道' },
  { tree, level: 'community', code: '11', name: '青松社区', parent: '1' },
  { tree, level: 'community', code: '12', name: '临江社区', parent: '1' },
  { tree, level: 'grid', code: '111', name: '青松社区第1网格', parent: '11' },
  { tree, level: 'grid', code: '121', name: '临江社区第1网格', parent: '12' },
];
const grid = (gridId: string, isOneLead = true) => ({
  gridId: gridId as GridId,
  formation: 'own' as const,
  partyGroups: 2,
  centerHouseholds: 3,
  couriers: 1,
  isOneLead,
});
const community = (code: string, workGroups = 1) => ({
  code,
  workGroups,
  seconded: { subdistrict: 1, police: 1, housing: 1, 'urban-management': 1, 'market-regulation': 1 },
  functionalBranches: { 'retired-cadre': 1, 'serving-member': 0, teacher: 0, veteran: 0 },
  specialists: 2,
  recruitedSecretaries: 0,
  trainings: 1,
});
const whole: Organisation = {
  units: [...unitsOf('business'), ...unitsOf('party')],
  grids: [grid('111'), grid('121')],
  communities: [community('11'), community('12')],
  sites: [{ siteId: 'S-1' as SiteId, serviceTeams: 1 }],
  mentorPairs: [
    { mentor: '11', learner: '12', activities: { thought: 1, work: 1, emergencies: 1, 'community-building': 1 } },
  ],
};
const known = { gridIds: new Set(['111', '121']), siteIds: new Set(['S-1']) };
const unitChanged = (code: string, part: Partial<OrgUnit>) => ({
  ...whole,
  units: whole.units.map((unit) => (unit.tree === 'party' && unit.code === code ? { ...unit, ...part } : unit)),
});

describe('an organisation', () => {
  it('is whole when both trees meet in every grid and everything has its row', () => {
    expect(Value.Check(OrganisationSchema, whole)).toBe(true);
    expect(organisationProblem(whole, known)).toBeUndefined();
  });

  it.each<[string, Organisation, string]>([
    ['a code that stands twice', unitChanged('121', { code: '111' }), 'the party tree: a code stands twice'],
    [
      'a grid under a subdistrict',
      unitChanged('121', { parent: '1' }),
      'the party tree: grid 121 lies in no community',
    ],
    ['a unit above the top', unitChanged('1', { parent: '11' }), 'the party tree: subdistrict 1 lies in no such unit'],
    [
      'a grid of another district',
      unitChanged('121', { code: '999' }),
      'the party tree: grid 999 is not in the district',
    ],
    ['a grid without its row', { ...whole, grids: [grid('111')] }, 'grid 121 is missing'],
    ['a community twice', { ...whole, communities: [community('11'), community('11')] }, 'community 11 stands twice'],
    [
      'a site that is not there',
      { ...whole, sites: [{ siteId: 'S-9' as SiteId, serviceTeams: 1 }] },
      'site S-9 is not',
    ],
    [
      'a community that is its own mentor',
      { ...whole, mentorPairs: [{ ...whole.mentorPairs[0], learner: '11' }] },
      '11 and 11 are no pair',
    ],
  ])('is told to have %s', (_, organisation, problem) => {
    expect(organisationProblem(organisation, known)).toContain(problem);
  });

  it('has no place for a name of a person', () => {
    for (const key of ['grids', 'communities', 'sites', 'mentorPairs'] as const) {
      const [first, ...rest] = whole[key] as readonly object[];
      expect(Value.Check(OrganisationSchema, { ...whole, [key]: [{ ...first, lead: '刘某' }, ...rest] })).toBe(false);
    }
  });
});

describe('fulfilments', () => {
  it('are all of all where nothing is missing', () => {
    expect(Object.values(fulfilments(whole)).map(({ rate }) => rate)).toEqual([
      { numerator: 2, denominator: 2 },
      { numerator: 2, denominator: 2 },
      { numerator: 1, denominator: 1 },
    ]);
  });

  it('name who has none', () => {
    const { oneLead, workGroups, serviceTeams } = fulfilments({
      ...whole,
      grids: [grid('111', false), grid('121')],
      communities: [community('11'), community('12', 0)],
      sites: [{ siteId: 'S-1' as SiteId, serviceTeams: 0 }],
    });
    expect([oneLead.gaps, workGroups.gaps, serviceTeams.gaps]).toEqual([['111'], ['12'], ['S-1']]);
    expect(oneLead.rate).toEqual({ numerator: 1, denominator: 2 });
  });
});
