import type { GridProperties } from './district.ts';
import { ORG_LEVELS, type OrgUnit } from './organisation.ts';

export type OrgLevel = OrgUnit['level'];

/** A unit with what lies under it, in the order of their codes. */
export type OrgNode = {
  readonly code: string;
  readonly name: string;
  readonly level: OrgLevel;
  readonly parent?: string;
  readonly children: readonly string[];
};

/** 业务网 or 党建网, down to the grids. */
export type OrgTree = { readonly tops: readonly string[]; readonly nodes: ReadonlyMap<string, OrgNode> };

/** @param units - Of one tree. A unit whose parent is not among them stands at the top. */
export function treeOfUnits(units: readonly Omit<OrgUnit, 'tree'>[]): OrgTree {
  const codes = new Set(units.map(({ code }) => code));
  const children = new Map<string | undefined, string[]>();
  for (const { code, parent } of [...units].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const above = parent !== undefined && codes.has(parent) ? parent : undefined;
    const siblings = children.get(above);
    if (siblings) siblings.push(code);
    else children.set(above, [code]);
  }
  const nodes = new Map(
    units.map(({ code, name, level, parent }): [string, OrgNode] => [
      code,
      {
        code,
        name,
        level,
        parent: parent !== undefined && codes.has(parent) ? parent : undefined,
        children: children.get(code) ?? [],
      },
    ]),
  );
  return { tops: children.get(undefined) ?? [], nodes };
}

/** 15 digits: district 6, subdistrict 3, community 3, grid 3. */
const GRID_CODE = /^(?<community>(?<subdistrict>\d{9})\d{3})\d{3}$/;

/**
 * The business tree as far as the grids tell of it: by the codes they carry, else by the digits of their own. A unit that
 * no grid names is called by its code.
 */
export function treeOfGrids(grids: readonly GridProperties[]): OrgTree {
  const units = new Map<string, Omit<OrgUnit, 'tree'>>();
  for (const { gridId, name, community, subdistrict, communityName, subdistrictName } of grids) {
    const byDigits = GRID_CODE.exec(gridId)?.groups;
    const above = subdistrict ?? byDigits?.subdistrict;
    const parent = community ?? byDigits?.community;
    if (above !== undefined && !units.has(above))
      units.set(above, { level: 'subdistrict', code: above, name: subdistrictName ?? above });
    if (parent !== undefined && !units.has(parent))
      units.set(parent, { level: 'community', code: parent, name: communityName ?? parent, parent: above });
    units.set(gridId, { level: 'grid', code: gridId, name, parent });
  }
  return treeOfUnits([...units.values()]);
}

/** From the top down to this unit; nothing where the tree does not have it. */
export function pathTo({ nodes }: OrgTree, code: string | undefined): readonly OrgNode[] {
  const path: OrgNode[] = [];
  for (let node = code === undefined ? undefined : nodes.get(code); node; node = nodeAbove(nodes, node))
    path.unshift(node);
  return path;
}

const nodeAbove = (nodes: OrgTree['nodes'], { parent }: OrgNode) =>
  parent === undefined ? undefined : nodes.get(parent);

/** Codes of the units of one level at or under a unit; of the whole tree, where none is named. */
export function unitsUnder(tree: OrgTree, level: OrgLevel, code?: string): readonly string[] {
  const found: string[] = [];
  const visit = (at: string) => {
    const node = tree.nodes.get(at);
    if (!node) return;
    if (node.level === level) found.push(at);
    else if (ORG_LEVELS.indexOf(node.level) < ORG_LEVELS.indexOf(level)) node.children.forEach(visit);
  };
  if (code === undefined) tree.tops.forEach(visit);
  else visit(code);
  return found;
}

/**
 * A count for every unit, added up from the grids.
 *
 * @param countOf - Of a grid; undefined where it is unknown. A unit of which nothing is known has no count.
 */
export function sumsByUnit(
  tree: OrgTree,
  countOf: (gridId: string) => number | undefined,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const gridId of unitsUnder(tree, 'grid')) {
    const value = countOf(gridId);
    if (value === undefined) continue;
    for (const { code } of pathTo(tree, gridId)) sums.set(code, (sums.get(code) ?? 0) + value);
  }
  return sums;
}

/** 第1网格 of 铁东社区第1网格, where the name of the unit above is in sight anyway. */
export function nameWithin({ nodes }: OrgTree, node: OrgNode): string {
  const above = nodeAbove(nodes, node)?.name;
  return above !== undefined && node.name.length > above.length && node.name.startsWith(above)
    ? node.name.slice(above.length)
    : node.name;
}
