import { describe, expect, it } from 'vitest';
import { FollowedClock } from './followed-clock.ts';

describe('FollowedClock', () => {
  const begun = () => {
    const wall = { ms: 1_000 };
    const clock = new FollowedClock(() => wall.ms);
    clock.follow({ districtAt: 50_000, factor: 60 });
    return { wall, clock };
  };

  it('runs by the factor of the district', () => {
    const { wall, clock } = begun();
    wall.ms += 100;
    expect(clock.now()).toBe(50_000 + 100 * 60);
  });

  it('tells how long the wall has to wait', () => {
    const { clock } = begun();
    expect(clock.wallMsUntil(50_000 + 6_000)).toBe(100);
    expect(clock.wallMsUntil(0)).toBe(0);
    expect(clock.wallMsUntil(Infinity)).toBe(Infinity);
  });

  it('stands still, and does not go back, where the server is behind', () => {
    const { wall, clock } = begun();
    wall.ms += 100;
    clock.now();
    clock.follow({ districtAt: 50_000, factor: 60 });
    expect(clock.now()).toBe(56_000);
    wall.ms += 200;
    expect(clock.now()).toBe(50_000 + 200 * 60);
  });
});
