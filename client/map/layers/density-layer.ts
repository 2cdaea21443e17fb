import type { Coordinates, ImageSource, Map as LibreMap } from 'maplibre-gl';
import { latticeCorners, meterLatticeOver } from '../../../core/geo/meter-lattice.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import { translate, type Words } from '../../i18n/t.ts';
import type { DensityField } from '../../store/density.ts';
import { DENSITY_RADII, FIELD_LAYERS, type FieldKind } from '../../store/fields.ts';
import type { LegendChoice } from '../../store/legend.ts';
import { densityOpacity, paintDensity } from '../density-image.ts';
import type { LegendScene, MapLayer } from '../layer.ts';
import type { MapScene } from '../scene.ts';

const SOURCE = 'density';
const RASTER = 'density';

const words: Words<'name' | 'unit' | 'radius' | 'waiting' | 'failed' | 'cases' | 'fill' | FieldKind> = {
  'zh-CN': {
    name: '诉求密度',
    unit: '件/km²，图上工单',
    radius: '统计半径',
    waiting: '正在计算',
    failed: '计算失败',
    cases: '辖区内',
    fill: '铺色',
    density: '密度',
    choropleth: '网格',
  },
  en: {
    name: 'Ticket density',
    unit: 'tickets/km², those on the map',
    radius: 'kernel radius',
    waiting: 'computing',
    failed: 'not computed',
    cases: 'in the district',
    fill: 'Fill',
    density: 'density',
    choropleth: 'grids',
  },
};

/** Tickets per square kilometer, as the fill of the ground. Where something else fills it, lines take its place. */
export const densityLayer: MapLayer = {
  id: FIELD_LAYERS.density,
  words,
  ageLimit: { source: 'stream', seconds: 5 },
  isOffAtFirst: true,
  legend: {
    form: 'ramp',
    entries: (scene) => legendEntries(scene),
    choices: (scene) => legendChoices(scene),
    problem: ({ densityHasFailed, language }) => (densityHasFailed ? words[language].failed : undefined),
  },
  drawing: {
    kind: 'native',
    sources: ({ density, district }) => ({
      [SOURCE]: { type: 'image', coordinates: quadOf(density?.corners ?? cornersOf(district)) },
    }),
    layers: ({ isDensityLate }) => [
      {
        id: RASTER,
        type: 'raster',
        source: SOURCE,
        paint: {
          'raster-fade-duration': 0,
          'raster-resampling': 'linear',
          'raster-opacity': densityOpacity(isDensityLate),
        },
      },
    ],
    update(map, scene, before) {
      if (scene.isDensityLate !== before?.isDensityLate || scene.fill !== before.fill) showOpacity(map, scene);
      if (scene.density !== before?.density || scene.palette !== before?.palette) showImage(map, scene);
    },
  },
};

function legendEntries({ language, density, densityHasFailed, fill, fields }: LegendScene) {
  const text = words[language];
  const isFill = fill.kind === 'density';
  const steps = (density?.steps ?? []).map((from, step, all) => ({
    swatch: isFill
      ? ({ kind: 'fill', token: `demand-${step + 1}`, opacity: densityOpacity(false) } as const)
      : ({ kind: 'line', token: 'hue-demand' } as const),
    label: isFill && step === all.length - 1 ? `${from}+` : String(from),
  }));
  const counted = density
    ? `${text.cases} ${translate(language)('unit.tickets', { count: density.counted })}`
    : densityHasFailed
      ? text.failed
      : text.waiting;
  const note = {
    swatch: { kind: 'ring', token: 'hue-demand' } as const,
    label: `${text.radius} ${fields.radiusMeters} m · ${counted}`,
  };
  return [...(isFill ? steps : steps.slice(1)), note];
}

function legendChoices({ language, fields }: LegendScene): readonly LegendChoice[] {
  const text = words[language];
  return [
    {
      setting: 'radiusMeters',
      label: text.radius,
      options: DENSITY_RADII.map((value) => ({ value, label: `${value} m` })),
      chosen: fields.radiusMeters,
    },
    {
      setting: 'fill',
      label: text.fill,
      options: (['density', 'choropleth'] as const).map((value) => ({ value, label: text[value] })),
      chosen: fields.fill,
    },
  ];
}

/** Something has to stand where no answer is yet: the box of the district. */
function cornersOf(district: MapScene['district']) {
  return latticeCorners(meterLatticeOver(district?.body.bbox ?? [0, 0, 1, 1], 1));
}

function showOpacity(map: LibreMap, { fill, isDensityLate }: MapScene): void {
  map.setPaintProperty(RASTER, 'raster-opacity', fill.kind === 'density' ? densityOpacity(isDensityLate) : 0);
}

/** A canvas goes to the map as it is: no request, no decoding, and nothing to give back. */
function showImage(map: LibreMap, { density, palette }: MapScene): void {
  const source = map.getSource<ImageSource>(SOURCE);
  if (!density || !source) return;
  const { canvas, pixels } = sheetFor(map, density);
  paintDensity(density, palette, pixels.data);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  source.updateImage({ image: canvas, coordinates: quadOf(density.corners) });
}

type Sheet = { readonly canvas: HTMLCanvasElement; readonly pixels: ImageData };

/** Each map paints on one sheet: a new one for each answer would be eight megabytes every two seconds. */
const sheets = new WeakMap<LibreMap, Sheet>();

function sheetFor(map: LibreMap, { width, height }: DensityField): Sheet {
  const used = sheets.get(map);
  if (used?.pixels.width === width && used.pixels.height === height) return used;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const sheet = { canvas, pixels: new ImageData(width, height) };
  sheets.set(map, sheet);
  return sheet;
}

/** The map wants an array of its own. */
const quadOf = ([a, b, c, d]: readonly [LonLat, LonLat, LonLat, LonLat]): Coordinates => [a, b, c, d];
