import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { InputProblem } from '../import/input-problem.ts';
import { type Elevation, readElevation, writeElevation } from './elevation-file.ts';
import { nestedRings } from './nested-rings.ts';
import { reliefFeatures } from './relief.ts';

const SIDE = 81;
const MIDDLE = 40;
/** One round hill in a plain: 600 m high above 190 m, 4 km to its foot, on a raster of 200 m. */
const hill: Elevation = {
  center: [126.56, 43.82],
  west: -8000,
  south: -8000,
  step: 200,
  columns: SIDE,
  rows: SIDE,
  values: Array.from({ length: SIDE * SIDE }, (_, at) => {
    const off = Math.hypot((at % SIDE) - MIDDLE, Math.floor(at / SIDE) - MIDDLE) * 200;
    return 190 + Math.max(0, 600 * (1 - off / 4000));
  }),
};
const world = [126, 43, 127, 44] as const;
const middleOf = (geometry: GeoJSON.Geometry) => {
  const [ring] = (geometry as Polygon).coordinates;
  return [0, 1].map((axis) => ring.reduce((sum, position) => sum + position[axis], 0) / ring.length);
};

describe('a file of heights', () => {
  it('is read as it was written, to a quarter of a meter', () => {
    const read = readElevation(writeElevation(hill, new TextEncoder().encode('示意图')));
    expect({ ...read, values: [] }).toEqual({ ...hill, values: [] });
    Array.from(read.values).forEach((meters, at) => {
      expect(Math.abs(meters - hill.values[at])).toBeLessThanOrEqual(0.25);
    });
  });

  it('is refused when it is cut', () => {
    const bytes = writeElevation(hill, new Uint8Array());
    expect(() => readElevation(bytes.subarray(0, bytes.length - 3))).toThrow(InputProblem);
    expect(() => readElevation(new Uint8Array(100))).toThrow('it is no file of heights');
  });
});

describe('the relief of a hill', () => {
  const features = reliefFeatures(hill, world);
  const near = (kind: string) =>
    features.filter(({ feature, maxZoom }) => feature.properties?.kind === kind && maxZoom === 11);

  it('lies in the light in the north-west and in the shade in the south-east', () => {
    const [[lightLon, lightLat]] = near('bright').map(({ feature }) => middleOf(feature.geometry));
    const [[shadeLon, shadeLat]] = near('deep-shade').map(({ feature }) => middleOf(feature.geometry));
    expect([lightLon < 126.56, lightLat > 43.82, shadeLon > 126.56, shadeLat < 43.82]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  it('has contours every 50 m, closed', () => {
    const contours = features.filter(({ layer }) => layer === 'contours');
    expect(new Set(contours.map(({ feature }) => feature.properties?.meters))).toEqual(
      new Set([200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750]),
    );
  });

  it('leaves out what lies beyond reach', () => {
    expect(reliefFeatures(hill, [10, 10, 11, 11])).toEqual([]);
  });
});

describe('rings in rings', () => {
  const square = (west: number, side: number): [number, number][] => [
    [west, west],
    [west + side, west],
    [west + side, west + side],
    [west, west + side],
  ];

  it('are polygons with the holes that lie in them, small ones left out', () => {
    const [outer, hole, island, speck] = [square(0, 10), square(2, 6).reverse(), square(4, 2), square(20, 1)];
    expect(nestedRings([hole, speck, island, outer], 4)).toEqual([[island], [outer, hole]]);
  });
});
