import type { LayerLegend } from '../store/legend.ts';
import type { AppState } from '../store/store.ts';
import { LAYER_STACK } from './layer-stack.ts';
import { isShown } from './layer-visibility.ts';

/** What the panel of layers shows, topmost layer first: what lies on top is what one looks for. */
export function describeLayers(
  state: Pick<AppState, 'language' | 'gridScale' | 'toggledLayers'>,
): readonly LayerLegend[] {
  const { language } = state;
  return LAYER_STACK.filter((layer) => layer.legend)
    .map((layer) => ({
      id: layer.id,
      ...layer.words[language],
      isShown: isShown(layer, state),
      form: layer.legend!.form,
      entries: layer.legend!.entries(state),
      ageLimitSeconds: layer.ageLimitSeconds,
    }))
    .reverse();
}
