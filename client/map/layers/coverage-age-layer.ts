import type { ExpressionSpecification, GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import { AGE_STEP_HOURS } from '../../../core/analysis/patrol-age.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import { formatIn } from '../../i18n/format.ts';
import type { Words } from '../../i18n/t.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import { hatchImage } from '../hatch-image.ts';
import type { MapLayer } from '../layer.ts';
import type { PaletteToken } from '../palette.ts';
import { areaFeature, collectionOf, placeSource } from '../place-features.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'coverage-age';
const UNKNOWN = 'coverage-unknown';
const UNKNOWN_HATCH = 'coverage-unknown-hatch';
/** Pitch of the hatch by step, in pixels: the longer nobody came, the closer the lines. */
const PITCHES = [8, 6, 5, 4, 3] as const;

const words: Words<'name' | 'unit' | 'hours' | 'unknown' | 'since'> = {
  'zh-CN': {
    name: '巡查时效',
    unit: '小时，100 m 格',
    hours: '小时',
    unknown: '未见巡查，不作推断',
    since: '本页起看于',
  },
  en: {
    name: 'Coverage age',
    unit: 'hours since anybody passed, 100 m cells',
    hours: 'h',
    unknown: 'nobody seen; nothing is inferred',
    since: 'watched since',
  },
};

/** How long ago anybody passed, as a hatch and never as a fill; a grid in which nobody was seen is hatched in grey. */
export const coverageAgeLayer: MapLayer = {
  id: 'coverage-age',
  words,
  isOffAtFirst: true,
  ageLimit: { source: 'patrol', seconds: 60 },
  legend: {
    form: 'list',
    entries: ({ language, district, watchedSince }) => {
      const text = words[language];
      const { moment } = formatIn(language, district?.body.zone ?? 'UTC');
      const steps = AGE_STEP_HOURS.map((hours, step) => ({
        swatch: { kind: 'hatch', token: `age-${step + 1}` } as const,
        label: `${step === AGE_STEP_HOURS.length - 1 ? `${hours}+` : `${hours}–${AGE_STEP_HOURS[step + 1]}`} ${text.hours}`,
      }));
      const since = watchedSince === undefined ? '' : ` · ${text.since} ${moment(watchedSince)}`;
      return [...steps, { swatch: { kind: 'hatch', token: 'unknown' }, label: `${text.unknown}${since}` }];
    },
  },
  drawing: {
    kind: 'native',
    sources: (scene) => ({ [SOURCE]: placeSource(features(scene)) }),
    images: ({ palette }) => ({
      [UNKNOWN_HATCH]: hatchImage(palette.unknown),
      ...Object.fromEntries(PITCHES.map((pitch, step) => [hatchOf(step), hatchImage(palette[ageToken(step)], pitch)])),
    }),
    layers: () => [
      {
        id: UNKNOWN,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: { 'fill-pattern': UNKNOWN_HATCH, 'fill-opacity': unseenOpacity },
      },
      {
        id: 'coverage-age',
        type: 'fill',
        source: SOURCE,
        paint: { 'fill-pattern': ['concat', 'coverage-age-', ['to-string', ['get', 'step']]] },
      },
    ],
    update(map, scene, before) {
      if (scene.coverageAge === before?.coverageAge && scene.district === before?.district) return;
      map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(features(scene)));
      paintGrids(map, scene);
    },
  },
};

const hatchOf = (step: number) => `coverage-age-${step}`;
const ageToken = (step: number) => `age-${step + 1}` as PaletteToken;

const features = ({ coverageAge }: MapScene) =>
  coverageAge.cells.map(({ ring, step }) => areaFeature([ring], { step }));

function paintGrids(map: LibreMap, { district, coverageAge }: MapScene): void {
  for (const { properties } of district?.grids.features ?? []) {
    const id = properties.gridId;
    map.setFeatureState({ source: GRIDS_SOURCE, id }, { isWatched: coverageAge.seenGrids.has(id as GridId) });
  }
}

/** A grid without a state counts as unseen. */
const unseenOpacity: ExpressionSpecification = ['case', ['boolean', ['feature-state', 'isWatched'], false], 0, 0.4];
