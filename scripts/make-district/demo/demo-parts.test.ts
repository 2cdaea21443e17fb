import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../core/testing/seeded-random.ts';
import { type AreaGraph, shareOut } from './bisect.ts';
import { areNear, type Building, comesNear, type Footprint } from './building.ts';
import { withDrives } from './drives.ts';
import { householdsOf, withEnoughFlats } from './households.ts';
import { joinWays } from './join-ways.ts';
import { apportion } from './organisation.ts';
import { slimPaths } from './slim-paths.ts';
import { straightChains } from './street-chains.ts';
import { NamePool } from './street-names.ts';

describe('householdsOf', () => {
  it('gives a sum that is exact and no building more than it has flats', () => {
    const random = seededRandom(8);
    const flats = Array.from({ length: 3000 }, () => Math.floor(random() * 40));
    const all = flats.reduce((sum, count) => sum + count, 0);
    const households = householdsOf(flats, all - 1234);
    expect(households.reduce((sum, count) => sum + count, 0)).toBe(all - 1234);
    households.forEach((count, i) => {
      expect(count >= 0 && count <= flats[i]).toBe(true);
    });
    expect(() => householdsOf([3, 4], 8)).toThrow(RangeError);
  });
});

describe('apportion', () => {
  it('keeps the sum and gives the largest remainders', () => {
    // 10 in proportion 3 : 3 : 1 are 4.29, 4.29 and 1.43: the last has the largest remainder
    expect(apportion(10, [3, 3, 1])).toEqual([4, 4, 2]);
  });
});

describe('shareOut', () => {
  /** A board of squares, each of weight 1, that touch at their sides. */
  const board = (side: number): AreaGraph => {
    const squares = Array.from({ length: side * side }, (_, i) => i);
    return {
      xs: squares.map((i) => i % side),
      ys: squares.map((i) => Math.floor(i / side)),
      weights: squares.map(() => 1),
      neighbors: squares.map((i) =>
        squares
          .filter(
            (j) => Math.abs((i % side) - (j % side)) + Math.abs(Math.floor(i / side) - Math.floor(j / side)) === 1,
          )
          .map((j) => [j, 1] as const),
      ),
    };
  };

  it('gives every part its share, in one piece, and leaves nothing out', () => {
    const graph = board(12);
    const parts = shareOut(
      graph,
      graph.xs.map((_, i) => i),
      [2, 1, 1, 2, 3],
    );
    expect(parts.flat().sort((a, b) => a - b)).toEqual(graph.xs.map((_, i) => i));
    // 144 squares for 9 units: 16 each
    expect(parts.map((part) => part.length)).toEqual([32, 16, 16, 32, 48]);
    for (const part of parts) {
      const left = new Set(part);
      const queue = [part[0]];
      left.delete(part[0]);
      for (const at of queue) for (const [near] of graph.neighbors[at]) if (left.delete(near)) queue.push(near);
      expect(left.size).toBe(0);
    }
  });
});

describe('footprints', () => {
  const house: Footprint = { center: [0, 0], angle: 0, length: 20, depth: 10 };

  it('are near where a gap is smaller than asked for', () => {
    const beside: Footprint = { ...house, center: [0, 14] };
    expect([areNear(house, beside, 3.9), areNear(house, beside, 4.1)]).toEqual([false, true]);
    const turned: Footprint = { ...house, center: [0, 16], angle: Math.PI / 2 };
    // its long half of 10 m begins 6 m up, 1 m above the wall at 5 m
    expect([areNear(house, turned, 0.9), areNear(house, turned, 1.1)]).toEqual([false, true]);
  });

  it('know a street that comes through or near', () => {
    expect(comesNear(house, [-50, 0], [50, 1], 0)).toBe(true);
    expect(comesNear(house, [-50, 8], [50, 8], 2)).toBe(false);
    expect(comesNear(house, [-50, 8], [50, 8], 4)).toBe(true);
    expect(comesNear(house, [12, -50], [12, -20], 4)).toBe(false);
  });
});

describe('joinWays', () => {
  const way = (ax: number, ay: number, bx: number, by: number) =>
    ({
      path: [
        [ax, ay],
        [bx, by],
      ],
      startsAtGate: false,
      endsAtGate: false,
    }) as const;

  it('opens a gate for a part that has none, and drops one that cannot have any', () => {
    const ways = [{ ...way(0, 0, 10, 0), gates: [undefined, [14, 0]] as const }, way(5, -5, 5, 5), way(50, 0, 60, 0)];
    expect(joinWays(ways, [])).toEqual([
      {
        path: [
          [0, 0],
          [14, 0],
        ],
        startsAtGate: false,
        endsAtGate: true,
      },
      ways[1],
    ]);
  });

  it('links a part to a road that passes', () => {
    const joined = joinWays(
      [way(0, 0, 10, 0)],
      [
        [
          [20, -50],
          [20, 50],
        ],
      ],
    );
    expect(joined[1]).toEqual({
      path: [
        [10, 0],
        [20, 0],
      ],
      startsAtGate: false,
      endsAtGate: true,
    });
    expect(
      joinWays(
        [way(0, 0, 30, 0)],
        [
          [
            [20, -50],
            [20, 50],
          ],
        ],
      ),
    ).toHaveLength(1);
  });
});

describe('straightChains', () => {
  it('goes on straight across a crossroads and not around a corner', () => {
    const [a, b, c] = straightChains([
      [
        [0, 0],
        [100, 0],
      ],
      [
        [100, 0],
        [200, 20],
      ],
      [
        [100, 0],
        [100, 100],
      ],
    ]);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
  });
});

describe('NamePool', () => {
  it('gives a thousand names, all different, none of the account’s', () => {
    const pool = new NamePool(seededRandom(2));
    const names = Array.from({ length: 1000 }, (_, n) => pool.take(n % 3 ? 'local' : 'lane'));
    expect(new Set(names.map(({ zh }) => zh)).size).toBe(1000);
    expect(names.some(({ zh }) => ['红旗路', '原山胡同', '背阴胡同', '宜山东路'].includes(zh))).toBe(false);
    for (const { zh, en } of names)
      expect(en).toMatch(zh.endsWith('胡同') ? /^[A-Z][a-z]+ Hutong$/ : /^[A-Z][a-z]+ \w+$/);
  });
});

describe('flats', () => {
  const house = (kind: Building['kind'], storeys: number, flats: number): Building => ({
    kind,
    center: [0, 0],
    angle: 0,
    length: 40,
    depth: 12,
    storeys,
    stairwells: 1,
    flats,
  });

  it('are added by the storey where there are too few, to every second house first, and never to one of one storey', () => {
    const houses = [house('slab', 6, 60), house('cottage', 1, 1), house('tower', 10, 40), house('slab', 6, 60)];
    // 161 flats; 103 % of 165 are 170: 10 on the first house are enough
    expect(withEnoughFlats(houses, 165).map(({ flats, storeys }) => [flats, storeys])).toEqual([
      [70, 7],
      [1, 1],
      [40, 10],
      [60, 6],
    ]);
    expect(withEnoughFlats(houses, 100)).toEqual(houses);
  });

  it('are never added without end', () => {
    expect(withEnoughFlats([house('slab', 6, 60)], 10_000)[0].storeys).toBe(10);
  });
});

describe('slim paths', () => {
  it('keep ends, bends and crossings', () => {
    const [street, other] = slimPaths([
      [
        [0, 0],
        [100, 0],
        [200, 0],
        [300, 0],
        [300, 100],
      ],
      [
        [200, 0],
        [200, 90],
      ],
    ]);
    expect(street).toEqual([
      [0, 0],
      [200, 0],
      [300, 0],
      [300, 100],
    ]);
    expect(other).toHaveLength(2);
  });
});

describe('drives', () => {
  const block = (x: number): Building => ({
    kind: 'office',
    center: [x, 100],
    angle: 0,
    length: 20,
    depth: 10,
    storeys: 4,
    stairwells: 0,
    flats: 0,
  });
  const street = [
    [-500, 0],
    [500, 0],
  ] as const;

  it('lead from a far door straight to the street', () => {
    // the wall in the south is 95 m off, the drive begins a meter before it
    expect(withDrives([block(0)], [street])).toEqual({
      buildings: [block(0)],
      drives: [
        [
          [0, 94],
          [0, 0],
        ],
      ],
    });
  });

  it('are not built through others: what cannot have one is not built', () => {
    const wall: Building = { ...block(0), center: [0, 30], length: 900, depth: 4 };
    expect(withDrives([block(0), wall], [street]).buildings).toEqual([wall]);
  });
});
