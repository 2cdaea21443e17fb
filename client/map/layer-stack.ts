import { GROUND_LAYERS } from './ground-layers.ts';
import type { MapLayer } from './layer.ts';
import { SYMBOL_LAYERS } from './symbol-layers.ts';

/** All layers from bottom to top. A new one is one file and one line in the list it belongs to. */
export const LAYER_STACK: readonly MapLayer[] = [...GROUND_LAYERS, ...SYMBOL_LAYERS];
