import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FeatureCollection, Point, Polygon, Position } from 'geojson';
import { Value } from 'typebox/value';
import { beforeAll, describe, expect, it } from 'vitest';
import { CodeTableSchema, DistrictSchema } from '../../../core/domain/district.ts';
import { PLACE_FILES, readPlaces } from '../../../core/domain/district-places.ts';
import { SITE_ITEMS } from '../../../core/domain/site.ts';
import { BYTES_PER_BUILDING } from '../../../core/geo/building-doors.ts';
import { EARTH_RADIUS_METERS } from '../../../core/geo/lattice.ts';
import { localProjection } from '../../../core/geo/projection.ts';
import { readUnitCells, unitCellCode } from '../../../core/geo/unit-cells.ts';
import { GATED, OPENED, pathOfEdge, readWalkGraph, rowsOf, WALK_KINDS } from '../../../core/geo/walk-graph.ts';
import { isReportedPlace } from '../../simulate/reported-places.ts';
import { CellHash } from '../plane/cell-hash.ts';
import { demoFiles, NOTICE } from './demo-files.ts';
import { coverageAt, type Demo, makeDemo } from './make-demo.ts';

const geodata = new URL('../../../geodata/', import.meta.url);
const shipped = (name: string) => readFileSync(new URL(`fengman-demo/${name}`, geodata));
const readme = readFileSync(new URL('README.md', geodata), 'utf8');
const collection = <Geometry extends Point | Polygon>(name: string): FeatureCollection<Geometry> =>
  JSON.parse(shipped(name).toString('utf8'));
const places = readPlaces((kind) => JSON.parse(shipped(PLACE_FILES[kind].name).toString('utf8')));
const { water, streets, sites, circuits, lamps, works, heatAreas } = places;
const grids = collection<Polygon>('grids.geojson').features;
const graph = readWalkGraph(shipped('walk-graph.bin'));

const RADIANS = Math.PI / 180;
/** Great circle on the mean sphere (haversine). */
function metersBetween([lonA, latA]: Position, [lonB, latB]: Position): number {
  const [dLon, dLat] = [(lonB - lonA) * RADIANS, (latB - latA) * RADIANS];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(h));
}
const lengthOf = (path: readonly Position[]) =>
  path.slice(1).reduce((sum, to, i) => sum + metersBetween(path[i], to), 0);
const countBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

describe('the shipped demo district', () => {
  let demo: Demo;
  let files: ReturnType<typeof demoFiles>;
  beforeAll(() => {
    demo = makeDemo();
    files = demoFiles(demo);
  }, 240_000);

  it('is what the script writes, byte for byte', () => {
    for (const [name, content] of files) expect(shipped(name).equals(Buffer.from(content as string)), name).toBe(true);
  });

  it('has the checksums that its README states, and less than 5 MB', () => {
    let bytes = 0;
    for (const name of files.keys()) {
      const sum = createHash('sha256').update(shipped(name)).digest('hex');
      expect(readme).toMatch(new RegExp(`\\| \`fengman-demo/${name}\` .*\`${sum}\``));
      bytes += shipped(name).byteLength;
    }
    expect(bytes).toBeLessThan(5_000_000);
  });

  it('covers on foot what its README states', () => {
    for (const { meters, urban, rural } of coverageAt(demo, [350, 500, 750])) {
      const cell = ({ households, of }: typeof urban) =>
        `${households.toLocaleString('en')} of ${of.toLocaleString('en')} · ${((100 * households) / of).toFixed(2)} %`;
      expect(readme).toContain(`| ${meters} m | ${cell(urban)} | ${cell(rural)} |`);
    }
  });

  it('has ways as long as its README states, all in one piece', () => {
    expect(demo.demand.network.connectedShare).toBeGreaterThanOrEqual(0.995);
    for (const kind of WALK_KINDS) {
      const own = demo.demand.network.edges.filter((edge) => edge.kind === kind);
      expect(readme).toContain(
        `| ${kind} | ${(own.reduce((sum, { meters }) => sum + meters, 0) / 1000).toFixed(1)} km |`,
      );
    }
  });

  it('has every door within 40 m of a way', () => {
    for (const { door, on } of demo.demand.entrances) expect(on.off, `${door}`).toBeLessThan(40);
  });

  it('has lamps that stand clear of buildings, but for those of lanes', () => {
    const lanes = new Set(streets.filter((street) => street.class === 'lane').map(({ id }) => id as string));
    const near = new CellHash(100);
    demo.plan.buildings.forEach(({ center: [x, y], length, depth }, i) => {
      const reach = Math.hypot(length, depth) / 2 + 5;
      near.addBox(x - reach, y - reach, x + reach, y + reach, i);
    });
    let least = Infinity;
    for (const { at, streetId } of demo.lamps) {
      if (lanes.has(streetId)) continue;
      for (const index of near.inBox(...at, ...at)) {
        const { center, angle, length, depth } = demo.plan.buildings[index];
        const [dx, dy] = [at[0] - center[0], at[1] - center[1]];
        const u = Math.abs(dx * Math.cos(angle) + dy * Math.sin(angle)) - length / 2;
        const v = Math.abs(dy * Math.cos(angle) - dx * Math.sin(angle)) - depth / 2;
        least = Math.min(least, Math.max(u, v));
      }
    }
    expect(least).toBeGreaterThanOrEqual(5);
  });

  it('has a way around where the new road is not yet open, twice as long and more', () => {
    expect(demo.plan.newRoad.detour / 10).toBeGreaterThan(2 * 233.85);
  });
});

describe('the files of the demo district', () => {
  it('say in each of them that it is invented', () => {
    for (const name of [
      'district.json',
      'codes.json',
      'grids.geojson',
      'organisation.json',
      'walk-graph.bin',
      'buildings.bin',
      'railways.geojson',
      'blocks.geojson',
      'markets.geojson',
      'premises.geojson',
      'landmarks.geojson',
      'structures.geojson',
      'surroundings.geojson',
      'elevation.bin',
      'unit-cells.bin',
    ])
      expect(shipped(name).includes(Buffer.from(NOTICE)), name).toBe(true);
    for (const { name } of Object.values(PLACE_FILES))
      expect(shipped(name).includes(Buffer.from(NOTICE)), name).toBe(true);
    const district = Value.Parse(DistrictSchema, JSON.parse(shipped('district.json').toString()));
    expect([district.synthetic, district.name['zh-CN'], district.mapNotice['zh-CN']]).toEqual([
      true,
      '丰满区（演示 · 示意）',
      '示意图（虚构）',
    ]);
    const urban = grids.filter(({ properties }) => properties?.kind === 'urban');
    const corners = urban.flatMap(({ geometry }) => geometry.coordinates.flat());
    const [lons, lats] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
    const around = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    expect(district.homeBbox).toEqual(around.map((degrees) => expect.closeTo(degrees, 6)));
    expect(Value.Parse(CodeTableSchema, JSON.parse(shipped('codes.json').toString())).version).toBe(
      district.codeVersion,
    );
  });

  it('have 256 grids in the order of their codes and 127,000 households', () => {
    const ids = grids.map(({ properties }) => properties?.gridId as string);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toHaveLength(256);
    expect(countBy(grids, ({ properties }) => properties?.kind)).toEqual({ urban: 214, rural: 26, special: 16 });
    expect(grids.reduce((sum, { properties }) => sum + (properties?.households as number), 0)).toBe(127_000);
    const named = (subdistrict: string) =>
      new Set(
        grids
          .filter(({ properties }) => properties?.subdistrictName === subdistrict)
          .map(({ properties }) => properties?.communityName),
      );
    expect([
      named('红旗街道').has('田园社区'),
      named('丰满街道').has('吉丰社区'),
      named('建华街道').has('中海社区'),
    ]).toEqual([true, true, true]);
  });

  it('have borders that neighbors share digit by digit: of grids and water only the border of the district has one side', () => {
    const edges = new Set<string>();
    const rings = [...grids.flatMap(({ geometry }) => geometry.coordinates), ...water.flatMap((area) => area.rings)];
    for (const ring of rings)
      ring.slice(1).forEach((to, i) => {
        expect(edges.has(`${ring[i]}>${to}`)).toBe(false);
        edges.add(`${ring[i]}>${to}`);
      });
    const ends = [...edges].map((edge) => edge.split('>'));
    const next = new Map(ends.filter(([from, to]) => !edges.has(`${to}>${from}`)).map(([from, to]) => [from, to]));
    let at = [...next.keys()][0];
    for (let steps = next.size; steps > 0; steps--) {
      const onward = next.get(at)!;
      next.delete(at);
      at = onward;
    }
    // one closed way along it uses up all of them
    expect(next.size).toBe(0);
  });

  it('have streets with names of their own, in two languages', () => {
    const english = new Map(
      (collection('streets.geojson').features as { properties: Record<string, string> | null }[]).map(
        ({ properties }) => [properties?.name, properties?.nameEn],
      ),
    );
    const classes = countBy(streets, (street) => street.class);
    expect(Object.keys(classes).sort()).toEqual(['bridge', 'lane', 'local', 'main', 'path', 'secondary']);
    expect(classes.bridge).toBe(3);
    for (const [, name] of english) expect(name).toMatch(/^[A-Z][a-z]+( [A-Z][a-z]+)+$/);
    const account = streets.filter(({ name }) => isReportedPlace(name)).map(({ name }) => name);
    expect(new Set(account)).toEqual(new Set(['宜山东路', '背阴胡同', '原山胡同', '红旗路']));
  });

  it('have 15 centers, 48 stations and 28 micro-stations of three themes, and the open-air one besides', () => {
    expect(countBy(sites, ({ tier }) => tier)).toEqual({ center: 15, station: 48, micro: 28, 'pop-up': 1 });
    expect(new Set(sites.map(({ name }) => name)).size).toBe(92);
    expect(sites.find(({ tier }) => tier === 'pop-up')?.name).toBe('大柳树微阵地');
    expect(new Set(sites.flatMap(({ themes }) => themes)).size).toBe(3);
  });

  it('have sites of all six items but for a few, none of these at a place of the account, and nobody who checked in the open', () => {
    const checked = sites.filter(({ items }) => items !== undefined);
    expect(sites.filter((site) => !checked.includes(site)).map(({ tier }) => tier)).toEqual(['pop-up']);
    const lacking = checked.filter(({ items }) => items!.length < SITE_ITEMS.length);
    expect(lacking.length).toBeGreaterThan(5);
    expect(lacking.length).toBeLessThan(15);
    expect(lacking.filter(({ name }) => isReportedPlace(name))).toEqual([]);
  });

  it('have 3,200 lamps in circuits of 24 at most, some of them in lanes', () => {
    expect(lamps).toHaveLength(3200);
    expect(circuits).toHaveLength(new Set(lamps.map(({ circuitId }) => circuitId)).size);
    expect(Math.max(...Object.values(countBy(lamps, ({ circuitId }) => circuitId)))).toBeLessThanOrEqual(24);
    const classById = new Map(streets.map((street) => [street.id, street.class]));
    const byClass = countBy(lamps, ({ streetId }) => classById.get(streetId)!);
    expect(byClass.lane).toBeGreaterThan(80);
    expect(byClass.main).toBeGreaterThan(800);
  });

  it('have 61 relit lamps on ten streets, on 2,100 m of cable and more', () => {
    const relit = (collection('lamps.geojson').features as { properties: Record<string, unknown> | null }[]).filter(
      ({ properties }) => properties?.relit,
    );
    const perStreet = countBy(relit, ({ properties }) => properties?.streetId as string);
    expect(Object.values(perStreet).sort()).toEqual([4, 5, 5, 6, 6, 6, 7, 7, 7, 8]);
    const cable = works.filter(({ name }) => name.endsWith('路灯修复'));
    expect(cable.map(({ name }) => name)).toEqual(expect.arrayContaining(['红旗路路灯修复', '原山胡同路灯修复']));
    expect(cable).toHaveLength(10);
    expect(cable.reduce((sum, { path }) => sum + lengthOf(path), 0)).toBeGreaterThanOrEqual(2100);
  });

  it('have the new road with 233.85 m on 15 m, as a street and as a work', () => {
    const [work] = works.filter(({ name }) => name.startsWith('宜山东路'));
    expect(lengthOf(work.path)).toBeCloseTo(233.85, 2);
    expect(work.widthMeters).toBe(15);
    const [street] = streets.filter(({ name }) => name === '宜山东路');
    expect(Math.abs(lengthOf(street.path) - 233.85)).toBeLessThan(0.05);
  });

  it('have five open-air markets of 260 stalls and more, and empty premises where no site is', () => {
    const markets = collection('markets.geojson').features.map(
      ({ properties }) => properties as { name: string; stalls: number },
    );
    expect(new Set(markets.map(({ name }) => name)).size).toBe(5);
    expect(markets.reduce((sum, { stalls }) => sum + stalls, 0)).toBeGreaterThanOrEqual(260);
    const premises = collection('premises.geojson').features.map(({ properties }) => properties?.gridId as string);
    expect(new Set(premises).size).toBe(premises.length);
    expect(premises.length).toBeGreaterThan(40);
  });

  it('have one lane with four kinds of work', () => {
    const own = works.filter(({ name }) => name.startsWith('背阴胡同'));
    expect(own.map(({ kindCode }) => kindCode).sort()).toEqual(['new-lamps', 'paving', 'rewiring', 'storm-drain']);
    expect(new Set(own.map(({ path }) => String(path))).size).toBe(1);
  });

  it('have sixty heat areas, closed', () => {
    expect(heatAreas).toHaveLength(60);
    for (const { rings } of heatAreas) expect(String(rings[0][0])).toBe(String(rings[0].at(-1)));
  });
});

describe('the unit cells of the demo district', () => {
  const { center, cells } = readUnitCells(shipped('unit-cells.bin'));
  const { toPlane } = localProjection(center);
  const doubled = (ring: readonly (readonly [number, number])[]) =>
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + x * nextY - nextX * y;
    }, 0);
  const hectares = (rings: (typeof cells)[number]['rings']) =>
    rings.reduce((sum, ring) => sum + doubled(ring), 0) / 2e6;
  const communityOf = (grid: number) => grids[grid].properties?.community as string;

  it('have codes of their own, no more than 999 in a community', () => {
    const codes = cells.map(({ grid, number }) => unitCellCode(communityOf(grid), number));
    expect(new Set(codes).size).toBe(cells.length);
    for (const code of codes) expect(code).toMatch(/^220211\d{9}$/);
  });

  it('fill their grid: areas add up to its own, to 0.1 %', () => {
    const sums = grids.map(() => 0);
    for (const { grid, rings } of cells) sums[grid] += hectares(rings);
    grids.forEach(({ geometry, properties }, grid) => {
      const rings = geometry.coordinates.map((ring) => ring.slice(1).map(([lon, lat]) => toPlane([lon, lat])));
      const own = rings.reduce((sum, ring) => sum + doubled(ring), 0) / 2e4;
      expect(Math.abs(sums[grid] / own - 1), properties?.name).toBeLessThan(0.001);
    });
  });

  it('are about 100 m wide in town and 1,600 m at most in open country', () => {
    const town = cells
      .filter(({ grid }) => grids[grid].properties?.kind === 'urban')
      .map(({ rings }) => hectares(rings));
    town.sort((a, b) => a - b);
    expect(town[town.length >> 1]).toBeGreaterThan(0.7);
    expect(town[town.length >> 1]).toBeLessThan(1.5);
    expect(Math.max(...cells.map(({ rings }) => hectares(rings)))).toBeLessThanOrEqual(256 * 1.5);
  });
});

describe('the walk graph of the demo district', () => {
  it('is in one piece', () => {
    const { start, to } = rowsOf(graph);
    const seen = new Uint8Array(graph.nodeX.length);
    const queue = [0];
    seen[0] = 1;
    for (const node of queue)
      for (let entry = start[node]; entry < start[node + 1]; entry++)
        if (!seen[to[entry]]) {
          seen[to[entry]] = 1;
          queue.push(to[entry]);
        }
    expect(queue.length).toBe(graph.nodeX.length);
  });

  it('has edges as long as their course', () => {
    for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
      const path = pathOfEdge(graph, edge);
      const meters = path.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - path[i][0], y - path[i][1]), 0);
      expect(Math.abs(meters - graph.edgeDecimeters[edge] / 10)).toBeLessThan(0.1);
    }
  });

  it('knows the new road, so that the way before it was opened can be had', () => {
    const opened = [...graph.edgeFlags.keys()].filter((edge) => graph.edgeFlags[edge] & OPENED);
    expect(opened.reduce((sum, edge) => sum + graph.edgeDecimeters[edge], 0) / 10).toBeCloseTo(233.85, 0);
  });

  it('knows gates, steps and footbridges', () => {
    const count = (kind: string) => [...graph.edgeKind].filter((code) => WALK_KINDS[code] === kind).length;
    expect(count('footbridge')).toBeGreaterThan(4);
    expect(count('steps')).toBeGreaterThan(40);
    const gated = [...graph.edgeFlags.keys()].filter((edge) => graph.edgeFlags[edge] & GATED);
    expect(gated.length).toBeGreaterThan(1000);
    for (const edge of gated) expect(WALK_KINDS[graph.edgeKind[edge]]).toMatch(/lane|steps/);
  });

  it('crosses the river on bridges alone', () => {
    const bridges = [...graph.edgeKind].filter((kind) => WALK_KINDS[kind] === 'bridge');
    expect(bridges.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the buildings of the demo district', () => {
  it('hold the households of their grids, and are as many inhabited ones as these count', () => {
    const bytes = shipped('buildings.bin');
    const [count, notice] = [bytes.readUInt32LE(24), bytes.readUInt32LE(28)];
    expect(bytes.byteLength).toBe(32 + notice + BYTES_PER_BUILDING * count);
    const households = new Array<number>(grids.length).fill(0);
    const inhabited = new Array<number>(grids.length).fill(0);
    for (let at = 32 + notice; at < bytes.byteLength; at += BYTES_PER_BUILDING) {
      households[bytes.readUInt16LE(at + 22)] += bytes.readUInt16LE(at + 20);
      if (bytes.readUInt16LE(at + 20) > 0) inhabited[bytes.readUInt16LE(at + 22)] += 1;
    }
    expect(households).toEqual(grids.map(({ properties }) => properties?.households));
    expect(inhabited).toEqual(grids.map(({ properties }) => properties?.buildings));
    expect(inhabited.reduce((sum, count) => sum + count)).toBeGreaterThan(15_000);
  });
});
