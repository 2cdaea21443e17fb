import type { OrgLevel } from '../../../core/domain/org-tree.ts';
import { type OrgNode, type OrgTree, pathTo, unitsUnder } from '../../../core/domain/org-tree.ts';

/** One step of the way down to an area: what can be chosen there, and what is. */
export type AreaStep = { readonly level: OrgLevel; readonly chosen: string; readonly units: readonly OrgNode[] };

/** The way from the top of the tree down to a unit. */
export function areaSteps({ tops, nodes }: OrgTree, area: string): readonly AreaStep[] {
  const path = pathTo({ tops, nodes }, area);
  return path.map(({ code, level }, index) => ({
    level,
    chosen: code,
    units: (index === 0 ? tops : path[index - 1].children).flatMap((unit) => nodes.get(unit) ?? []),
  }));
}

/**
 * The unit of a level that a unit stands for: itself, the one above it, or the first one below.
 *
 * @param from - Where one is; the first unit of the level where that is nowhere.
 */
export function areaAt(tree: OrgTree, level: OrgLevel, from: string | undefined): string | undefined {
  const above = pathTo(tree, from).find((node) => node.level === level);
  if (above) return above.code;
  const below = from !== undefined && tree.nodes.has(from) ? unitsUnder(tree, level, from) : [];
  return below[0] ?? unitsUnder(tree, level)[0];
}
