import type { FeatureCollection, Point } from 'geojson';
import type { SiteHours, SiteTier } from '../../core/domain/site.ts';
import { stemOf } from './grid-town-names.ts';
import { corner } from './grid-town-plan.ts';

type Theme = keyof typeof THEME_WORDS;
type Place = {
  readonly tier: SiteTier;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly theme?: Theme;
};

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const HOURS: Readonly<Record<SiteTier, readonly SiteHours[]>> = {
  center: [
    { days: WORKDAYS, from: '08:30', to: '17:30' },
    { days: WEEKEND, from: '09:00', to: '16:00' },
  ],
  station: [{ days: [...WORKDAYS, 6], from: '08:30', to: '17:00' }],
  micro: [{ days: WEEK, from: '08:00', to: '20:00' }],
  'pop-up': [{ days: WEEK, from: '17:30', to: '19:30' }],
};

const THEME_WORDS = {
  'fire-safety': '消防应急',
  employment: '就业服务',
  care: '养老托幼',
} as const;

/** Doors are 30 m east and 15 m north of a street corner. */
const DOOR = { east: 0.3, north: 0.15 } as const;

const CENTERS: readonly Place[] = [
  { tier: 'center', x: 41, y: 33, name: '桥南党群服务中心' },
  { tier: 'center', x: 38, y: 58, name: '北岸党群服务中心' },
  { tier: 'center', x: 44, y: 14, name: '南岸党群服务中心' },
];
/** Corners; a station is called after the street that runs past it. */
const STATIONS = [
  [12, 10],
  [26, 8],
  [58, 11],
  [70, 19],
  [33, 22],
  [54, 30],
  [67, 34],
  [9, 37],
  [23, 46],
  [36, 49],
  [52, 56],
  [66, 63],
] as const;
const MICRO_STATIONS: readonly (readonly [x: number, y: number, theme: Theme])[] = [
  [37, 28, 'care'],
  [45, 36, 'employment'],
  [48, 21, 'fire-safety'],
  [20, 16, 'care'],
  [61, 25, 'employment'],
  [31, 41, 'care'],
  [43, 52, 'fire-safety'],
  [29, 56, 'employment'],
  [57, 49, 'care'],
  [46, 66, 'fire-safety'],
];
const POP_UPS: readonly Place[] = [
  { tier: 'pop-up', x: 47, y: 40, name: '老榆树微阵地' },
  { tier: 'pop-up', x: 21, y: 27, name: '河畔微阵地' },
];

function places(): readonly Place[] {
  return [
    ...CENTERS,
    ...STATIONS.map(([x, y]) => ({ tier: 'station' as const, x, y, name: `${stemOf('EW', y)}网格党群服务站` })),
    ...MICRO_STATIONS.map(([x, y, theme]) => {
      const name = `${stemOf('EW', y)}${THEME_WORDS[theme]}微站点`;
      return { tier: 'micro' as const, x, y, name, theme };
    }),
    ...POP_UPS,
  ];
}

/** `sites.geojson`. */
export function gridTownSites(): FeatureCollection<Point> {
  const features = places().map(({ tier, x, y, name, theme }, index) => ({
    type: 'Feature' as const,
    properties: {
      siteId: `S-${String(index + 1).padStart(2, '0')}`,
      name,
      tier,
      hours: HOURS[tier],
      ...(theme && { themes: [theme] }),
    },
    geometry: { type: 'Point' as const, coordinates: corner(x + DOOR.east, y + DOOR.north) },
  }));
  return { type: 'FeatureCollection', features };
}
