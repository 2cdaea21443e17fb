import type { ExpressionSpecification, Map as LibreMap } from 'maplibre-gl';
import { coloredValue, FEW_CASES, GRID_MEASURES } from '../../../core/analysis/grid-measures.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import type { Words } from '../../i18n/t.ts';
import { CLASSINGS, type Classing, FIELD_LAYERS } from '../../store/fields.ts';
import type { GridScale } from '../../store/grid-scale.ts';
import type { LegendChoice } from '../../store/legend.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import { gridLine, gridValueOf, gridWords } from '../grid-words.ts';
import { hatchImage } from '../hatch-image.ts';
import type { LegendScene, MapLayer } from '../layer.ts';
import type { Palette, PaletteToken } from '../palette.ts';
import type { MapScene } from '../scene.ts';

const GRID_FILL = 'grid-fill';
const GRID_SILENT = 'grid-silent';
const HATCH = 'grid-silent-hatch';
/** Lines on dark ground need more weight to be seen across a room. */
const SILENT_OPACITY = { dark: 0.85, light: 0.45 } as const;
/** As the only fill: steps over land, so that what lies under it is still guessed. */
const FILL_OPACITY = 0.7;

const words: Words<'name' | 'unit' | 'none' | 'few' | 'measure' | 'classing' | Classing> = {
  'zh-CN': {
    name: '网格工单',
    unit: '按网格，场景内分级不变',
    none: '无上报',
    few: `不足 ${FEW_CASES} 件，只写字不着色`,
    measure: '指标',
    classing: '分级',
    round: '整数',
    quantile: '分位数',
    natural: '自然断点',
  },
  en: {
    name: 'Tickets by grid',
    unit: 'by grid; steps stay within a scene',
    none: 'None reported',
    few: `fewer than ${FEW_CASES} cases: words, no color`,
    measure: 'Measure',
    classing: 'Steps',
    round: 'round numbers',
    quantile: 'quantiles',
    natural: 'natural breaks',
  },
};

/** A measure by grid, in six steps at most. A grid that nothing was heard of is hatched: silent is not zero. */
export const gridsLayer: MapLayer = {
  id: FIELD_LAYERS.choropleth,
  words,
  ageLimit: { source: 'stream', seconds: 5 },
  legend: { form: 'ramp', entries: (scene) => legendEntries(scene), choices: (scene) => legendChoices(scene) },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    images: ({ palette }) => ({ [HATCH]: hatchImage(palette.unknown) }),
    layers: ({ palette, gridScale, fill, theme }) => [
      {
        id: GRID_FILL,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: {
          'fill-color': stepColors(gridScale, palette),
          'fill-opacity': fillOpacity(fill),
          'fill-antialias': false,
        },
      },
      {
        id: GRID_SILENT,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: { 'fill-pattern': HATCH, 'fill-opacity': silentOpacity(SILENT_OPACITY[theme]) },
      },
    ],
    update(map, scene, before) {
      if (scene.gridScale !== before?.gridScale)
        map.setPaintProperty(GRID_FILL, 'fill-color', stepColors(scene.gridScale, scene.palette));
      if (scene.fill !== before?.fill) map.setPaintProperty(GRID_FILL, 'fill-opacity', fillOpacity(scene.fill));
      const isSame =
        scene.revision === before?.revision &&
        scene.gridValues === before.gridValues &&
        scene.district === before.district;
      if (!isSame) paintGrids(map, scene);
    },
  },
  pick(feature, scene) {
    const { gridId, name } = (feature as { properties: { gridId: GridId; name: string } }).properties;
    return { selection: { kind: 'grid', id: gridId }, tooltip: { title: name, lines: [gridLine(scene, gridId)] } };
  },
};

function legendEntries({ gridScale, language, fields }: LegendScene) {
  const text = words[language];
  const steps = gridScale.map((from, step) => ({
    swatch: { kind: 'fill', token: `demand-${step + 1}`, opacity: FILL_OPACITY } as const,
    label: step === gridScale.length - 1 ? `${from}+` : String(from),
  }));
  const few = { swatch: { kind: 'ring', token: 'control' } as const, label: text.few };
  const none = { swatch: { kind: 'hatch', token: 'unknown' } as const, label: text.none };
  return fields.measure === 'per-households' ? [...steps, few, none] : [...steps, none];
}

function legendChoices({ language, fields }: LegendScene): readonly LegendChoice[] {
  const text = words[language];
  return [
    {
      setting: 'measure',
      label: text.measure,
      options: GRID_MEASURES.map((value) => ({ value, label: gridWords[language][value] })),
      chosen: fields.measure,
    },
    {
      setting: 'classing',
      label: text.classing,
      options: CLASSINGS.map((value) => ({ value, label: text[value] })),
      chosen: fields.classing,
    },
  ];
}

/** States of a few hundred grids cost a tenth of a millisecond; telling which of them changed would cost more. */
function paintGrids(map: LibreMap, scene: MapScene): void {
  for (const { properties } of scene.district?.grids.features ?? []) {
    const id = properties.gridId as GridId;
    const value = gridValueOf(scene, id);
    const colored = value === 'silent' ? undefined : coloredValue(value);
    const state = { heard: value !== 'silent', isColored: colored !== undefined, value: colored ?? 0 };
    map.setFeatureState({ source: GRIDS_SOURCE, id }, state);
  }
}

function stepColors(scale: GridScale, palette: Palette): ExpressionSpecification | string {
  const [first, ...rest] = scale.map((from, step) => [from, palette[`demand-${step + 1}` as PaletteToken]] as const);
  if (rest.length === 0) return first[1];
  return ['step', ['number', ['feature-state', 'value'], 0], first[1], ...rest.flat()] as ExpressionSpecification;
}

const fillOpacity = ({ kind }: MapScene['fill']): ExpressionSpecification | number =>
  kind === 'choropleth' ? ['case', ['boolean', ['feature-state', 'isColored'], false], FILL_OPACITY, 0] : 0;

/** A grid without a state counts as silent: after a loss of the map's memory nothing may look like zero. */
const silentOpacity = (opacity: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'heard'], false],
  0,
  opacity,
];
