import type { ExpressionSpecification, FilterSpecification, GeoJSONSource, LayerSpecification } from 'maplibre-gl';
import type { RoadWorkStage } from '../../../core/domain/street-state.ts';
import { formatIn } from '../../i18n/format.ts';
import type { Words } from '../../i18n/t.ts';
import type { WorkView } from '../../store/places.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { collectionOf, lineFeature, placeSource } from '../place-features.ts';
import { placeLegend } from '../place-legend.ts';
import type { MapScene } from '../scene.ts';
import { widthOnGround } from '../width-on-ground.ts';

const SOURCE = 'works';
const DAY_SECONDS = 86_400;
/** A place of works of which the log has said nothing yet. */
const SILENT = 'silent';

type WordKey = 'name' | 'unit' | RoadWorkStage | typeof SILENT | 'wide' | 'until';
const words: Words<WordKey> = {
  'zh-CN': {
    name: '道路工程',
    unit: '按路宽',
    planned: '计划',
    started: '在建',
    completed: '已通车',
    silent: '无进展消息',
    wide: '宽',
    until: '计划完工',
  },
  en: {
    name: 'Road works',
    unit: 'as wide as the street',
    planned: 'planned',
    started: 'under way',
    completed: 'open to traffic',
    silent: 'no news yet',
    wide: 'wide',
    until: 'to be done by',
  },
};

/** Road works as wide as their street: dashed while planned, a filled band while under way, edged in teal once open. */
export const worksLayer: MapLayer = {
  id: 'works',
  needs: 'works',
  words,
  ageLimit: { source: 'roadWork', seconds: DAY_SECONDS },
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ works }) => works,
      ({ language }) => [
        { swatch: { kind: 'dashes', token: 'text-1' }, label: words[language].planned },
        { swatch: { kind: 'fill', token: 'text-1' }, label: words[language].started },
        { swatch: { kind: 'line', token: 'status-ok' }, label: words[language].completed },
      ],
    ),
  },
  drawing: {
    kind: 'native',
    sources: ({ works }) => ({ [SOURCE]: placeSource(features(works)) }),
    layers: (scene) => layersOf(scene),
    pickable: ['works-reach'],
    update(map, { works }, before) {
      if (works !== before?.works)
        (map.getSource(SOURCE) as GeoJSONSource | undefined)?.setData(collectionOf(features(works)));
    },
  },
  pick(feature, scene) {
    const { id } = (feature as { properties: { id: string } }).properties;
    const view = scene.works.find(({ place }) => place.id === id);
    return view && pickWork(view, scene);
  },
};

const features = (works: readonly WorkView[]) =>
  works.map(({ place: { id, path, widthMeters }, work }) =>
    lineFeature(path, { id, widthMeters, stage: work?.stage ?? SILENT }),
  );

function layersOf({ palette, district }: MapScene): LayerSpecification[] {
  const width = (extraMeters: number, leastPx: number): ExpressionSpecification | number =>
    district ? widthOnGround(['+', ['get', 'widthMeters'], extraMeters], district.body.bbox, leastPx) : leastPx;
  const band = { type: 'line', source: SOURCE } as const;
  const inStage = (...stages: string[]): FilterSpecification => ['in', ['get', 'stage'], ['literal', stages]];
  return [
    { ...band, id: 'works-reach', paint: { 'line-color': palette['map-casing'], 'line-width': width(6, 7) } },
    {
      ...band,
      id: 'works-completed',
      filter: inStage('completed'),
      paint: { 'line-color': palette['status-ok'], 'line-width': width(2, 4.5) },
    },
    {
      ...band,
      id: 'works-bed',
      filter: inStage('completed', 'planned', SILENT),
      paint: { 'line-color': palette['map-road-4'], 'line-width': width(-3, 2) },
    },
    {
      ...band,
      id: 'works-started',
      filter: inStage('started'),
      paint: { 'line-color': palette['text-1'], 'line-width': width(0, 4) },
    },
    {
      ...band,
      id: 'works-stripes',
      filter: inStage('started', 'planned'),
      paint: {
        'line-color': ['match', ['get', 'stage'], 'started', palette['map-casing'], palette['text-1']],
        'line-width': width(-3, 2.4),
        'line-dasharray': [1.2, 1.2],
      },
    },
  ];
}

function pickWork({ place, work }: WorkView, { language, district }: MapScene): Picked {
  const text = words[language];
  const { date } = formatIn(language, district?.body.zone ?? 'UTC');
  const kind = district?.termNames.get(`work.${place.kindCode}`)?.[language] ?? place.kindCode;
  const lines = [`${kind} · ${text[work?.stage ?? SILENT]}${work ? ` ${date(work.changedAt)}` : ''}`];
  lines.push(`${text.wide} ${place.widthMeters} m`);
  if (work?.plannedEndAt !== undefined && work.stage !== 'completed')
    lines.push(`${text.until} ${date(work.plannedEndAt)}`);
  return { selection: { kind: 'work', id: place.id }, tooltip: { title: place.name, lines } };
}
