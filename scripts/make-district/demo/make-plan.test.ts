import { beforeAll, describe, expect, it } from 'vitest';
import { CellHash } from '../plane/cell-hash.ts';
import { dissolve, isInRing, placeInside } from '../plane/rings.ts';
import { areNear, comesNear } from './building.ts';
import { STREET_KINDS } from './ground-plan.ts';
import { type DemoPlan, makePlan } from './make-plan.ts';
import { SUBDISTRICTS } from './organisation-names.ts';

let plan: DemoPlan;
beforeAll(() => {
  plan = makePlan();
}, 240_000);

const facesOf = (ground: string) => plan.areas.ground.flatMap((kind, face) => (kind === ground ? [face] : []));
const doubledOf = (faces: readonly number[]) =>
  faces.reduce((sum, face) => sum + plan.areas.plan.map.faces[face].doubledArea, 0);
const householdsOf = (faces: readonly number[]) => faces.reduce((sum, face) => sum + plan.weights[face], 0);

/** Groups of units by a key, as sets of faces. */
function groupsBy(key: (unit: DemoPlan['units'][number]) => string): Map<string, Int32Array> {
  const groups = new Map<string, Int32Array>();
  const none = () => new Int32Array(plan.areas.plan.map.faces.length).fill(-1);
  for (const unit of plan.units) {
    const group = groups.get(key(unit)) ?? none();
    for (const face of unit.faces) group[face] = 0;
    groups.set(key(unit), group);
  }
  return groups;
}

describe('the plan of the demo district', () => {
  it('is one arrangement: V − E + F = 2, and its faces cover the whole exactly', () => {
    const { xs, line, faces, components } = plan.areas.plan.map;
    expect([components, xs.length - line.length + faces.length]).toEqual([1, 2]);
    expect(faces.reduce((sum, face) => sum + face.doubledArea, 0)).toBe(0);
  });

  it('has 1,032 km² with the lake and the river', () => {
    const parts = ['land', 'lake', 'river'].map((ground) => doubledOf(facesOf(ground)) / 2e8);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1032, 1);
    expect(parts[1]).toBeGreaterThan(50);
  });

  it('crosses the water on three bridges and nowhere else', () => {
    const { lines, segments } = plan.areas.plan;
    const bridges = new Set(
      segments
        .map(({ line }) => lines[line])
        .filter(({ kind }) => kind === 'bridge')
        .map(({ street }) => street),
    );
    expect(bridges.size).toBe(3);
    for (const { ax, ay, bx, by, line } of segments) {
      const { kind } = lines[line];
      if (!STREET_KINDS.has(kind) || kind === 'bridge') continue;
      expect(isInRing(plan.land.river, (ax + bx) / 2, (ay + by) / 2), `${kind} at ${ax}, ${ay}`).toBe(false);
    }
  });
});

describe('the grids of the demo district', () => {
  it('are 256: 214 in town, 26 of villages, 16 of special premises, in 11 subdistricts of the list', () => {
    const count = (kind: string) => plan.units.filter((unit) => unit.kind === kind).length;
    expect([count('urban'), count('rural'), count('special')]).toEqual([214, 26, 16]);
    expect(new Set(plan.units.map(({ gridId }) => gridId)).size).toBe(256);
    expect(new Set(plan.units.map(({ name }) => name)).size).toBe(256);
    expect(new Set(plan.units.map(({ community }) => community.subdistrict.code))).toEqual(
      new Set(SUBDISTRICTS.map(({ code }) => code)),
    );
    const communities = new Set(plan.units.map(({ community }) => community.code));
    expect(communities.size >= 45 && communities.size <= 60).toBe(true);
  });

  it('have codes of 15 digits that begin with those of their community and subdistrict', () => {
    for (const { gridId, community } of plan.units) {
      expect(gridId).toMatch(/^220211\d{9}$/);
      expect(gridId.startsWith(community.code) && community.code.startsWith(community.subdistrict.code)).toBe(true);
    }
  });

  it('take every face of land once, so that their areas add up to it exactly', () => {
    const taken = plan.units.flatMap(({ faces }) => faces);
    expect(new Set(taken).size).toBe(taken.length);
    expect([...taken].sort((a, b) => a - b)).toEqual(facesOf('land'));
  });

  it('are each in one piece, and so are communities and subdistricts', () => {
    const keys: ((unit: DemoPlan['units'][number]) => string)[] = [
      ({ gridId }) => gridId,
      ({ community }) => community.code,
      ({ community }) => community.subdistrict.code,
    ];
    for (const key of keys)
      for (const [code, group] of groupsBy(key)) {
        const [polygons] = [...dissolve(plan.areas.plan.map, group).values()];
        expect(polygons.length, code).toBe(1);
      }
  });

  it('have a place for their label inside', () => {
    for (const [code, group] of groupsBy(({ gridId }) => gridId)) {
      const [[polygon]] = [...dissolve(plan.areas.plan.map, group).values()];
      const [x, y] = placeInside(polygon);
      expect(isInRing(polygon[0], x, y), code).toBe(true);
    }
  });

  it('have 127,000 households: 300 to 700 in a grid of the town, 150 to 700 in one of a village, none in premises', () => {
    const range = (kind: string) => {
      const counts = plan.units.filter((unit) => unit.kind === kind).map(({ faces }) => householdsOf(faces));
      return [Math.min(...counts), Math.max(...counts)];
    };
    expect(plan.households.reduce((sum, count) => sum + count, 0)).toBe(127_000);
    expect(plan.units.reduce((sum, { faces }) => sum + householdsOf(faces), 0)).toBe(127_000);
    expect(range('urban')[0]).toBeGreaterThanOrEqual(300);
    expect(range('urban')[1]).toBeLessThanOrEqual(700);
    expect(range('rural')[0]).toBeGreaterThanOrEqual(150);
    expect(range('rural')[1]).toBeLessThanOrEqual(700);
    expect(range('special')).toEqual([0, 0]);
  });
});

describe('the buildings of the demo district', () => {
  it('are 20,000 to 30,000, with at least as many flats as households', () => {
    expect(plan.buildings.length >= 20_000 && plan.buildings.length <= 30_000, `${plan.buildings.length}`).toBe(true);
    plan.buildings.forEach(({ flats }, i) => {
      expect(plan.households[i]).toBeLessThanOrEqual(flats);
    });
  });

  it('do not overlap', () => {
    const near = new CellHash(100);
    plan.buildings.forEach(({ center: [x, y], length, depth }, i) => {
      const reach = Math.hypot(length, depth) / 2;
      near.addBox(x - reach, y - reach, x + reach, y + reach, i);
    });
    for (const bucket of near.buckets)
      for (let i = 0; i < bucket.length; i++)
        for (let j = i + 1; j < bucket.length; j++)
          if (areNear(plan.buildings[bucket[i]], plan.buildings[bucket[j]], 0))
            expect.fail(`Buildings ${bucket[i]} and ${bucket[j]} overlap.`);
  });

  it('have no street, way or road through them', () => {
    const near = new CellHash(100);
    const stretches: [number, number, number, number][] = [];
    const add = (ax: number, ay: number, bx: number, by: number) =>
      near.addSegment({ ax, ay, bx, by }, stretches.push([ax, ay, bx, by]) - 1);
    const { lines, segments } = plan.areas.plan;
    for (const { ax, ay, bx, by, line } of segments)
      if (STREET_KINDS.has(lines[line].kind) || lines[line].kind === 'rail') add(ax / 10, ay / 10, bx / 10, by / 10);
    for (const path of [...plan.roads, ...plan.ways.map((way) => way.path)])
      for (let i = 1; i < path.length; i++) add(path[i - 1][0], path[i - 1][1], path[i][0], path[i][1]);
    for (const building of plan.buildings) {
      const [x, y] = building.center;
      const reach = Math.hypot(building.length, building.depth) / 2;
      for (const index of near.inBox(x - reach, y - reach, x + reach, y + reach)) {
        const [ax, ay, bx, by] = stretches[index];
        if (comesNear(building, [ax, ay], [bx, by], 0.2))
          expect.fail(`A street runs through the ${building.kind} at ${x}, ${y}.`);
      }
    }
  });
});
