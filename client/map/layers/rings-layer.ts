import type { Site } from '../../../core/domain/site.ts';
import { localProjection } from '../../../core/geo/projection.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import type { MapLayer } from '../layer.ts';
import { lineFeature, placeSource } from '../place-features.ts';
import { placeLegend } from '../place-legend.ts';

const SOURCE = 'rings';
const RADIUS_METERS = 100;
const CORNERS = 72;

const words = {
  'zh-CN': { name: '百米圈', unit: '直线距离 100 m，不与步行合并', ring: '100 m' },
  en: { name: '100 m rings', unit: 'as the crow flies, never merged with walking', ring: '100 m' },
};

/** 100 m around every site, as the crow flies: always a dashed line and never a fill, since it is no walking area. */
export const ringsLayer: MapLayer = {
  id: 'rings',
  needs: 'sites',
  words,
  isOffAtFirst: true,
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ sites }) => sites,
      ({ language }) => [{ swatch: { kind: 'ring', token: 'text-1' }, label: words[language].ring }],
    ),
  },
  drawing: {
    kind: 'native',
    sources: ({ district }) => ({
      [SOURCE]: placeSource((district?.sites ?? []).map((site) => lineFeature(ringAround(site)))),
    }),
    layers: ({ palette }) => [
      {
        id: 'rings',
        type: 'line',
        source: SOURCE,
        paint: { 'line-color': palette['text-1'], 'line-width': 1.3, 'line-dasharray': [3, 3] },
      },
    ],
  },
};

/** A circle on the ground, closed. */
export function ringAround({ position }: Pick<Site, 'position'>): LonLat[] {
  const { toLonLat } = localProjection(position);
  return Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / CORNERS;
    return toLonLat([RADIUS_METERS * Math.cos(angle), RADIUS_METERS * Math.sin(angle)]);
  });
}
