import { describe, expect, it } from 'vitest';
import type { StreetId } from '../../../core/domain/street.ts';
import { BASEMAP_SOURCE } from '../basemap-source.ts';
import { GRIDS_SOURCE } from '../grid-source.ts';
import { GROUND_LAYERS } from '../ground-layers.ts';
import { darkerBy } from '../palette.ts';
import type { MapScene } from '../scene.ts';
import { emptyDistrict, makeScene, PALETTE } from './layer-fixtures.ts';
import { placeLabelsLayer } from './place-labels-layer.ts';

const street = {
  id: 'S1' as StreetId,
  name: '江城路',
  class: 'main' as const,
  widthMeters: 24,
  path: [
    [126.55, 43.83],
    [126.56, 43.83],
  ] as [number, number][],
};
const district = emptyDistrict({ streets: [street] });
const natives = GROUND_LAYERS.flatMap(({ drawing }) => (drawing.kind === 'native' ? [drawing] : []));
const sourcesIn = (scene: MapScene) => new Map(natives.flatMap((drawing) => Object.entries(drawing.sources(scene))));
const layersIn = (scene: MapScene) => natives.flatMap((drawing) => drawing.layers(scene));
const idsIn = (scene: MapScene) => layersIn(scene).map(({ id }) => id);

const bare = makeScene({ district });
const mapped = makeScene({ district, basemap: '/map' });
const printed = makeScene({ district, basemap: '/map', theme: 'light' });

describe('the layers of a map', () => {
  it.each([
    ['without a base map', bare],
    ['with one', mapped],
    ['with one on paper', printed],
  ])('draw %s from sources that are there, each id once', (_, scene) => {
    const sources = sourcesIn(scene);
    for (const layer of layersIn(scene)) {
      if ('source' in layer && layer.source !== GRIDS_SOURCE)
        expect([layer.id, sources.has(layer.source)]).toEqual([layer.id, true]);
    }
    expect(new Set(idsIn(scene)).size).toBe(idsIn(scene).length);
  });

  it('have streets and water once: from the base map, or from the files where there is none', () => {
    expect([...sourcesIn(bare).keys()]).toEqual(expect.arrayContaining(['streets', 'water']));
    expect(sourcesIn(bare).has(BASEMAP_SOURCE)).toBe(false);
    expect([...sourcesIn(mapped).keys()]).not.toEqual(expect.arrayContaining(['streets']));
    expect(sourcesIn(mapped).has('water')).toBe(false);
    expect(sourcesIn(mapped).get(BASEMAP_SOURCE)).toEqual({ type: 'vector', url: 'pmtiles:///map' });
  });

  it('lie in the order of the map: hills, veil, blocks, buildings, lanes, fill, grid lines, water, railways, arterials, names', () => {
    const order = [
      'hills',
      'contours',
      'veil',
      'blocks',
      'parks',
      'buildings',
      'lanes',
      'grid-fill',
      'grid-lines',
      'water',
      'railways',
      'arterials',
      'bridges',
    ];
    const places = [...order, 'elevated-roads', 'water-labels'].map((id) => idsIn(mapped).indexOf(id));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('have buildings under the fill in the dark and over it on paper', () => {
    expect(idsIn(mapped)).not.toContain('buildings-printed');
    expect(idsIn(printed)).not.toContain('buildings');
    expect(idsIn(printed).indexOf('buildings-printed')).toBeGreaterThan(idsIn(printed).indexOf('grid-fill'));
  });

  it('write the name of a water along its course where that is known', () => {
    const labels = (scene: MapScene) => layersIn(scene).find(({ id }) => id === 'water-labels');
    expect(labels(mapped)).toMatchObject({ 'source-layer': 'courses', layout: { 'symbol-placement': 'line' } });
    expect(labels(bare)).toMatchObject({ source: 'water', layout: { 'symbol-placement': 'point' } });
  });

  it('name in the language of the page what the base map names in it', () => {
    const fields = (language: 'zh-CN' | 'en') =>
      layersIn(makeScene({ district, basemap: '/map', language })).flatMap((layer) =>
        layer.type === 'symbol' && layer.source === BASEMAP_SOURCE
          ? [JSON.stringify(layer.layout?.['text-field'])]
          : [],
      );
    expect(fields('zh-CN').length).toBeGreaterThan(4);
    for (const field of fields('zh-CN')) expect(field).not.toContain('nameEn');
    for (const field of fields('en')) expect(field).toContain('["coalesce",["get","nameEn"],["get","name"]]');
  });

  it('say at the place names that the base map cannot be had', () => {
    const problem = (basemapHasFailed: boolean) => placeLabelsLayer.legend?.problem?.(makeScene({ basemapHasFailed }));
    expect([problem(false), problem(true)]).toEqual([undefined, '底图载入失败，暂用简图']);
  });
});

describe('a shade', () => {
  it('makes of the land what is wanted', () => {
    // 243 + 240 + 234 = 717 of the land, 224 + 218 + 208 = 650 of the building: 1 - 650 / 717 = 0.093
    expect(darkerBy('#f3f0ea', '#e0dad0')).toBe('rgba(0, 0, 0, 0.093)');
    expect(darkerBy(PALETTE['map-land'], PALETTE['map-land'])).toBe('rgba(0, 0, 0, 0.000)');
  });
});
