import type { Words } from '../i18n/t.ts';
import type { LegendEntry } from '../store/legend.ts';
import type { LegendScene } from './layer.ts';

const words: Words<'none'> = {
  'zh-CN': { none: '辖区资料中没有' },
  en: { none: 'not in the district folder' },
};

/** The legend of a layer of places; where the district has none of them it says so, since an empty map says nothing. */
export function placeLegend(
  placesOf: (district: LegendScene['district'] & {}) => readonly unknown[],
  entries: (scene: LegendScene) => readonly LegendEntry[],
): (scene: LegendScene) => readonly LegendEntry[] {
  return (scene) => {
    const isEmpty = scene.district !== undefined && placesOf(scene.district).length === 0;
    return isEmpty ? [{ swatch: { kind: 'clear' }, label: words[scene.language].none }] : entries(scene);
  };
}
