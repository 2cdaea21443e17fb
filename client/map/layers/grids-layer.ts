import type { ExpressionSpecification, LayerSpecification, Map as LibreMap } from 'maplibre-gl';
import { coloredValue, FEW_CASES, GRID_MEASURES, type GridValue } from '../../../core/analysis/grid-measures.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import type { Words } from '../../i18n/t.ts';
import { CLASSINGS, type Classing, FIELD_LAYERS } from '../../store/fields.ts';
import type { LegendChoice } from '../../store/legend.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import { gridLine, gridValueOf, gridWords } from '../grid-words.ts';
import { hatchImage } from '../hatch-image.ts';
import { isHatchTaken } from '../hatch-owner.ts';
import { LARGE_KM2, largeGrids } from '../large-grids.ts';
import type { LegendScene, MapLayer } from '../layer.ts';
import type { PaletteToken } from '../palette.ts';
import type { MapScene } from '../scene.ts';

const GRID_FILL = 'grid-fill';
const GRID_BAND = 'grid-band';
const GRID_SILENT = 'grid-silent';
const HATCH = 'grid-silent-hatch';
/** Lines on dark ground need more weight to be seen across a room. */
const SILENT_OPACITY = { dark: 0.7, night: 0.7, light: 0.5 } as const;
/** As the only fill: steps over land, so that what lies under it is still guessed. */
const FILL_OPACITY = 0.7;
/** Of a large grid, within its band: enough to see which side of the border it belongs to. */
const LARGE_OPACITY = 0.2;
const BAND_PX = 5;

const words: Words<'name' | 'unit' | 'large' | 'none' | 'bare' | 'few' | 'measure' | 'classing' | Classing> = {
  'zh-CN': {
    name: '网格工单',
    unit: '按网格，场景内分级不变',
    large: `大于 ${LARGE_KM2} km² 内部减淡`,
    none: '斜线：无上报',
    bare: '无上报，不着色',
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
    large: `over ${LARGE_KM2} km² pale inside`,
    none: 'Hatched: none reported',
    bare: 'none reported: no color',
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
    images: ({ palette, symbolScale }) => ({ [HATCH]: hatchImage(palette.unknown, undefined, symbolScale.whole) }),
    layers: (scene) => [
      {
        id: GRID_FILL,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: {
          'fill-color': stepColors(scene),
          'fill-opacity': colored(scene, FILL_OF_SIZE),
          'fill-antialias': false,
        },
      },
      band(scene),
      {
        id: GRID_SILENT,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: { 'fill-pattern': HATCH, 'fill-opacity': silentOpacity(scene) },
      },
    ],
    update(map, scene, before) {
      if (scene.gridScale !== before?.gridScale) {
        map.setPaintProperty(GRID_FILL, 'fill-color', stepColors(scene));
        map.setPaintProperty(GRID_BAND, 'line-color', stepColors(scene));
      }
      if (scene.fill !== before?.fill) {
        map.setPaintProperty(GRID_FILL, 'fill-opacity', colored(scene, FILL_OF_SIZE));
        map.setPaintProperty(GRID_BAND, 'line-opacity', colored(scene, BAND_OF_SIZE));
      }
      if (before && isHatchTaken(scene) !== isHatchTaken(before))
        map.setPaintProperty(GRID_SILENT, 'fill-opacity', silentOpacity(scene));
      const isSame =
        scene.revision === before?.revision &&
        scene.gridValues === before.gridValues &&
        scene.district === before.district;
      if (!before) painted.delete(map); // a style that was just made remembers no state
      if (!isSame) paintGrids(map, scene);
    },
  },
  pick(feature, scene) {
    const { gridId, name } = (feature as { properties: { gridId: GridId; name: string } }).properties;
    return { selection: { kind: 'grid', id: gridId }, tooltip: { title: name, lines: [gridLine(scene, gridId)] } };
  },
};

function legendEntries({ gridScale, language, fields, district, toggledLayers }: LegendScene) {
  const text = words[language];
  const steps = gridScale.map((from, step) => ({
    swatch: { kind: 'fill', token: `demand-${step + 1}`, opacity: FILL_OPACITY } as const,
    label: step === gridScale.length - 1 ? `${from}+` : String(from),
  }));
  const few = { swatch: { kind: 'ring', token: 'control' } as const, label: text.few };
  const large = { swatch: { kind: 'frame', token: 'demand-4' } as const, label: text.large };
  const none = isHatchTaken({ toggledLayers })
    ? { swatch: { kind: 'clear' } as const, label: text.bare }
    : { swatch: { kind: 'hatch', token: 'unknown' } as const, label: text.none };
  return [
    ...steps,
    ...(largeGrids(district?.grids).size > 0 ? [large] : []),
    ...(fields.measure === 'per-households' ? [few] : []),
    none,
  ];
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

type GridState = {
  readonly heard: boolean;
  readonly isColored: boolean;
  readonly isLarge: boolean;
  readonly value: number;
};

/** What each map was told of its grids: telling it the same again would be one more drawing of all of them. */
const painted = new WeakMap<LibreMap, Map<GridId, GridState>>();

function paintGrids(map: LibreMap, scene: MapScene): void {
  const known = painted.get(map) ?? new Map<GridId, GridState>();
  painted.set(map, known);
  const large = largeGrids(scene.district?.grids);
  for (const { properties } of scene.district?.grids.features ?? []) {
    const id = properties.gridId as GridId;
    const state = stateOf(gridValueOf(scene, id), large.has(id));
    if (isSameState(known.get(id), state)) continue;
    known.set(id, state);
    map.setFeatureState({ source: GRIDS_SOURCE, id }, state);
  }
}

function stateOf(value: GridValue | 'silent', isLarge: boolean): GridState {
  const colored = value === 'silent' ? undefined : coloredValue(value);
  return { heard: value !== 'silent', isColored: colored !== undefined, isLarge, value: colored ?? 0 };
}

const isSameState = (a: GridState | undefined, b: GridState) =>
  a?.heard === b.heard && a.isColored === b.isColored && a.isLarge === b.isLarge && a.value === b.value;

function stepColors({ gridScale, palette }: Pick<MapScene, 'gridScale' | 'palette'>): ExpressionSpecification | string {
  const [first, ...rest] = gridScale.map(
    (from, step) => [from, palette[`demand-${step + 1}` as PaletteToken]] as const,
  );
  if (rest.length === 0) return first[1];
  return ['step', ['number', ['feature-state', 'value'], 0], first[1], ...rest.flat()] as ExpressionSpecification;
}

const IS_LARGE: ExpressionSpecification = ['boolean', ['feature-state', 'isLarge'], false];
const FILL_OF_SIZE: ExpressionSpecification = ['case', IS_LARGE, LARGE_OPACITY, FILL_OPACITY];
const BAND_OF_SIZE: ExpressionSpecification = ['case', IS_LARGE, FILL_OPACITY, 0];

/** How much of its color a grid shows, where it has one at all; none of them where something else is the fill. */
const colored = ({ fill }: MapScene, opacity: ExpressionSpecification): ExpressionSpecification | number =>
  fill.kind === 'choropleth' ? ['case', ['boolean', ['feature-state', 'isColored'], false], opacity, 0] : 0;

/** The color of a large grid along the inside of its border: its step is told as exactly, and its size says less. */
function band(scene: MapScene): LayerSpecification {
  const widthPx = BAND_PX * scene.symbolScale.whole;
  return {
    id: GRID_BAND,
    type: 'line',
    source: GRIDS_SOURCE,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': stepColors(scene),
      'line-opacity': colored(scene, BAND_OF_SIZE),
      'line-width': widthPx,
      'line-offset': widthPx / 2,
    },
  };
}

/** A grid without a state counts as silent: after a loss of the map's memory nothing may look like zero. */
function silentOpacity(scene: MapScene): ExpressionSpecification | number {
  if (isHatchTaken(scene)) return 0;
  return ['case', ['boolean', ['feature-state', 'heard'], false], 0, SILENT_OPACITY[scene.theme]];
}
