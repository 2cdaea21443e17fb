import { describe, expect, it } from 'vitest';
import type { Area } from '../../core/geo/point-in-areas.ts';
import { localProjection } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { coverProblems } from './cover.ts';

const { toLonLat } = localProjection([126.55, 43.83]);

/** A rectangle in meters from the middle of the town. */
function box(west: number, south: number, width: number, height: number): LonLat[] {
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
    [0, 0],
  ];
  return corners.map(([x, y]) => toLonLat([west + x, south + y]));
}
const area = (id: string, ...rings: LonLat[][]): Area<string> => ({ id, polygons: [rings] });

/** Nine squares of 300 m, side by side. */
const town = Array.from({ length: 9 }, (_, n) =>
  area(String(n + 1), box(300 * (n % 3), 300 * Math.floor(n / 3), 300, 300)),
);
const without = (id: string) => town.filter((one) => one.id !== id);

/** @returns the number before m², of the only problem. */
function squareMeters(problems: readonly string[]): number {
  expect(problems).toHaveLength(1);
  return Number(/([\d,]+) m²/.exec(problems[0])![1].replaceAll(',', ''));
}

describe('coverProblems', () => {
  it('finds none where areas lie side by side', () => {
    expect(coverProblems(town, [])).toEqual([]);
    expect(coverProblems(without('9'), [])).toEqual([]); // at the edge there is no gap
  });

  it('tells a gap with its size, and none where it is water', () => {
    const problems = coverProblems(without('5'), []);
    expect(Math.abs(squareMeters(problems) - 300 * 300)).toBeLessThan(900);
    expect(problems[0]).toMatch(/the areas leave a gap of [\d,]+ m² near 126\.\d{5}, 43\.\d{5}\.$/);
    expect(coverProblems(without('5'), [[box(290, 290, 320, 320)]])).toEqual([]);
  });

  it('tells which two areas lie on one another, on how much', () => {
    // the middle one is drawn 20 m too wide to the east
    const wide = [...without('5'), area('5', box(300, 300, 320, 300))];
    const problems = coverProblems(wide, []);
    expect(Math.abs(squareMeters(problems) - 20 * 300)).toBeLessThan(100);
    expect(problems[0]).toContain('gridId 6 and gridId 5 lie on one another');
  });

  it('tells an area that is there twice, however small', () => {
    const small = [...town, area('10', box(310, 310, 40, 40))];
    expect(Math.abs(squareMeters(coverProblems(small, [])) - 40 * 40)).toBeLessThan(60);
  });

  it('lets a border be drawn a little differently on its two sides', () => {
    const uneven = [...without('5'), area('5', box(301, 301, 300, 300))];
    expect(coverProblems(uneven, [])).toEqual([]);
  });

  it('finds a hole in an area, and none where another one fills it', () => {
    const [hole, outer] = [box(100, 100, 100, 100), box(0, 0, 300, 300)];
    expect(squareMeters(coverProblems([area('1', outer, hole)], []))).toBeGreaterThan(9_800);
    expect(coverProblems([area('1', outer, hole), area('2', hole)], [])).toEqual([]);
  });

  it('has an end where an area is a comb of thousands of teeth, or hundreds lie on one another', () => {
    const teeth = Array.from({ length: 40_000 }, (_, i): LonLat => toLonLat([i / 20, i % 2 ? 0 : 1_500]));
    const comb = [...teeth, toLonLat([2_000, -10]), toLonLat([0, -10]), teeth[0]];
    expect(coverProblems([area('1', comb)], [])).toEqual([]);
    const pile = Array.from({ length: 400 }, (_, n) => area(String(n), box(0, 0, 300, 300)));
    expect(coverProblems(pile, []).length).toBeGreaterThan(0);
  });
});
