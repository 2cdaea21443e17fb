import { nameWithin, type OrgNode, type OrgTree } from '../../../core/domain/org-tree.ts';
import { pinyinInitials } from '../palette/pinyin-initials.ts';

/** A unit of the tree as it stands in sight. */
export type TreeRow = {
  readonly node: OrgNode;
  readonly name: string;
  /** From 1. */
  readonly depth: number;
  readonly place: number;
  readonly siblings: number;
  readonly isExpanded: boolean;
};

/** What a key asks of a tree. */
export type TreeMove = { readonly kind: 'focus' | 'expand' | 'collapse' | 'open'; readonly code: string };

/** Units that are shown with what lies under them; all of these where something is looked for. */
export type Shown = { readonly expanded: ReadonlySet<string>; readonly found: ReadonlySet<string> | undefined };

/** From top to bottom what is to be seen of a tree. */
export function rowsOf(tree: OrgTree, { expanded, found }: Shown): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const list = (codes: readonly string[], depth: number) => {
    const seen = found ? codes.filter((code) => found.has(code)) : codes;
    seen.forEach((code, index) => {
      const node = tree.nodes.get(code);
      if (!node) return;
      const isExpanded =
        node.children.length > 0 && (found ? node.children.some((one) => found.has(one)) : expanded.has(code));
      const name = nameWithin(tree, node);
      rows.push({ node, name, depth, place: index + 1, siblings: seen.length, isExpanded });
      if (isExpanded) list(node.children, depth + 1);
    });
  };
  list(tree.tops, 1);
  return rows;
}

/** More would be no answer. */
const MOST_FOUND = 200;

/**
 * Units by a part of their name, of their code, or of the initials of how the name is read, and those above them.
 *
 * @returns undefined where nothing is looked for.
 */
export function findUnits({ nodes }: OrgTree, query: string): ReadonlySet<string> | undefined {
  const sought = query.trim().toLowerCase();
  if (sought === '') return undefined;
  const letters = sought.replaceAll(' ', '');
  const found = new Set<string>();
  let count = 0;
  for (const node of nodes.values()) {
    const isFound =
      node.name.toLowerCase().includes(sought) ||
      node.code.includes(sought) ||
      pinyinInitials(node.name).includes(letters);
    if (!isFound) continue;
    for (let at: OrgNode | undefined = node; at; at = at.parent === undefined ? undefined : nodes.get(at.parent))
      found.add(at.code);
    if (++count === MOST_FOUND) break;
  }
  return found;
}

/** The keys of a tree (WAI-ARIA Authoring Practices, tree view). @returns undefined for a key that means nothing there. */
export function moveOf(key: string, rows: readonly TreeRow[], at: number): TreeMove | undefined {
  const row = rows[at];
  if (!row) return undefined;
  const { node, isExpanded } = row;
  const focus = (index: number): TreeMove => {
    const { code } = rows[Math.min(rows.length - 1, Math.max(0, index))].node;
    return { kind: 'focus', code };
  };
  switch (key) {
    case 'ArrowDown':
      return focus(at + 1);
    case 'ArrowUp':
      return focus(at - 1);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'ArrowRight':
      if (node.children.length === 0) return { kind: 'focus', code: node.code };
      return isExpanded ? focus(at + 1) : { kind: 'expand', code: node.code };
    case 'ArrowLeft':
      return isExpanded ? { kind: 'collapse', code: node.code } : { kind: 'focus', code: node.parent ?? node.code };
    case 'Enter':
    case ' ':
      return { kind: 'open', code: node.code };
    default:
      return undefined;
  }
}
