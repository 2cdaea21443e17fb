import { LAYER_STATES, type LayerState } from '../../debug/layer-state.ts';

const ROOT = '/debug/layers';

/** All layers in a list, or one by itself in one of its states. */
export type LayerAddress =
  | { readonly kind: 'list' }
  | { readonly kind: 'layer'; readonly id: string; readonly state: LayerState };

/** The state stands in the path: what follows the question mark belongs to the view. */
export function readLayerAddress(path: string): LayerAddress {
  const [id = '', state] = path.slice(ROOT.length).split('/').filter(Boolean);
  if (id === '') return { kind: 'list' };
  return { kind: 'layer', id, state: LAYER_STATES.find((one) => one === state) ?? 'loaded' };
}

/** @param search - Of the present page, so that language and theme stay. */
export function addressOf(id: string, state: LayerState, search: string): string {
  return `${ROOT}/${id}${state === 'loaded' ? '' : `/${state}`}${search}`;
}

export const listAddress = (search: string) => `${ROOT}${search}`;
