import type { Feature } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl';
import { AGE_STEP_HOURS } from '../../../core/analysis/patrol-age.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import { formatIn } from '../../i18n/format.ts';
import type { Words } from '../../i18n/t.ts';
import { hatchImage } from '../hatch-image.ts';
import { COVERAGE_AGE } from '../hatch-owner.ts';
import type { MapLayer } from '../layer.ts';
import type { PaletteToken } from '../palette.ts';
import { areaFeature, collectionOf, placeSource } from '../place-features.ts';
import { wallZoom } from '../scale.ts';
import type { MapScene } from '../scene.ts';

const CELLS = 'coverage-age';
const GRIDS = 'coverage-grids';
const UNKNOWN = 'unknown';
/** Grids are told apart before; from here on the cells in them are. */
const CELLS_FROM_ZOOM = 14;
/** Pitch of the hatch by step, in pixels: the longer nobody came, the closer the lines; where somebody just was there are none. */
const PITCHES: readonly (number | undefined)[] = [undefined, 8, 6, 4.5, 3];
const CLEAR = { kind: 'clear' } as const;

const words: Words<'name' | 'unit' | 'hours' | 'unknown' | 'since'> = {
  'zh-CN': {
    name: '巡查时效',
    unit: '斜线越密，3 人以上经过得越早；按网格，放大后按 100 m 格',
    hours: '小时',
    unknown: '尚无数据，不作推断',
    since: '连续记录自',
  },
  en: {
    name: 'Coverage age',
    unit: 'the closer the lines, the longer since three or more passed; by grid, near by in 100 m cells',
    hours: 'h',
    unknown: 'no data; nothing is inferred',
    since: 'unbroken record since',
  },
};

/** How long ago patrols passed, as a hatch and never as a fill; a grid of which nothing is known is hatched in grey. */
export const coverageAgeLayer: MapLayer = {
  id: COVERAGE_AGE,
  words,
  isOffAtFirst: true,
  ageLimit: { source: 'patrol', seconds: 60 },
  legend: {
    form: 'list',
    entries: ({ language, district, watchedSince }) => {
      const text = words[language];
      const { moment } = formatIn(language, district?.body.zone ?? 'UTC');
      const steps = AGE_STEP_HOURS.map((hours, step) => ({
        swatch: step === 0 ? CLEAR : ({ kind: 'hatch', token: ageToken(step) } as const),
        label: `${step === AGE_STEP_HOURS.length - 1 ? `${hours}+` : `${hours}–${AGE_STEP_HOURS[step + 1]}`} ${text.hours}`,
      }));
      const since = watchedSince === undefined ? '' : ` · ${text.since} ${moment(watchedSince)}`;
      return [...steps, { swatch: { kind: 'hatch', token: 'unknown' }, label: `${text.unknown}${since}` }];
    },
  },
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [CELLS]: placeSource(cellFeatures(scene)), [GRIDS]: placeSource(gridFeatures(scene)) }),
    images: (scene) => ({
      [hatchOf(UNKNOWN)]: hatchImage(scene.palette.unknown, undefined, scene.symbolScale.whole),
      ...Object.fromEntries(PITCHES.flatMap((pitch, step) => (pitch === undefined ? [] : [hatch(scene, step, pitch)]))),
    }),
    layers: ({ symbolScale }) => [
      {
        id: 'coverage-unknown',
        type: 'fill',
        source: GRIDS,
        filter: ['==', ['get', 'step'], UNKNOWN],
        paint: { 'fill-pattern': hatchOf(UNKNOWN), 'fill-opacity': 0.4 },
      },
      {
        id: 'coverage-grids',
        type: 'fill',
        source: GRIDS,
        maxzoom: wallZoom(CELLS_FROM_ZOOM, symbolScale.whole),
        filter: ['all', ['!=', ['get', 'step'], UNKNOWN], IS_HATCHED],
        paint: { 'fill-pattern': HATCH_BY_STEP },
      },
      {
        id: 'coverage-age',
        type: 'fill',
        source: CELLS,
        filter: IS_HATCHED,
        minzoom: wallZoom(CELLS_FROM_ZOOM, symbolScale.whole),
        paint: { 'fill-pattern': HATCH_BY_STEP },
      },
    ],
    update(map, scene, before) {
      if (scene.coverageAge === before?.coverageAge && scene.district === before?.district) return;
      map.getSource<GeoJSONSource>(CELLS)?.setData(collectionOf(cellFeatures(scene)));
      map.getSource<GeoJSONSource>(GRIDS)?.setData(collectionOf(gridFeatures(scene)));
    },
  },
};

const hatch = ({ palette, symbolScale }: MapScene, step: number, pitch: number) =>
  [hatchOf(step), hatchImage(palette[ageToken(step)], pitch, symbolScale.whole)] as const;

const hatchOf = (step: number | typeof UNKNOWN) => `coverage-age-${step}`;
const HATCH_BY_STEP: ExpressionSpecification = ['concat', 'coverage-age-', ['to-string', ['get', 'step']]];
const IS_HATCHED: ExpressionSpecification = ['!=', ['get', 'step'], 0];
const ageToken = (step: number) => `age-${step + 1}` as PaletteToken;

const cellFeatures = ({ coverageAge }: MapScene) =>
  coverageAge.cells.map(({ ring, step }) => areaFeature([ring], { step }));

const gridFeatures = ({ district, coverageAge }: MapScene): Feature[] =>
  (district?.grids.features ?? []).map(({ properties, geometry }) => ({
    type: 'Feature',
    properties: { step: coverageAge.gridSteps.get(properties.gridId as GridId) ?? UNKNOWN },
    geometry,
  }));
