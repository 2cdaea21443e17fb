import type { LayerLegend } from '../../store/legend.ts';
import type { AppState, AppStore } from '../../store/store.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';

/**
 * The page's store as a second map sees it: other layers, the whole district, and nothing that moves or was chosen. What
 * one map's user does is no matter of the other, so nothing is ever kept here.
 */
export function stillView(store: AppStore, toggledLayers: readonly string[]): AppStore {
  let of: AppState | undefined;
  let seen: AppState;
  const view = (state: AppState): AppState => {
    if (state !== of) {
      of = state;
      seen = { ...state, toggledLayers, camera: undefined, selection: NOTHING_SELECTED, pulses: [] };
    }
    return seen;
  };
  return {
    ...store,
    getState: () => view(store.getState()),
    subscribe: (listener) => store.subscribe((state, before) => listener(view(state), before)),
  };
}

/** What has to be switched so that these layers are shown and no others, given how they stand now. */
export function switchesFor(
  shown: ReadonlySet<string>,
  layers: readonly Pick<LayerLegend, 'id' | 'isShown'>[],
  toggled: readonly string[],
): string[] {
  return layers.filter(({ id, isShown }) => shown.has(id) !== (isShown !== toggled.includes(id))).map(({ id }) => id);
}
