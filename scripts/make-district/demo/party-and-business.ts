import {
  FORCES,
  MENTOR_ASPECTS,
  type Organisation,
  type OrgUnit,
  SECRETARY_BACKGROUNDS,
} from '../../../core/domain/organisation.ts';
import { isReportedPlace } from '../../simulate/reported-places.ts';
import { apportion } from './apportion.ts';
import type { Demo } from './make-demo.ts';
import type { Community, GridUnit } from './organisation.ts';

/** Counts of the district's own published account; what happened in a year is told by events and not here. */
export const ACCOUNT = {
  partyGroups: 578,
  centerHouseholds: 771,
  functionalBranches: 129,
  mentorPairs: 43,
  mentorActivities: 179,
  seconded: 243,
  specialists: 144,
  recruitedSecretaries: 5,
  couriers: 254,
  trainings: 91,
} as const;
/** Sites without a service team, so that the gap list has something to show. */
export const TEAMLESS_SITES = 3;
/** Grids with fewer households form their branch with a neighbor. */
const OWN_BRANCH_HOUSEHOLDS = 200;

/** Who is answerable for what in the demo: two trees on one key, and every count of the account, shared out by households. */
export function organisationOf({ plan: { units, households }, gridOf, sites }: Demo): Organisation {
  const ofGrid = units.map(() => 0);
  gridOf.forEach((grid, building) => {
    ofGrid[grid] += households[building];
  });
  const communities = [...new Map(units.map(({ community }) => [community.code, community])).values()];
  const ofCommunity = communities.map(({ code }) =>
    units.reduce((sum, { community }, grid) => sum + (community.code === code ? ofGrid[grid] : 0), 0),
  );
  return {
    units: [...treeOf('business', units, communities), ...treeOf('party', units, communities)],
    grids: gridRows(units, ofGrid),
    communities: communityRows(communities, ofCommunity),
    sites: siteRows(sites),
    mentorPairs: mentorPairs(communities),
  };
}

const PARTY_NAMES: Readonly<Record<OrgUnit['level'], (name: string) => string>> = {
  subdistrict: (name) => (name.endsWith('街道') ? `${name}党工委` : `${name}党委`),
  community: (name) => `${name}党组织`,
  grid: (name) => `${name}党支部`,
};

function treeOf(tree: OrgUnit['tree'], grids: readonly GridUnit[], communities: readonly Community[]): OrgUnit[] {
  const unit = (level: OrgUnit['level'], code: string, name: string, parent?: string): OrgUnit => ({
    tree,
    level,
    code,
    name: tree === 'party' ? PARTY_NAMES[level](name) : name,
    ...(parent && { parent }),
  });
  const subdistricts = [...new Map(communities.map(({ subdistrict }) => [subdistrict.code, subdistrict])).values()];
  return [
    ...subdistricts.map(({ code, name }) => unit('subdistrict', code, name)),
    ...communities.map(({ code, name, subdistrict }) => unit('community', code, name, subdistrict.code)),
    ...grids.map(({ gridId, name, community }) => unit('grid', gridId, name, community.code)),
  ];
}

function gridRows(units: readonly GridUnit[], households: readonly number[]): Organisation['grids'] {
  const groups = apportion(ACCOUNT.partyGroups, households, 1);
  const centers = apportion(ACCOUNT.centerHouseholds, households, 1);
  const couriers = apportion(ACCOUNT.couriers, households);
  return units.map(({ gridId }, i) => ({
    gridId: gridId as Organisation['grids'][number]['gridId'],
    formation: households[i] < OWN_BRANCH_HOUSEHOLDS ? 'joint' : 'own',
    partyGroups: groups[i],
    centerHouseholds: centers[i],
    couriers: couriers[i],
    isOneLead: true,
  }));
}

function communityRows(communities: readonly Community[], households: readonly number[]): Organisation['communities'] {
  const seconded = apportion(ACCOUNT.seconded, households, 1);
  const branches = apportion(ACCOUNT.functionalBranches, households, 1);
  const specialists = apportion(ACCOUNT.specialists, households, 1);
  const trainings = apportion(ACCOUNT.trainings, households, 1);
  const largest = [...households].sort((a, b) => b - a)[ACCOUNT.recruitedSecretaries - 1];
  const [forceOf, backgroundOf] = [turns(FORCES), turns(SECRETARY_BACKGROUNDS)];
  return communities.map(({ code }, i) => ({
    code,
    workGroups: 1,
    seconded: forceOf(seconded[i]),
    functionalBranches: backgroundOf(branches[i]),
    specialists: specialists[i],
    recruitedSecretaries: households[i] >= largest ? 1 : 0,
    trainings: trainings[i],
  }));
}

/** Counts so many by kind, each kind in its turn over all calls. */
function turns<Kind extends string>(kinds: readonly Kind[]): (many: number) => Record<Kind, number> {
  let next = 0;
  return (many) => {
    const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
    for (let n = 0; n < many; n++) counts[kinds[next++ % kinds.length]] += 1;
    return counts;
  };
}

/** Every site has its team but for some stations, none of them at a place that the account names. */
function siteRows(sites: Demo['sites']): Organisation['sites'] {
  const invented = sites.filter(({ tier, name }) => tier === 'station' && !isReportedPlace(name));
  const every = Math.floor(invented.length / TEAMLESS_SITES);
  const teamless = new Set(invented.filter((_, i) => i % every === every - 1).slice(0, TEAMLESS_SITES));
  return sites.map((site) => ({
    siteId: site.siteId as Organisation['sites'][number]['siteId'],
    serviceTeams: teamless.has(site) ? 0 : 1,
  }));
}

/** So many communities, each with another one to help. */
function mentorPairs(communities: readonly Community[]): Organisation['mentorPairs'] {
  const inTurn = turns(MENTOR_ASPECTS);
  const perPair = apportion(ACCOUNT.mentorActivities, new Array(ACCOUNT.mentorPairs).fill(1));
  return perPair.map((activities, i) => ({
    mentor: communities[i].code,
    learner: communities[(i + 7) % communities.length].code,
    activities: inTurn(activities),
  }));
}
