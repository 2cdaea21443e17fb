import { CLOSED_EXPLORER } from './explorer.ts';
import type { AppStore } from './store.ts';

/** Open the explorer at the business tree, or put it away. */
export function toggleExplorer(store: AppStore): void {
  const { explorer, setView } = store.getState();
  setView({ explorer: explorer.kind === 'open' ? CLOSED_EXPLORER : { kind: 'open', tree: 'business' } });
}
