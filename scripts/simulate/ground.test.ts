import { describe, expect, it } from 'vitest';
import { corner } from '../make-district/grid-town-plan.ts';
import { Ground } from './ground.ts';
import { gridTown } from './testing/stage.ts';

const ground = new Ground(gridTown.district.bbox);
const ell = [corner(40, 40), corner(43, 40), corner(43, 44)];

describe('Ground', () => {
  it('measures blocks of 100 m', () => {
    expect(ground.metersBetween(corner(40, 40), corner(43, 44))).toBeCloseTo(500, 0); // 3, 4 and 5
    expect(ground.metersBetween(ground.moved(corner(40, 40), 30, -40), corner(40, 40))).toBeCloseTo(50, 0);
  });

  it('finds the nearest place of a line, its ends included', () => {
    expect(ground.metersToPath(corner(41, 42), ell)).toBeCloseTo(200, 0);
    expect(ground.metersToPath(corner(43, 47), ell)).toBeCloseTo(300, 0);
    expect(ground.metersToPath(corner(42, 40), ell)).toBeCloseTo(0, 0);
    expect(ground.metersToPath(corner(41, 40), [corner(40, 40)])).toBeCloseTo(100, 0);
  });

  it('goes along a line by its length', () => {
    // seven blocks: 5/7 of the way is two blocks up the second leg
    const there = ground.along(ell, 5 / 7);
    expect(ground.metersBetween(there, corner(43, 42))).toBeLessThan(0.2);
    expect(ground.metersBetween(ground.along(ell, 1), corner(43, 44))).toBeLessThan(0.2);
  });
});
