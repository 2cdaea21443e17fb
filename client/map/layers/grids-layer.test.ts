import { describe, expect, it } from 'vitest';
import { gridId } from '../../../core/testing/make.ts';
import { hatchPixels } from '../hatch-image.ts';
import { COVERAGE_AGE } from '../hatch-owner.ts';
import { largeGrids } from '../large-grids.ts';
import { coverageAgeLayer } from './coverage-age-layer.ts';
import { gridsLayer } from './grids-layer.ts';
import { emptyDistrict, makeScene, nativeOf } from './layer-fixtures.ts';
import { patrolsLayer } from './patrols-layer.ts';

/** A square whose sides are so many degrees of latitude long; 0.01° are 1.11 km. */
function square(id: string, degrees: number) {
  const wide = degrees / Math.cos((43.8 * Math.PI) / 180);
  const ring = [
    [126.5, 43.8],
    [126.5 + wide, 43.8],
    [126.5 + wide, 43.8 + degrees],
    [126.5, 43.8 + degrees],
    [126.5, 43.8],
  ];
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return { type: 'Feature' as const, properties: { gridId: id, name: id }, geometry };
}
const district = (...grids: ReturnType<typeof square>[]) =>
  emptyDistrict({ grids: { type: 'FeatureCollection', features: grids } });
const swatchesOf = (fields: Parameters<typeof makeScene>[0]) =>
  gridsLayer.legend?.entries(makeScene(fields)).map(({ swatch }) => swatch.kind);

describe('a large grid', () => {
  it('is one of more than two square kilometers', () => {
    // (0.012° · 111.2 km/°)² = 1.78 km², (0.013° · 111.2 km/°)² = 2.09 km²
    const { grids } = district(square('0101', 0.012), square('0102', 0.013));
    expect([...largeGrids(grids)]).toEqual([gridId('0102')]);
  });

  it('has its color in a band along its border, of which the legend tells where there is one', () => {
    const lines = nativeOf(gridsLayer, makeScene()).filter(({ type }) => type === 'line');
    expect(lines.map(({ id }) => id)).toEqual(['grid-band']);
    expect(swatchesOf({ district: district(square('0101', 0.012)) })).not.toContain('frame');
    expect(swatchesOf({ district: district(square('0102', 0.013)) })).toContain('frame');
  });
});

describe('the hatch', () => {
  const opacityOf = (toggledLayers: string[]) =>
    nativeOf(gridsLayer, makeScene({ toggledLayers })).flatMap((layer) =>
      layer.id === 'grid-silent' && layer.type === 'fill' ? [layer.paint?.['fill-opacity']] : [],
    );

  it('is one at a time: that of silent grids goes while the age of coverage is shown, and the legend with it', () => {
    expect(opacityOf([])).toEqual([expect.arrayContaining(['case'])]);
    expect(opacityOf([COVERAGE_AGE])).toEqual([0]);
    expect(swatchesOf({})).toContain('hatch');
    expect(swatchesOf({ toggledLayers: [COVERAGE_AGE] })).not.toContain('hatch');
  });

  it('never says that somebody was there', () => {
    expect(patrolsLayer.legend?.entries(makeScene()).map(({ swatch }) => swatch.kind)).toEqual(['dots']);
    const [latest, ...older] = coverageAgeLayer.legend!.entries(makeScene()).map(({ swatch }) => swatch.kind);
    expect(latest).toBe('clear');
    expect(new Set(older)).toEqual(new Set(['hatch']));
  });

  it('is as coarse as the symbols of a wall are large', () => {
    expect(hatchPixels('#ffffff', 6, 2).length).toBe(2 * 2 * hatchPixels('#ffffff', 6, 1).length);
  });
});
