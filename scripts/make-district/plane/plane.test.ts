import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../core/testing/seeded-random.ts';
import { FaceLocator } from './face-locator.ts';
import { type PlanarMap, planarMap } from './planar-map.ts';
import { withoutDeadEnds } from './prune.ts';
import { dissolve, doubledArea, placeInside, type RingPolygon, ringsOfFace } from './rings.ts';
import { overshot, type Segment, segmentsOf } from './segment.ts';
import { snapRound } from './snap-round.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** Long and short pieces in a square, a quarter of them on round numbers so that ends meet, cross and lie on others. */
function randomSegments(seed: number, count: number, side: number): Segment[] {
  const random = seededRandom(seed);
  const at = () => {
    const value = Math.floor((random() - 0.5) * side);
    return random() < 0.25 ? 100 * Math.round(value / 100) : value;
  };
  return Array.from({ length: count }, (_, line) => {
    const [ax, ay] = [at(), at()];
    const isShort = random() < 0.5;
    const [bx, by] = isShort ? [ax + Math.floor(at() / 20), ay + Math.floor(at() / 20)] : [at(), at()];
    return { ax, ay, bx, by, line };
  });
}

const square = (x: number, y: number, side: number, line = 0) =>
  segmentsOf(
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
    line,
  );

const polygonArea = (polygon: RingPolygon) => polygon.reduce((sum, ring) => sum + doubledArea(ring), 0);

/** Two segments that meet elsewhere than at ends of both: tried pair by pair with whole numbers. */
function meetsInside(a: Segment, b: Segment): boolean {
  const turn = (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
    Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
  const sides = [
    turn(a.ax, a.ay, a.bx, a.by, b.ax, b.ay),
    turn(a.ax, a.ay, a.bx, a.by, b.bx, b.by),
    turn(b.ax, b.ay, b.bx, b.by, a.ax, a.ay),
    turn(b.ax, b.ay, b.bx, b.by, a.bx, a.by),
  ];
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return true;
  const isBetween = (s: Segment, x: number, y: number) => (x - s.ax) * (x - s.bx) + (y - s.ay) * (y - s.by) < 0;
  return (
    (sides[0] === 0 && isBetween(a, b.ax, b.ay)) ||
    (sides[1] === 0 && isBetween(a, b.bx, b.by)) ||
    (sides[2] === 0 && isBetween(b, a.ax, a.ay)) ||
    (sides[3] === 0 && isBetween(b, a.bx, a.by))
  );
}

describe('snapRound', () => {
  it.each(SEEDS)('leaves no two segments that meet but at their ends (seed %i)', (seed) => {
    const noded = snapRound(randomSegments(seed, 160, 2000));
    for (let i = 0; i < noded.length; i++)
      for (let j = i + 1; j < noded.length; j++)
        if (meetsInside(noded[i], noded[j])) expect([noded[i], noded[j]]).toBe(0);
    expect(noded.length).toBeGreaterThan(1000);
  });

  it('gives the same again when asked again', () => {
    const noded = snapRound(randomSegments(9, 120, 3000));
    expect(snapRound(noded)).toEqual(noded);
  });

  it('keeps the lowest line where two coincide', () => {
    const [a] = segmentsOf(
      [
        [0, 0],
        [100, 0],
      ],
      7,
    );
    expect(snapRound([a, { ...a, line: 3 }])).toEqual([{ ...a, line: 3 }]);
    const part = segmentsOf(
      [
        [40, 0],
        [60, 0],
      ],
      2,
    );
    expect(
      snapRound([a, ...part])
        .map(({ ax, line }) => [ax, line])
        .sort(),
    ).toEqual([
      [0, 7],
      [40, 2],
      [60, 7],
    ]);
  });
});

describe('planarMap', () => {
  const euler = ({ xs, line, faces, components }: PlanarMap) => xs.length - line.length + faces.length - components;

  it.each(SEEDS)('has V − E + F = 1 + components (seed %i)', (seed) => {
    for (const count of [3, 10, 40, 150])
      expect(euler(planarMap(snapRound(randomSegments(seed, count, 4000))))).toBe(1);
  });

  it.each(SEEDS)('has faces whose areas sum up to what they cover, exactly (seed %i)', (seed) => {
    const map = planarMap(snapRound(randomSegments(seed, 100, 4000)));
    // face 0 has minus the area of all it goes round
    expect(map.faces.reduce((sum, face) => sum + face.doubledArea, 0)).toBe(0);
    for (const [face, { doubledArea: area }] of map.faces.entries())
      if (face > 0) expect(polygonArea(ringsOfFace(map, face))).toBe(area);
  });

  it('takes a part within a face for its hole, and a part within that for the hole of another', () => {
    const map = planarMap(snapRound([...square(0, 0, 1000), ...square(200, 200, 500, 1), ...square(300, 300, 100, 2)]));
    expect(map.components).toBe(3);
    expect(map.faces.map(({ doubledArea: area, rings }) => [area / 2, rings.length])).toEqual([
      [-1_000_000, 1],
      [1_000_000 - 250_000, 2],
      [250_000 - 10_000, 2],
      [10_000, 1],
    ]);
  });
});

describe('FaceLocator', () => {
  it.each(SEEDS)('finds every face from a place inside it (seed %i)', (seed) => {
    const map = planarMap(snapRound(randomSegments(seed, 60, 8000)));
    const locator = new FaceLocator(map);
    map.faces.forEach(({ doubledArea: area }, face) => {
      // a face of a square meter or less may have no lattice point inside
      if (face === 0 || area < 20_000) return;
      const [x, y] = placeInside(ringsOfFace(map, face));
      expect(locator.find(x, y)).toBe(face);
    });
    expect(locator.find(90_000, 0)).toBe(0);
    expect(locator.find(-90_000, 0)).toBe(0);
  });
});

describe('dissolve', () => {
  it.each(SEEDS)('gives sets of faces outlines of exactly their area, in closed rings (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const map = planarMap(snapRound(randomSegments(seed, 60, 6000)));
    const groupOf = Int32Array.from(map.faces, (_, face) => (face === 0 ? -1 : Math.floor(random() * 3)));
    const outlines = dissolve(map, groupOf);
    for (const [group, polygons] of outlines) {
      const faces = map.faces.filter((_, face) => groupOf[face] === group);
      const expected = faces.reduce((sum, { doubledArea: area }) => sum + area, 0);
      expect(polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0)).toBe(expected);
    }
  });

  it('gives a set that touches itself in a point two polygons, and one around another a hole', () => {
    const map = planarMap(
      snapRound([
        ...square(0, 0, 100),
        ...square(100, 100, 100, 1),
        ...square(500, 0, 300, 2),
        ...square(600, 100, 50, 3),
      ]),
    );
    const all = dissolve(
      map,
      Int32Array.from(map.faces, (_, face) => (face === 0 ? -1 : 0)),
    ).get(0)!;
    expect(all.map((polygon) => polygonArea(polygon) / 2).sort()).toEqual([10_000, 10_000, 90_000]);
    const ringed = map.faces.findIndex(({ rings }, face) => face > 0 && rings.length === 2);
    const [around] = dissolve(
      map,
      Int32Array.from(map.faces, (_, face) => (face === ringed ? 0 : -1)),
    ).get(0)!;
    expect(around.map(doubledArea)).toEqual([180_000, -5_000]);
  });
});

describe('withoutDeadEnds', () => {
  it('drops what leads nowhere, and the stub of an end that ran past its line', () => {
    const cross = segmentsOf(
      overshot([
        [0, 50],
        [100, 50],
      ]),
      1,
    );
    const tail = segmentsOf(
      [
        [100, 100],
        [140, 140],
        [180, 140],
      ],
      2,
    );
    const noded = snapRound([...square(0, 0, 100), ...cross, ...tail]);
    const kept = withoutDeadEnds(noded);
    expect(kept.filter(({ line }) => line === 1)).toEqual([{ ax: 0, ay: 50, bx: 100, by: 50, line: 1 }]);
    expect(kept.some(({ line }) => line === 2)).toBe(false);
    expect(planarMap(kept).faces).toHaveLength(3);
    const long = withoutDeadEnds(noded, (_, length) => length > 50);
    expect(long.filter(({ line }) => line === 2)).toHaveLength(2);
  });
});
