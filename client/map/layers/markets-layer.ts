import type { Market } from '../../../core/domain/market.ts';
import type { Words } from '../../i18n/t.ts';
import { MAP_FONT } from '../basemap.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { areaFeature, placeSource } from '../place-features.ts';
import { placeLegend } from '../place-legend.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'markets';
const GROUND_OPACITY = 0.28;
/** From here on a market is larger than its name. */
const NAMES_FROM = 14.5;

const words: Words<'name' | 'unit' | 'area' | 'stalls' | 'daily'> = {
  'zh-CN': { name: '便民市场', unit: '露天市场，摊位数', area: '市场范围', stalls: '个摊位', daily: '每日' },
  en: {
    name: 'Open-air markets',
    unit: 'by number of stalls',
    area: 'area of a market',
    stalls: 'stalls',
    daily: 'daily',
  },
};

/** Open-air markets: where carts may stand. */
export const marketsLayer: MapLayer = {
  id: 'markets',
  needs: 'markets',
  words,
  isOffAtFirst: true,
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ markets }) => markets,
      ({ language }) => [
        { swatch: { kind: 'fill', token: 'text-1', opacity: GROUND_OPACITY }, label: words[language].area },
      ],
    ),
  },
  drawing: {
    kind: 'native',
    sources: ({ district }) => ({
      [SOURCE]: placeSource((district?.markets ?? []).map(({ id, name, rings }) => areaFeature(rings, { id, name }))),
    }),
    layers: ({ palette, letterScale }) => [
      {
        id: 'markets',
        type: 'fill',
        source: SOURCE,
        paint: { 'fill-color': palette['text-1'], 'fill-opacity': GROUND_OPACITY },
      },
      {
        id: 'markets-edge',
        type: 'line',
        source: SOURCE,
        layout: { 'line-join': 'round' },
        paint: { 'line-color': palette['text-1'], 'line-width': 1.6 },
      },
      {
        id: 'market-names',
        type: 'symbol',
        source: SOURCE,
        minzoom: NAMES_FROM,
        layout: { 'text-field': ['get', 'name'], 'text-font': MAP_FONT, 'text-size': 12 * letterScale },
        paint: { 'text-color': palette['map-label'], 'text-halo-color': palette['map-halo'], 'text-halo-width': 1.4 },
      },
    ],
    pickable: ['markets'],
  },
  pick(feature, scene) {
    const { id } = (feature as { properties: { id: string } }).properties;
    const market = scene.district?.markets.find((one) => one.id === id);
    return market && pickMarket(market, scene);
  },
};

function pickMarket({ id, name, stalls, hours }: Market, { language }: MapScene): Picked {
  const text = words[language];
  const lines = [`${stalls} ${text.stalls}`];
  if (hours) lines.push(`${text.daily} ${hours.from}–${hours.to}`);
  return { selection: { kind: 'market', id }, tooltip: { title: name, lines } };
}
