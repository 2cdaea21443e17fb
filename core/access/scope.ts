import { type OrgTree, pathTo, unitsUnder } from '../domain/org-tree.ts';
import { type Action, type EventFamily, POLICY, type Reach } from './policy.ts';
import { type AreaKind, lesserView, type Role, type ViewLevel } from './roles.ts';

/** The area of a role that is bound to no unit below the district. */
export const WHOLE_DISTRICT = 'district';

/** Where a row belongs: its grid, and the department that handles it. */
export type Place = { readonly gridId?: string; readonly unitId?: string };

/** Who asks, as far as permission goes: a role in an area, never more than a view. */
export type Scope = {
  readonly role: Role;
  /** Code of a unit of the business tree, id of a department, or `district`. */
  readonly area: string;
  /** Grids of the area; undefined: every place, also one in no grid. Empty for a department. */
  readonly grids: ReadonlySet<string> | undefined;
  /** Most that is shown, however much the role might see. */
  readonly ceiling: ViewLevel;
  /** Of a token: what it may at most. */
  readonly actions?: ReadonlySet<Action>;
};

/** @returns undefined where the district has no such unit of the kind the role is bound to. */
export function scopeOf(tree: OrgTree, role: Role, area: string, ceiling: ViewLevel = 'full'): Scope | undefined {
  const kind = POLICY[role].boundTo;
  if (!isAreaOf(tree, kind, area)) return undefined;
  return { role, area, grids: gridsOf(tree, kind, area), ceiling };
}

function isAreaOf(tree: OrgTree, kind: AreaKind, area: string): boolean {
  if (kind === 'district') return area === WHOLE_DISTRICT;
  if (kind === 'department') return area !== '' && area !== WHOLE_DISTRICT;
  return tree.nodes.get(area)?.level === kind;
}

function gridsOf(tree: OrgTree, kind: AreaKind, area: string): ReadonlySet<string> | undefined {
  if (kind === 'district') return undefined;
  return new Set(kind === 'department' ? [] : unitsUnder(tree, 'grid', area));
}

/** The same person with less to see: a screen that others look at as well. */
export const narrowed = (scope: Scope, ceiling: ViewLevel): Scope => ({
  ...scope,
  ceiling: lesserView(scope.ceiling, ceiling),
});

/** Whether a row lies in one's own area. */
export function isOwn({ role, area, grids }: Scope, { gridId, unitId }: Place): boolean {
  if (POLICY[role].boundTo === 'department') return unitId === area;
  return grids === undefined || (gridId !== undefined && grids.has(gridId));
}

export function viewFor(scope: Scope, place: Place): ViewLevel {
  const { sees } = POLICY[scope.role];
  return lesserView(isOwn(scope, place) ? sees.own : sees.elsewhere, scope.ceiling);
}

/** How far a scope reaches with an action; undefined where it may not at all. */
export function reachOf({ role, actions }: Scope, action: Action): Reach | undefined {
  return actions === undefined || actions.has(action) ? POLICY[role].may[action] : undefined;
}

/** Whether a scope may do something at a place. */
export function may(scope: Scope, action: Action, place: Place): boolean {
  const reach = reachOf(scope, action);
  return reach === 'everywhere' || (reach === 'own-area' && isOwn(scope, place));
}

/** Whether a scope may tell an event of a family about a place. */
export function mayTell(scope: Scope, family: EventFamily, place: Place): boolean {
  if (reachOf(scope, 'events.write') === undefined) return false;
  const reach = POLICY[scope.role].writes[family];
  return reach === 'everywhere' || (reach === 'own-area' && isOwn(scope, place));
}

/** Names of the units above an area, for whoever must know where somebody acts. */
export const areaPath = (tree: OrgTree, area: string): readonly string[] => pathTo(tree, area).map(({ name }) => name);
