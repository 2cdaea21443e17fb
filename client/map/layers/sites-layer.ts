import { ScatterplotLayer } from '@deck.gl/layers';
import type { SiteTier } from '../../../core/domain/site.ts';
import type { Words } from '../../i18n/t.ts';
import type { SiteView } from '../../store/places.ts';
import { DoorExtension, type DoorProps } from '../door-extension.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { deckColor } from '../palette.ts';
import { placeLegend } from '../place-legend.ts';
import type { MapScene } from '../scene.ts';
import { isTierShown } from '../site-detail.ts';

const EXTENSIONS = [new DoorExtension()];
const DOOR_RADIUS_PX = 21;
/** Size by tier, in parts of the radius above. */
const TIER_SIZE: Readonly<Record<SiteTier, number>> = { center: 1.5, station: 1.05, micro: 0.74, 'pop-up': 0.74 };

/** Half the side of a square as large as a door, which is higher than wide. */
export const doorReachPx = (tier: SiteTier): number => 0.6 * DOOR_RADIUS_PX * TIER_SIZE[tier];

type WordKey = 'name' | 'unit' | 'open' | 'closed' | 'unknown' | SiteTier;
const words: Words<WordKey> = {
  'zh-CN': {
    name: '阵地',
    unit: '门亮为开放中',
    open: '开放中',
    closed: '未开放',
    unknown: '开放时间未知',
    center: '党群服务中心',
    station: '网格党群服务站',
    micro: '微站点',
    'pop-up': '微阵地',
  },
  en: {
    name: 'Sites',
    unit: 'a lit door is open now',
    open: 'open now',
    closed: 'closed now',
    unknown: 'hours not known',
    center: 'Service center',
    station: 'Service station',
    micro: 'Micro-station',
    'pop-up': 'Pop-up site',
  },
};

/** The sites as doors, larger by tier, lit while somebody is there; from afar the larger ones alone. */
export const sitesLayer: MapLayer = {
  id: 'sites',
  needs: 'sites',
  words,
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ sites }) => sites,
      ({ language }) => [
        { swatch: { kind: 'door', isLit: true }, label: words[language].open },
        { swatch: { kind: 'door', isLit: false }, label: words[language].closed },
      ],
    ),
  },
  drawing: { kind: 'overlay', layers: (scene) => [doors(scene)] },
  pick: (object, scene) => pickSite(object as SiteView, scene), // the layer draws nothing else
};

function doors(scene: MapScene) {
  const { palette, symbolScale } = scene;
  return new ScatterplotLayer<SiteView, DoorProps<SiteView>>({
    id: 'sites',
    data: shownSites(scene),
    pickable: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.places,
    getPosition: ({ site }) => site.position,
    getRadius: ({ site }) => DOOR_RADIUS_PX * TIER_SIZE[site.tier],
    getFillColor: ({ isOpen }) => deckColor(palette[isOpen ? 'light' : 'text-3']),
    getDoorLit: ({ isOpen }) => (isOpen ? 1 : 0),
    getDoorLeaf: ({ site }) => (site.tier === 'center' || site.tier === 'station' ? 1 : 0),
    doorLeaf: deckColor(palette['door-leaf']),
    doorInside: deckColor(palette['map-land']),
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

/** Those there is room for, and the chosen one whatever there is. */
export const shownSites = ({ sites, siteDetail, selection }: MapScene): readonly SiteView[] =>
  siteDetail === 'all'
    ? sites
    : sites.filter(
        ({ site }) => isTierShown(siteDetail, site.tier) || (selection.kind === 'site' && selection.id === site.id),
      );

function pickSite({ site, isOpen }: SiteView, { language }: MapScene): Picked {
  const text = words[language];
  const days = (numbers: readonly number[]) => numbers.map((day) => WEEKDAYS[language][day - 1]).join(LIST[language]);
  const hours = site.hours.map(({ days: open, from, to }) => `${days(open)} ${from}–${to}`);
  const state = isOpen === undefined ? text.unknown : isOpen ? text.open : text.closed;
  return {
    selection: { kind: 'site', id: site.id },
    tooltip: { title: site.name, lines: [`${text[site.tier]} · ${state}`, ...hours] },
  };
}

const LIST = { 'zh-CN': '、', en: ', ' } as const;
const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
