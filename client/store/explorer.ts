import { ORG_TREES, type OrgUnit } from '../../core/domain/organisation.ts';

export type OrgTreeName = OrgUnit['tree'];

/** The district explorer: put away, or open at one of the two trees. What is chosen in it is the selection. */
export type ExplorerView = { readonly kind: 'closed' } | { readonly kind: 'open'; readonly tree: OrgTreeName };

export const CLOSED_EXPLORER: ExplorerView = { kind: 'closed' };

export function readExplorer(query: URLSearchParams): ExplorerView {
  const tree = ORG_TREES.find((name) => name === query.get('explore'));
  return tree ? { kind: 'open', tree } : CLOSED_EXPLORER;
}

export const writeExplorer = (view: ExplorerView): [name: string, value: string][] =>
  view.kind === 'open' ? [['explore', view.tree]] : [];
