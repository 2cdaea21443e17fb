import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLACE_FILES, readPlaces } from '../../core/domain/district-places.ts';
import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { isReportedPlace } from '../simulate/reported-places.ts';
import { corner, gridTownGrids } from './grid-town-plan.ts';

const folder = new URL('../../geodata/grid-town/', import.meta.url);
const { water, streets, sites, circuits, lamps, works, heatAreas } = readPlaces((kind) => {
  const file = new URL(PLACE_FILES[kind].name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
});

const [origin, unit] = [corner(0, 0), corner(1, 1)];
/** Blocks east and north of the town's south-west corner, to 0.001: nine decimals of a degree are far finer. */
const blocks = ([lon, lat]: LonLat): [number, number] =>
  [(lon - origin[0]) / (unit[0] - origin[0]), (lat - origin[1]) / (unit[1] - origin[1])].map(
    (value) => Math.round(value * 1000) / 1000 + 0,
  ) as [number, number];

/** Twice the area between a closed ring and its first position, in blocks² (shoelace formula). */
const shoelace = (ring: readonly LonLat[]) =>
  ring.map(blocks).reduce((sum, [x, y], i, all) => {
    const [nextX, nextY] = all[(i + 1) % all.length];
    return sum + (x * nextY - nextX * y);
  }, 0);

const countBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string) => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
};

const river = new AreaIndex([{ id: 'river', polygons: [water[0].rings] }]);
const isWet = (position: LonLat) => river.find(position) !== undefined;

describe('households of the grid town', () => {
  it('are 97,200 in all, from 325 at the rim to 500 in the middle', () => {
    const numbers = gridTownGrids().features.map(({ properties }) => properties.households!);
    // ring k has 4 (2k + 1) grids of 500 − 25k households
    const expected = [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, k) => sum + 4 * (2 * k + 1) * (500 - 25 * k), 0);
    expect(expected).toBe(97_200);
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(expected);
    expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([325, 500]);
  });
});

describe('the river of the grid town', () => {
  it('crosses the box from west to east, three blocks from bank to bank', () => {
    const ring = water[0].rings[0].map(blocks);
    expect([Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x))]).toEqual([-1, 81]);
    // a parallelogram strip: 82 columns × 3 blocks
    expect(shoelace(water[0].rings[0]) / 2).toBeCloseTo(82 * 3, 1);
  });

  it('has water under every kind of its course and none under the corners beside it', () => {
    for (const [x, y] of [
      [10, 24],
      [35, 34],
      [60, 44],
      [25, 24],
      [45, 44],
    ]) {
      expect(isWet(corner(x, y))).toBe(true);
      expect(isWet(corner(x, y + 1))).toBe(true);
      expect(isWet(corner(x, y + 2))).toBe(false);
      expect(isWet(corner(x, y - 2))).toBe(false);
    }
  });
});

describe('the streets of the grid town', () => {
  const bridge = streets.find((street) => street.class === 'bridge')!;

  it('stay on dry land, but for the one bridge', () => {
    expect(streets.filter((street) => street.class === 'bridge')).toHaveLength(1);
    for (const { id, path } of streets) {
      if (id === bridge.id) continue;
      for (const [i, to] of path.slice(1).entries()) {
        const [from, halfway] = [path[i], [(path[i][0] + to[0]) / 2, (path[i][1] + to[1]) / 2] as LonLat];
        expect([from, halfway, to].some(isWet), id).toBe(false);
      }
    }
  });

  it('join the banks by a bridge of four blocks on column 40', () => {
    expect(bridge.path.map(blocks)).toEqual([
      [40, 37],
      [40, 41],
    ]);
  });

  it('go from corner to corner, one block at a time, so that runs which meet share a position', () => {
    for (const { id, path } of streets) {
      if (id === bridge.id) continue;
      for (const [i, to] of path.slice(1).entries()) {
        const [[x, y], [u, v]] = [blocks(path[i]), blocks(to)];
        expect(Math.abs(u - x) + Math.abs(v - y)).toBe(1);
        expect(path[i]).toEqual(corner(x, y));
      }
    }
  });

  it('make one town: every corner is reached from every other', () => {
    const next = new Map<string, string[]>();
    const join = (a: LonLat, b: LonLat) => next.set(String(a), [...(next.get(String(a)) ?? []), String(b)]);
    for (const { path } of streets)
      for (const [i, to] of path.slice(1).entries()) {
        join(path[i], to);
        join(to, path[i]);
      }
    const reached = new Set([String(bridge.path[0])]);
    for (const at of reached) for (const to of next.get(at) ?? []) reached.add(to);
    expect(reached.size).toBe(next.size);
    // 81 × 81 corners, less three under water on each of 81 columns
    expect(next.size).toBe(81 * 81 - 3 * 81);
  });

  it('are 162 and a bridge, each with a name of its own, none of them the account’s', () => {
    const names = new Set(streets.map(({ name }) => name));
    expect(names.size).toBe(2 * 81 + 1);
    for (const { name } of [...streets, ...sites, ...circuits, ...works, ...heatAreas])
      expect(isReportedPlace(name), name).toBe(false);
    expect(isReportedPlace('红旗路1号控制箱')).toBe(true);
  });

  it('have a rank: every tenth main, every fifth secondary', () => {
    const lengths = countBy(streets, (street) => street.class);
    expect([...lengths.keys()].sort()).toEqual(['bridge', 'lane', 'local', 'main', 'secondary']);
    expect(new Set(streets.filter((street) => street.class === 'main').map(({ name }) => name)).size).toBe(2 * 9);
    expect(new Set(streets.filter((street) => street.class === 'secondary').map(({ name }) => name)).size).toBe(2 * 8);
  });
});

describe('the sites of the grid town', () => {
  it('are of every tier, on dry land, in grids', () => {
    expect(Object.fromEntries(countBy(sites, ({ tier }) => tier))).toEqual({
      center: 3,
      station: 12,
      micro: 10,
      'pop-up': 2,
    });
    const [west, south, east, north] = [...corner(0, 0), ...corner(80, 80)];
    for (const { position } of sites) {
      expect(isWet(position)).toBe(false);
      expect(position[0] > west && position[0] < east && position[1] > south && position[1] < north).toBe(true);
    }
  });

  it('have names of their own, hours, and themes where they are micro-stations', () => {
    expect(new Set(sites.map(({ name }) => name)).size).toBe(27);
    for (const { hours, tier, themes } of sites) {
      expect(hours.length).toBeGreaterThan(0);
      expect(themes.length).toBe(tier === 'micro' ? 1 : 0);
    }
    for (const { hours } of sites.filter(({ tier }) => tier === 'pop-up')) expect(hours[0].from >= '17:00').toBe(true);
  });

  it('have their door 30 m east and 15 m north of a corner', () => {
    for (const { position } of sites) {
      const [x, y] = blocks(position);
      expect([x % 1, y % 1].map((rest) => Math.round(rest * 1000) / 1000)).toEqual([0.3, 0.15]);
    }
  });
});

describe('the lamps of the grid town', () => {
  const streetById = new Map(streets.map((street) => [street.id, street]));

  it('stand 36 m apart along their streets', () => {
    for (const streetId of new Set(lamps.map((lamp) => lamp.streetId))) {
      const own = lamps.filter((lamp) => lamp.streetId === streetId);
      const { path } = streetById.get(streetId)!;
      const axis = blocks(path[0])[0] === blocks(path[1])[0] ? 1 : 0;
      const along = own.map(({ position }) => blocks(position)[axis] * 100);
      along.slice(1).forEach((at, i) => {
        expect(at - along[i]).toBeCloseTo(36, 0);
      });
      const meters = (blocks(path.at(-1)!)[axis] - blocks(path[0])[axis]) * 100;
      expect(own.length).toBe(Math.floor(meters / 36));
    }
  });

  it('stand a meter beyond the curb, on both sides', () => {
    const meterLat = 180 / Math.PI / EARTH_RADIUS_METERS;
    for (const { position, streetId } of lamps.filter(({ streetId: id }) => id.startsWith('EW'))) {
      const { path, widthMeters } = streetById.get(streetId)!;
      expect(Math.abs(position[1] - path[0][1]) / meterLat).toBeCloseTo(widthMeters / 2 + 1, 2);
    }
  });

  it('are 1,518 in 57 circuits of 8 to 40, about a third of them monitored as a whole', () => {
    const sizes = countBy(lamps, ({ circuitId }) => circuitId);
    expect([lamps.length, circuits.length, sizes.size]).toEqual([1518, 57, 57]);
    for (const [, size] of sizes) expect(size >= 8 && size <= 40).toBe(true);
    const monitored = new Set(lamps.filter((lamp) => lamp.monitored).map(({ circuitId }) => circuitId));
    expect(monitored.size).toBe(57 / 3);
    expect(lamps.filter(({ circuitId }) => monitored.has(circuitId)).every((lamp) => lamp.monitored)).toBe(true);
  });
});

describe('the works and heat areas of the grid town', () => {
  it('has six works on stretches of its streets', () => {
    expect(works).toHaveLength(6);
    const segments = new Set(streets.flatMap(({ path }) => path.slice(1).map((to, i) => `${path[i]} ${to}`)));
    for (const { path } of works) {
      const [[x, y], [u, v]] = path.map(blocks);
      const count = u - x + v - y;
      expect(count).toBeGreaterThan(0);
      for (let n = 0; n < count; n++) {
        const [from, to] = [n, n + 1].map((k) => corner(x + Math.sign(u - x) * k, y + Math.sign(v - y) * k));
        expect(segments.has(`${from} ${to}`)).toBe(true);
      }
    }
  });

  it('has eight heat areas that tile the town', () => {
    expect(heatAreas).toHaveLength(8);
    const total = heatAreas.reduce((sum, { rings }) => sum + shoelace(rings[0]) / 2, 0);
    expect(total).toBeCloseTo(80 * 80, 0);
    const index = new AreaIndex(heatAreas.map(({ id, rings }) => ({ id, polygons: [rings] })));
    for (let y = 0; y < 80; y++)
      for (let x = 0; x < 80; x++) expect(index.find(corner(x + 0.5, y + 0.25))?.count).toBe(1);
  });
});
