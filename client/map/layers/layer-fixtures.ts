import type { LayerSpecification } from 'maplibre-gl';
import { epochMs } from '../../../core/geo/units.ts';
import type { LoadedDistrict } from '../../store/district.ts';
import { CLOSED_EXPLORER } from '../../store/explorer.ts';
import { DEFAULT_FIELDS } from '../../store/fields.ts';
import { scaleFor } from '../../store/grid-scale.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import type { MapLayer } from '../layer.ts';
import { PALETTE_TOKENS, type Palette } from '../palette.ts';
import type { MapScene } from '../scene.ts';

/** Every token its own color, so that a wrong one is seen. */
export const PALETTE = Object.fromEntries(
  PALETTE_TOKENS.map((token, index) => [token, `#0000${(index + 16).toString(16)}`]),
) as Palette;

/** A district folder with nothing in it that may be absent. */
export const emptyDistrict = (fields: Partial<LoadedDistrict> = {}): LoadedDistrict => ({
  body: {
    id: 'test',
    name: { 'zh-CN': '测试', en: 'Test' },
    zone: 'Asia/Shanghai',
    bbox: [126.5, 43.8, 126.6, 43.87],
    mapNotice: { 'zh-CN': '示意图', en: 'Sketch' },
    synthetic: true,
    windowDays: 400,
    codeVersion: 'v1',
    districtHash: 'hash',
    files: [],
    faults: [],
  },
  grids: { type: 'FeatureCollection', features: [] },
  gridNames: new Map(),
  categoryNames: new Map(),
  categoryParents: new Map(),
  termNames: new Map(),
  water: [],
  streets: [],
  sites: [],
  lamps: [],
  circuits: [],
  works: [],
  heatAreas: [],
  markets: [],
  ...fields,
});

/** A map on which nothing is going on; the test states what is. */
export const makeScene = (fields: Partial<MapScene> = {}): MapScene => ({
  district: undefined,
  language: 'zh-CN',
  theme: 'dark',
  palette: PALETTE,
  basemap: undefined,
  ownBasemap: undefined,
  basemapHasFailed: false,
  toggledLayers: [],
  explorer: CLOSED_EXPLORER,
  partyUnits: [],
  revision: 1,
  gridValues: new Map(),
  heardGrids: new Set(),
  gridScale: scaleFor(0),
  fields: DEFAULT_FIELDS,
  fill: { kind: 'choropleth' },
  density: undefined,
  isDensityLate: false,
  densityHasFailed: false,
  ticketSymbols: { singles: [], clusters: [] },
  closedTickets: [],
  sites: [],
  siteDetail: 'all',
  lampLights: { lamps: [], darkStreets: [] },
  daylight: { isNight: true, turnsAt: undefined },
  works: [],
  streets: undefined,
  patrolCells: [],
  coverageAge: { cells: [], gridSteps: new Map() },
  watchedSince: undefined,
  team: undefined,
  selection: NOTHING_SELECTED,
  scope: undefined,
  chosenGrid: undefined,
  selectedTicket: undefined,
  selectedOutline: [],
  pulses: [],
  reducedMotion: false,
  isStale: false,
  letterScale: 1,
  symbolScale: { whole: 1, open: 1, closed: 1, places: 1 },
  now: epochMs(0),
  time: 0,
  ...fields,
});

/** Props of what the overlay draws, from bottom to top. */
// biome-ignore lint/suspicious/noExplicitAny: props of layers of several kinds are looked into by name
export const propsOf = (layer: MapLayer, scene: MapScene): any[] =>
  layer.drawing.kind === 'overlay' ? layer.drawing.layers(scene).map(({ props }) => props) : [];

/** What the map itself draws, from bottom to top. */
export const nativeOf = (layer: MapLayer, scene: MapScene): readonly LayerSpecification[] =>
  layer.drawing.kind === 'native' ? layer.drawing.layers(scene) : [];
