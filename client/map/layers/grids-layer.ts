import type { ExpressionSpecification, Map as LibreMap } from 'maplibre-gl';
import type { GridId } from '../../../core/domain/ids.ts';
import { translate } from '../../i18n/t.ts';
import type { GridScale } from '../../store/grid-scale.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import { hatchImage } from '../hatch-image.ts';
import type { MapLayer } from '../layer.ts';
import type { Palette } from '../palette.ts';
import type { MapScene } from '../scene.ts';

const GRID_FILL = 'grid-fill';
const GRID_SILENT = 'grid-silent';
const HATCH = 'grid-silent-hatch';
/** As the only fill: steps over land, so that what lies under it is still guessed. */
const FILL_OPACITY = 0.7;

const words = {
  'zh-CN': { name: '在办工单', unit: '件 / 网格', none: '无上报' },
  en: { name: 'Open tickets', unit: 'per grid', none: 'None reported' },
};

/** Open tickets by grid, in six steps. A grid that nothing was heard of is hatched: silent is not zero. */
export const gridsLayer: MapLayer = {
  id: 'grids',
  words,
  ageLimitSeconds: 5,
  legend: {
    form: 'ramp',
    entries: ({ gridScale, language }) => [
      ...gridScale.map((from, step) => ({
        swatch: { kind: 'fill', token: `demand-${step + 1}` } as const,
        label: step === 5 ? `${from}+` : String(from),
      })),
      { swatch: { kind: 'hatch', token: 'unknown' }, label: words[language].none },
    ],
  },
  drawing: {
    kind: 'native',
    sources: () => ({}),
    images: ({ palette }) => ({ [HATCH]: hatchImage(palette.unknown) }),
    layers: ({ palette, gridScale }) => [
      {
        id: GRID_FILL,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: {
          'fill-color': stepColors(gridScale, palette),
          'fill-opacity': whenHeard(FILL_OPACITY, 0),
          'fill-antialias': false,
        },
      },
      {
        id: GRID_SILENT,
        type: 'fill',
        source: GRIDS_SOURCE,
        paint: { 'fill-pattern': HATCH, 'fill-opacity': whenHeard(0, 0.55) },
      },
    ],
    update(map, scene, before) {
      if (scene.gridScale !== before?.gridScale)
        map.setPaintProperty(GRID_FILL, 'fill-color', stepColors(scene.gridScale, scene.palette));
      if (scene.revision !== before?.revision || scene.district !== before.district) paintGrids(map, scene);
    },
  },
  pick(feature, scene) {
    const { gridId, name } = (feature as { properties: { gridId: GridId; name: string } }).properties;
    const t = translate(scene.language);
    const open = scene.openByGrid.get(gridId) ?? 0;
    const line = scene.heardGrids.has(gridId) ? t('grid.open', { count: open }) : t('grid.none-heard');
    return { selection: { kind: 'grid', id: gridId }, tooltip: { title: name, lines: [line] } };
  },
};

/** States of a few hundred grids cost a tenth of a millisecond; telling which of them changed would cost more. */
function paintGrids(map: LibreMap, { district, openByGrid, heardGrids }: MapScene): void {
  for (const { properties } of district?.grids.features ?? []) {
    const id = properties.gridId as GridId;
    const state = { heard: heardGrids.has(id), open: openByGrid.get(id) ?? 0 };
    map.setFeatureState({ source: GRIDS_SOURCE, id }, state);
  }
}

function stepColors(scale: GridScale, palette: Palette): ExpressionSpecification {
  const [first, ...rest] = scale.map((from, step) => [from, palette[`demand-${step + 1}` as keyof Palette]] as const);
  return ['step', ['number', ['feature-state', 'open'], 0], first[1], ...rest.flat()] as ExpressionSpecification;
}

/** A grid without a state counts as silent: after a loss of the map's memory nothing may look like zero. */
const whenHeard = (heard: number, silent: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'heard'], false],
  heard,
  silent,
];
