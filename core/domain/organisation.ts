import { type Static, Type } from 'typebox';
import { CodeSchema, type GridId, GridIdSchema, identifier } from './ids.ts';
import type { Rate } from './rate.ts';
import type { SiteId } from './site.ts';

/** 业务网 and 党建网: two trees that meet in the code of the grid and are never mixed in one path. */
export const ORG_TREES = ['business', 'party'] as const;
/** From the top; what lies below the grid is counted there. */
export const ORG_LEVELS = ['subdistrict', 'community', 'grid'] as const;
/** Where seconded staff come from (五力下沉). */
export const FORCES = ['subdistrict', 'police', 'housing', 'urban-management', 'market-regulation'] as const;
/** What a pair of communities helps one another in (导师帮带). */
export const MENTOR_ASPECTS = ['thought', 'work', 'emergencies', 'community-building'] as const;
/** Where secretaries of functional branches come from. */
export const SECRETARY_BACKGROUNDS = ['retired-cadre', 'serving-member', 'teacher', 'veteran'] as const;

const choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });
const count = Type.Integer({ minimum: 0, maximum: 100_000 });
const counts = <const Keys extends readonly string[]>(keys: Keys) =>
  Type.Unsafe<Readonly<Record<Keys[number], number>>>(
    Type.Object(Object.fromEntries(keys.map((key) => [key, count])), { additionalProperties: false }),
  );
/** Closed, so that a person's name has no place to stand in. */
const row = <Fields extends Record<string, Type.TSchema>>(fields: Fields) =>
  Type.Array(Type.Object(fields, { additionalProperties: false }), { maxItems: 20_000 });

/**
 * `organisation.json`: who is answerable for what, as units and counts. Nobody is named in it, and nothing in it lies finer
 * than a grid.
 */
export const OrganisationSchema = Type.Object({
  units: row({
    tree: choice(ORG_TREES),
    level: choice(ORG_LEVELS),
    /** The same in both trees; that of a grid is its id. */
    code: CodeSchema,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    /** Code of the unit above it in the same tree; none at the top. */
    parent: Type.Optional(CodeSchema),
  }),
  grids: row({
    gridId: GridIdSchema,
    /** Whether the grid's branch is its own or formed with a neighbor (就近联建). */
    formation: choice(['own', 'joint']),
    /** 楼栋党小组. */
    partyGroups: count,
    /** 党员中心户: a number and never a place. */
    centerHouseholds: count,
    /** Couriers enrolled as mobile patrol members. */
    couriers: count,
    /** Grid lead and branch secretary are one person (一肩挑). */
    isOneLead: Type.Boolean(),
  }),
  communities: row({
    code: CodeSchema,
    workGroups: count,
    seconded: counts(FORCES),
    functionalBranches: counts(SECRETARY_BACKGROUNDS),
    specialists: count,
    recruitedSecretaries: count,
    trainings: count,
  }),
  sites: row({ siteId: identifier<SiteId>(), serviceTeams: count }),
  /** Pairs of communities, with how often they met for what. */
  mentorPairs: row({ mentor: CodeSchema, learner: CodeSchema, activities: counts(MENTOR_ASPECTS) }),
});

export type Force = (typeof FORCES)[number];
export type SecretaryBackground = (typeof SECRETARY_BACKGROUNDS)[number];

export type Organisation = Static<typeof OrganisationSchema>;
export type OrgUnit = Organisation['units'][number];

type Known = { readonly gridIds: ReadonlySet<string>; readonly siteIds: ReadonlySet<string> };

/** @returns in words the first thing in which an organisation contradicts itself or its district. */
export function organisationProblem(organisation: Organisation, { gridIds, siteIds }: Known): string | undefined {
  const { units, grids, communities, sites, mentorPairs } = organisation;
  for (const tree of ORG_TREES) {
    const problem = treeProblem(
      units.filter((unit) => unit.tree === tree),
      gridIds,
    );
    if (problem) return `the ${tree} tree: ${problem}`;
  }
  const communityCodes = new Set(units.filter(({ level }) => level === 'community').map(({ code }) => code));
  const stranger = mentorPairs.find(
    ({ mentor, learner }) => mentor === learner || !communityCodes.has(mentor) || !communityCodes.has(learner),
  );
  if (stranger) return `${stranger.mentor} and ${stranger.learner} are no pair of two communities`;
  return (
    rowsProblem(
      'grid',
      grids.map(({ gridId }) => gridId),
      gridIds,
    ) ??
    rowsProblem(
      'community',
      communities.map(({ code }) => code),
      communityCodes,
    ) ??
    rowsProblem(
      'site',
      sites.map(({ siteId }) => siteId),
      siteIds,
    )
  );
}

function treeProblem(units: readonly OrgUnit[], gridIds: ReadonlySet<string>): string | undefined {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  if (byCode.size < units.length) return 'a code stands twice';
  for (const { code, level, parent } of units) {
    const above = ORG_LEVELS[ORG_LEVELS.indexOf(level) - 1];
    const found = parent === undefined ? undefined : byCode.get(parent);
    if (above !== found?.level || (!above && parent !== undefined))
      return `${level} ${code} lies in no ${above ?? 'such'} unit`;
  }
  return rowsProblem(
    'grid',
    units.filter(({ level }) => level === 'grid').map(({ code }) => code),
    gridIds,
  );
}

/** Every one of them once, and no other. */
function rowsProblem(what: string, rows: readonly string[], all: ReadonlySet<string>): string | undefined {
  const seen = new Set<string>();
  for (const id of rows) {
    if (seen.has(id)) return `${what} ${id} stands twice`;
    if (!all.has(id)) return `${what} ${id} is not in the district`;
    seen.add(id);
  }
  const missing = [...all].find((id) => !seen.has(id));
  return missing && `${what} ${missing} is missing`;
}

/** A rule that everyone of a kind has one, and who has none. */
export type Fulfilment = { readonly rate: Rate; readonly gaps: readonly string[] };

/** 一肩挑 by grid, 一社区一工作组 by community and 一站点一服务队 by site. */
export function fulfilments({ grids, communities, sites }: Organisation) {
  return {
    oneLead: fulfilment(grids.map(({ gridId, isOneLead }): [GridId, boolean] => [gridId, isOneLead])),
    workGroups: fulfilment(communities.map(({ code, workGroups }) => [code, workGroups > 0])),
    serviceTeams: fulfilment(sites.map(({ siteId, serviceTeams }) => [siteId, serviceTeams > 0])),
  };
}

function fulfilment(all: readonly (readonly [id: string, isMet: boolean])[]): Fulfilment {
  const gaps = all.filter(([, isMet]) => !isMet).map(([id]) => id);
  return { rate: { numerator: all.length - gaps.length, denominator: all.length }, gaps };
}
