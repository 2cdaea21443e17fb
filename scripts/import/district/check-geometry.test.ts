import { describe, expect, it } from 'vitest';
import { signedArea } from '../../../core/geo/ring-crossings.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import { checkGeometry } from './check-geometry.ts';

const asIs = (position: LonLat) => position;
const square = (west: number, south: number, side: number): LonLat[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];
const polygon = (...rings: unknown[]) => checkGeometry({ type: 'Polygon', coordinates: rings }, asIs);
const reasonOf = (verdict: ReturnType<typeof polygon>) => (verdict.ok ? undefined : verdict.reason);

describe('checkGeometry', () => {
  it('keeps what is right, as a multipolygon', () => {
    const ring = square(0, 0, 2);
    expect(polygon(ring)).toEqual({ ok: true, polygons: [[ring]], turnedRings: 0, closedRings: 0, slips: 0 });
  });

  it('closes a ring whose last corner is missing', () => {
    const ring = square(0, 0, 2);
    expect(polygon(ring.slice(0, 4))).toEqual({
      ok: true,
      polygons: [[ring]],
      turnedRings: 0,
      closedRings: 1,
      slips: 0,
    });
  });

  it('turns rings that are wound the other way round', () => {
    const verdict = polygon(square(0, 0, 4).reverse(), square(1, 1, 1));
    if (!verdict.ok) throw new Error(verdict.reason);
    const [[outer, hole]] = verdict.polygons;
    expect([verdict.turnedRings, signedArea(outer) > 0, signedArea(hole) < 0]).toEqual([2, true, true]);
  });

  it('drops heights and repeated corners', () => {
    const doubled = square(0, 0, 2).flatMap(([lon, lat]) => [
      [lon, lat, 100],
      [lon, lat, 100],
    ]);
    expect(polygon(doubled)).toEqual(polygon(square(0, 0, 2)));
  });

  it.each([
    [
      'of two corners',
      [
        [0, 0],
        [1, 1],
        [0, 0],
        [0, 0],
      ],
      'three different corners',
    ],
    [
      'flat',
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ],
      'no area',
    ],
    ['in meters', square(450_000, 4_800_000, 100), 'no degrees'],
    [
      'across the antimeridian',
      [
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
        [179, 0],
      ],
      'antimeridian',
    ],
    [
      'a bow tie',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 1],
        [0, 0],
      ],
      'crosses itself near 0.666667, 0.666667',
    ],
    [
      'of words',
      [
        ['a', 'b'],
        [0, 1],
        [1, 1],
        ['a', 'b'],
      ],
      'no position',
    ],
    ['of nothing', [], 'three different corners'],
    ['no list', 7, 'no list'],
  ])('refuses a ring that is %s', (_, ring, reason) => {
    expect(reasonOf(polygon(ring))).toContain(reason);
  });

  it('refuses a hole that crosses the outline', () => {
    expect(reasonOf(polygon(square(0, 0, 2), square(1, 1, 2)))).toContain('crosses itself');
  });

  it('keeps a tiny loop at a corner and counts it', () => {
    // A loop of 0.001 by 0.001 at the corner of a square of side 2: under a millionth of its area.
    const ring: LonLat[] = [
      [0, 0],
      [2, 0],
      [2, 2.001],
      [1.999, 2],
      [2.001, 2],
      [0, 2],
      [0, 0],
    ];
    const verdict = polygon(ring);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.slips).toBeGreaterThan(0);
  });

  it.each([
    [null, 'no geometry'],
    [{ type: 'Point', coordinates: [0, 0] }, 'a Point'],
    [{ type: 'Polygon', coordinates: [] }, 'empty'],
    [{ type: 'MultiPolygon', coordinates: [] }, 'empty'],
    [{ type: 'MultiPolygon', coordinates: [[]] }, 'empty'],
    [{ type: 'GeometryCollection', geometries: [] }, 'GeometryCollection'],
  ])('refuses %j', (geometry, reason) => {
    expect(reasonOf(checkGeometry(geometry, asIs))).toContain(reason);
  });
});
