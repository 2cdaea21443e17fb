import type { LonLat } from '../../core/geo/units.ts';
import { formatIn } from '../i18n/format.ts';
import type { Words } from '../i18n/t.ts';
import { densityAt } from '../store/density.ts';
import { isFieldShown } from '../store/fields.ts';
import type { MapScene } from './scene.ts';

const words: Words<'density' | 'unit' | 'radius' | 'at'> = {
  'zh-CN': { density: '诉求密度', unit: '件/km²', radius: '统计半径', at: '算于' },
  en: { density: 'Ticket density', unit: 'tickets/km²', radius: 'kernel radius', at: 'computed at' },
};

type Measured = Pick<MapScene, 'language' | 'district' | 'density' | 'toggledLayers'>;

/** The density at a place in figures, with its kernel and the time it was computed; none where it is not shown. */
export function densityLines(scene: Measured, position: LonLat): readonly string[] {
  const { language, district, density } = scene;
  if (!density || !isFieldShown('density', scene)) return [];
  const value = densityAt(density, position);
  if (value === undefined) return [];
  const text = words[language];
  const { clock } = formatIn(language, district?.body.zone ?? 'UTC');
  const at = density.shownAt === undefined ? '' : ` · ${text.at} ${clock(density.shownAt)}`;
  return [`${text.density} ${value.toFixed(1)} ${text.unit}`, `${text.radius} ${density.question.radiusMeters} m${at}`];
}
