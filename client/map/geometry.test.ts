import { describe, expect, it } from 'vitest';
import type { BoundingBox } from '../../core/geo/units.ts';
import { symbolScaleAt, viewsOf } from './camera.ts';
import { hatchPixels } from './hatch-image.ts';
import { labelPointOf } from './label-points.ts';
import { deckColor, longHex } from './palette.ts';
import { scaleAt } from './scale.ts';

describe('labelPointOf', () => {
  const square = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];

  it('is the centroid of the largest part', () => {
    const small = [
      [9, 9],
      [9.1, 9],
      [9.1, 9.1],
      [9, 9],
    ];
    const { at, spanDegrees } = labelPointOf({ type: 'MultiPolygon', coordinates: [[small], [square]] });
    expect(at[0]).toBeCloseTo(1);
    expect(at[1]).toBeCloseTo(1);
    expect(spanDegrees).toBeCloseTo(2);
  });

  it('lies inside an area whose centroid does not', () => {
    // a U, open at the top: two towers of width 1 on a floor of height 1, all 5 wide and 4 high
    const shape = [
      [0, 0],
      [5, 0],
      [5, 4],
      [4, 4],
      [4, 1],
      [1, 1],
      [1, 4],
      [0, 4],
      [0, 0],
    ];
    const { at } = labelPointOf({ type: 'Polygon', coordinates: [shape] });
    expect(at[0] < 1 || at[0] > 4).toBe(true);
  });
});

describe('scaleAt', () => {
  it('is a round length of at most 120 pixels', () => {
    for (const zoom of [8, 9.3, 11.7, 14, 17.2]) {
      const { meters, widthPx } = scaleAt(zoom, 43.8);
      expect([1, 2, 5]).toContain(meters / 10 ** Math.floor(Math.log10(meters)));
      expect(widthPx).toBeLessThanOrEqual(120);
      expect(widthPx).toBeGreaterThan(120 / 2.5);
    }
  });

  it('is true to the ground', () => {
    // at the equator and zoom 0 a pixel is 40,030.2 km / 512 = 78.2 km
    const { meters, widthPx } = scaleAt(0, 0);
    expect(meters / widthPx / 1000).toBeCloseTo(78.2, 1);
  });
});

describe('symbolScaleAt', () => {
  it('is whole for few symbols and near the street, small for many from afar', () => {
    expect(symbolScaleAt(9, 50)).toBe(1);
    expect(symbolScaleAt(15, 40_000)).toBe(1);
    expect(symbolScaleAt(9, 40_000)).toBe(0.5);
  });
});

describe('colors of the tokens', () => {
  it('are told at full length, however the build shortened them', () => {
    expect(longHex('panel', '#fff')).toBe('#ffffff');
    expect(longHex('map-grid', '#dde6ec2b')).toBe('#dde6ec2b');
    expect(deckColor(longHex('shade', '#0f08'), 0.5)).toEqual([0, 255, 0, 68]); // half of 0x88
    expect(() => longHex('light', '')).toThrow('--light');
  });
});

describe('hatchPixels', () => {
  it('meets itself at its sides', () => {
    const pixels = hatchPixels('#8d97a0', 3);
    const alpha = (x: number, y: number) => pixels[(y * 12 + x) * 4 + 3]; // two lines of 3 px, drawn at double size
    for (let i = 0; i < 12; i++) expect(alpha(i, 0)).toBe(alpha((i + 11) % 12, 1));
    expect([...pixels.slice(0, 3)]).toEqual([0x8d, 0x97, 0xa0]);
  });
});

describe('viewsOf', () => {
  const bbox: BoundingBox = [126, 43, 127, 44];
  const homeBbox: BoundingBox = [126.5, 43.5, 126.6, 43.6];

  it('is the whole district, after its town where it is much wider than that', () => {
    expect(viewsOf({ bbox })).toEqual([bbox]);
    expect(viewsOf({ bbox, homeBbox })).toEqual([homeBbox, bbox]);
  });

  it('is the box that was asked for alone', () => {
    const grid: BoundingBox = [126.51, 43.51, 126.52, 43.52];
    expect(viewsOf({ bbox, homeBbox }, grid)).toEqual([grid]);
  });
});
