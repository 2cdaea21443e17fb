import { describe, expect, it } from 'vitest';
import { gridId, MOMENT, PLACE } from '../../../core/testing/make.ts';
import { hatchPixels } from '../hatch-image.ts';
import { coverageAgeLayer } from './coverage-age-layer.ts';
import { emptyDistrict, makeScene, nativeOf, propsOf } from './layer-fixtures.ts';
import { patrolsLayer } from './patrols-layer.ts';

describe('patrols', () => {
  const cell = { cell: '1.1', position: PLACE, count: 4 };

  it('are cells with their counts', () => {
    const patrolCells = [cell];
    const [squares, counts] = propsOf(patrolsLayer, makeScene({ patrolCells }));
    expect(squares.data).toBe(patrolCells);
    // half of the diagonal of 100 m by 100 m
    expect(squares.getRadius).toBeCloseTo(Math.hypot(50, 50), 6);
    expect(counts.getText(cell)).toBe('4');
  });

  it('tell a count where the pointer is, and nobody', () => {
    const picked = patrolsLayer.pick?.(cell, makeScene());
    expect(picked?.tooltip).toEqual({ title: '流动网格员 4 人', lines: ['近 60 分钟经过，不显示个人'] });
    expect(picked?.selection.kind).toBe('none');
  });
});

describe('the age of coverage', () => {
  const stepsOf = (source: 'coverage-age' | 'coverage-grids', fields: Parameters<typeof makeScene>[0]) => {
    const { drawing } = coverageAgeLayer;
    if (drawing.kind !== 'native') throw new Error('A hatch is drawn by the map.');
    const told = drawing.sources(makeScene(fields))[source];
    const features =
      told.type === 'geojson' && typeof told.data === 'object' && 'features' in told.data ? told.data.features : [];
    return features.map(({ properties }) => properties?.step);
  };

  it('is a hatch by step, one square for each cell somebody was seen in', () => {
    const coverageAge = { cells: [{ ring: [PLACE], step: 3 }], gridSteps: new Map() };
    expect(stepsOf('coverage-age', { coverageAge })).toEqual([3]);
  });

  it('is a hatch by step for each grid, and of a grid that nothing is known of it is no step at all', () => {
    const grid = (id: string) => ({
      type: 'Feature' as const,
      properties: { gridId: id, name: id },
      geometry: { type: 'Polygon' as const, coordinates: [[PLACE]] },
    });
    const grids = { type: 'FeatureCollection' as const, features: [grid('0101'), grid('0102')] };
    const coverageAge = { cells: [], gridSteps: new Map([[gridId('0101'), 2]]) };
    expect(stepsOf('coverage-grids', { coverageAge, district: emptyDistrict({ grids }) })).toEqual([2, 'unknown']);
    expect(nativeOf(coverageAgeLayer, makeScene()).map(({ id }) => id)).toEqual([
      'coverage-unknown',
      'coverage-grids',
      'coverage-age',
    ]);
  });

  it('says since when the record has no hole', () => {
    const scene = makeScene({ watchedSince: MOMENT, district: emptyDistrict() });
    expect(coverageAgeLayer.legend?.entries(scene).at(-1)?.label).toBe('尚无数据，不作推断 · 连续记录自 01-17 16:50');
  });

  it('is hatched closer the older it is, with tiles that meet themselves', () => {
    const ink = (pitch: number) => {
      const pixels = hatchPixels('#ffffff', pitch);
      const alphas = pixels.filter((_, i) => i % 4 === 3);
      return alphas.reduce((sum, alpha) => sum + alpha, 0) / alphas.length;
    };
    expect(ink(3)).toBeGreaterThan(1.5 * ink(6)); // twice as many lines
    const side = 4 * 5;
    const pixels = hatchPixels('#ffffff', 5);
    const alphaAt = (x: number, y: number) => pixels[((y % side) * side + (x % side)) * 4 + 3];
    for (let x = 0; x < side; x++) expect(alphaAt(x + 1, side - 1)).toBe(alphaAt(x, side)); // the next row goes on one to the left
  });
});
