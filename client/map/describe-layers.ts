import { selectDaylight } from '../store/daylight.ts';
import { selectFill } from '../store/fields.ts';
import type { LayerLegend } from '../store/legend.ts';
import { memo } from '../store/memo.ts';
import type { AppState } from '../store/store.ts';
import type { LegendScene, MapLayer } from './layer.ts';
import { LAYER_STACK } from './layer-stack.ts';
import { isShown } from './layer-visibility.ts';

/** What the panel of layers shows of a stack; the same array until a legend has changed. */
export const legendsOf = (stack: readonly MapLayer[]) =>
  memo(
    (state: AppState) => {
      const {
        basemapHasFailed,
        language,
        district,
        gridScale,
        fields,
        density,
        densityHasFailed,
        watchedSince,
        team,
        toggledLayers,
        explorer,
      } = state;
      const shown = [basemapHasFailed, density, densityHasFailed, watchedSince, team, selectDaylight(state)] as const;
      return [language, district, gridScale, fields, toggledLayers, explorer, ...shown] as const;
    },
    (state) => describeLayers({ ...state, fill: selectFill(state), daylight: selectDaylight(state) }, stack),
  );

export const selectLegends = legendsOf(LAYER_STACK);

/** Every layer that can be switched, topmost first: what lies on top is what one looks for. */
export function describeLayers(scene: LegendScene, stack: readonly MapLayer[] = LAYER_STACK): readonly LayerLegend[] {
  const { language } = scene;
  return stack
    .filter((layer) => layer.legend)
    .map((layer) => ({
      id: layer.id,
      ...layer.words[language],
      isShown: isShown(layer, scene),
      form: layer.legend!.form,
      entries: layer.legend!.entries(scene),
      choices: layer.legend!.choices?.(scene) ?? [],
      problem: layer.legend!.problem?.(scene),
      ageLimit: layer.ageLimit,
      needs: layer.needs,
    }))
    .reverse();
}
