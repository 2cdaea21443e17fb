import { describe, expect, it } from 'vitest';
import type { GridValue } from '../../../core/analysis/grid-measures.ts';
import { gridId, MOMENT } from '../../../core/testing/make.ts';
import { formatIn } from '../../i18n/format.ts';
import type { DensityField } from '../../store/density.ts';
import { DEFAULT_FIELDS } from '../../store/fields.ts';
import { paintDensity } from '../density-image.ts';
import { densityLines } from '../density-words.ts';
import { gridLine, gridNumber } from '../grid-words.ts';
import { densityLayer } from './density-layer.ts';
import { densityLinesLayer } from './density-lines-layer.ts';
import { gridsLayer } from './grids-layer.ts';
import { emptyDistrict, makeScene, nativeOf, PALETTE } from './layer-fixtures.ts';

const steps = [5, 10, 20, 35, 50, 75];
/** North-west the lowest step, north-east the highest, nothing in the south. */
const field = { width: 2, height: 2, steps, shades: Uint8Array.of(1, 6, 0, 0) };
const density: DensityField = {
  ...field,
  question: {
    positions: new Float64Array(),
    radiusMeters: 250,
    district: undefined as never,
    filter: undefined as never,
  }, // not looked at by layers
  corners: [
    [126, 44],
    [127, 44],
    [127, 43],
    [126, 43],
  ],
  counted: 3,
  values: Float32Array.of(0, Number.NaN, 12.34, 80),
  lattice: { center: [126.5, 43.5], corner: [-1000, -1000], sideMeters: 1000, columns: 2, rows: 2 },
  shownAt: MOMENT,
  lines: [
    {
      level: 10,
      path: [
        [126, 43],
        [127, 44],
      ],
      labelAt: [126, 43],
    },
  ],
};

describe('the picture of a density', () => {
  it('has its steps in plum, and nothing below the lowest one', () => {
    const pixels = new Uint8ClampedArray(4 * field.shades.length).fill(9); // as the sheet was left
    paintDensity(field, PALETTE, pixels);
    const colors = [0, 1, 2, 3].map((pixel) => [...pixels.slice(4 * pixel, 4 * pixel + 4)]);
    const blue = (token: 'demand-1' | 'demand-6') => Number.parseInt(PALETTE[token].slice(5), 16);
    expect(colors).toEqual([
      [0, 0, blue('demand-1'), 255], // the lowest step
      [0, 0, blue('demand-6'), 255], // the highest
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  it('is paler while it answers an older question', () => {
    const opacity = (isDensityLate: boolean) => {
      const [raster] = nativeOf(densityLayer, makeScene({ density, fill: { kind: 'density' }, isDensityLate }));
      return raster.type === 'raster' ? Number(raster.paint?.['raster-opacity']) : 0;
    };
    expect(opacity(true)).toBeLessThan(opacity(false));
  });
});

describe('four fields without mud', () => {
  const featuresIn = (fill: 'density' | 'choropleth') => {
    const { drawing } = densityLinesLayer;
    if (drawing.kind !== 'native') throw new Error('Lines are drawn by the map.');
    const source = drawing.sources(makeScene({ density, fill: { kind: fill } }))['density-lines'];
    return source.type === 'geojson' && typeof source.data === 'object' && 'features' in source.data
      ? source.data.features
      : [];
  };

  it('draw the density as lines with their numbers only where something else is the fill', () => {
    expect(featuresIn('density')).toEqual([]);
    expect(featuresIn('choropleth').map(({ geometry, properties }) => [geometry.type, properties?.level])).toEqual([
      ['LineString', 10],
      ['Point', 10],
    ]);
  });

  it('leave the grids without color while the density is the fill', () => {
    const opacity = (kind: 'density' | 'choropleth') => {
      const [fill] = nativeOf(gridsLayer, makeScene({ fill: { kind } }));
      return fill.type === 'fill' ? fill.paint?.['fill-opacity'] : undefined;
    };
    expect(opacity('density')).toBe(0);
    expect(opacity('choropleth')).not.toBe(0);
  });

  it('say how the density was made', () => {
    const entries = densityLayer.legend?.entries(makeScene({ density, fill: { kind: 'density' } })) ?? [];
    expect(entries.map(({ label }) => label)).toEqual([
      '5',
      '10',
      '20',
      '35',
      '50',
      '75+',
      '统计半径 250 m · 辖区内 3 件',
    ]);
    expect(densityLayer.legend?.entries(makeScene())[0].label).toContain('正在计算');
  });

  it('say in the legend and on its chip that it could not be computed', () => {
    const failed = makeScene({ densityHasFailed: true });
    expect(densityLayer.legend?.entries(failed)[0].label).toContain('计算失败');
    expect(densityLayer.legend?.problem?.(failed)).toBe('计算失败');
    expect(densityLayer.legend?.problem?.(makeScene({ density }))).toBeUndefined();
  });

  it('tell the density at a place with its kernel and its time, and nothing outside the district', () => {
    const scene = makeScene({ density, toggledLayers: ['density'], district: emptyDistrict() });
    // the cells lie around 126.5° E, 43.5° N: the third one to its north-west, the second to its south-east
    expect(densityLines(scene, [126.495, 43.505])).toEqual([
      '诉求密度 12.3 件/km²',
      `统计半径 250 m · 算于 ${formatIn('zh-CN', 'Asia/Shanghai').clock(MOMENT)}`,
    ]);
    expect(densityLines(scene, [126.505, 43.495])).toEqual([]);
    expect(densityLines(scene, [120, 43.5])).toEqual([]);
    expect(densityLines(makeScene({ density }), [126.495, 43.505])).toEqual([]);
  });
});

describe('a measure of a grid in words', () => {
  const id = gridId('0101');
  const fields = { ...DEFAULT_FIELDS, measure: 'per-households' } as const;
  const scene = (value: GridValue) =>
    makeScene({ fields, heardGrids: new Set([id]), gridValues: new Map([[id, value]]) });

  it('is a rate with what it is a rate of', () => {
    const rate = scene({ kind: 'rate', value: 75, of: { numerator: 30, denominator: 400 } });
    expect([gridLine(rate, id), gridNumber(rate, id)]).toEqual(['每千户工单 75.0 (30 / 400 户)', '75.0']);
  });

  it('is words where there are too few cases, and a dash where no household is known', () => {
    const few = scene({ kind: 'few', of: { numerator: 7, denominator: 400 } });
    expect([gridLine(few, id), gridNumber(few, id)]).toEqual(['每千户工单 样本不足 (7 < 20)', '样本不足']);
    expect(gridNumber(scene({ kind: 'unknown' }), id)).toBe('—');
  });
});
