import { describe, expect, it } from 'vitest';
import { seededRandom } from '../core/testing/seeded-random.ts';
import { type ClockKind, DistrictClock } from './district-clock.ts';

const START_AT = Date.UTC(2026, 0, 17, 8, 50);
const WALL_AT = Date.UTC(2026, 5, 1);

/** A clock, and the machine's clock below it as the test sets it. */
function setUp(kind: ClockKind, { factor = 1, startAt = START_AT } = {}) {
  const machine = { at: WALL_AT };
  return { machine, clock: new DistrictClock({ kind, startAt, factor, wall: () => machine.at }) };
}

describe('a wall clock', () => {
  it('follows the machine', () => {
    const { machine, clock } = setUp('wall');
    expect([clock.now(), clock.factor, clock.kind]).toEqual([WALL_AT, 1, 'wall']);
    machine.at += 5_000;
    expect(clock.now()).toBe(WALL_AT + 5_000);
  });

  it('stands while the machine is set back, and goes on once that has caught up', () => {
    const { machine, clock } = setUp('wall');
    clock.now();
    machine.at = WALL_AT - 3_600_000;
    expect(clock.now()).toBe(WALL_AT);
    machine.at = WALL_AT + 1;
    expect(clock.now()).toBe(WALL_AT + 1);
  });

  it('begins where it was stored, if the machine is behind that', () => {
    const { machine, clock } = setUp('wall', { startAt: WALL_AT + 1_000 });
    expect(clock.now()).toBe(WALL_AT + 1_000);
    machine.at += 1_001;
    expect(clock.now()).toBe(WALL_AT + 1_001);
  });

  it('cannot be set', () => {
    const { clock } = setUp('wall');
    expect(() => clock.set(START_AT, 60)).toThrow(`A wall clock cannot be set to ${START_AT}.`);
    expect([clock.now(), clock.factor]).toEqual([WALL_AT, 1]);
  });
});

describe('a demo clock', () => {
  it('begins at its moment, whatever the machine says', () => {
    const { clock } = setUp('demo');
    expect(clock.now()).toBe(START_AT);
  });

  it.each([
    [1, 1_000, 1_000],
    [60, 1_000, 60_000],
    [0.5, 1_000, 500],
    [2.25, 1_001, 2_252], // 2,252.25
  ])('runs by its factor of %d: %d ms of the machine are %d of the district', (factor, passed, expected) => {
    const { machine, clock } = setUp('demo', { factor });
    machine.at += passed;
    expect(clock.now() - START_AT).toBe(expected);
    expect(clock.factor).toBe(factor);
  });

  it('does not lose time by being asked often', () => {
    const { machine, clock } = setUp('demo', { factor: 0.1 });
    for (let i = 0; i < 1_000; i++) {
      machine.at += 1;
      clock.now();
    }
    expect(clock.now() - START_AT).toBe(100); // a thousand at one tenth
  });

  it('goes from where it is set, by the new factor, forward or back', () => {
    const { machine, clock } = setUp('demo');
    for (const at of [START_AT + 86_400_000, START_AT - 86_400_000]) {
      clock.set(at, 600);
      expect([clock.now(), clock.factor]).toEqual([at, 600]);
      machine.at += 10;
      expect(clock.now()).toBe(at + 6_000);
    }
  });
});

describe('a demo clock that follows another server', () => {
  it('jumps to what is ahead', () => {
    const { machine, clock } = setUp('demo', { factor: 60 });
    clock.follow(START_AT + 500_000, 60);
    expect(clock.now()).toBe(START_AT + 500_000);
    machine.at += 1_000;
    expect(clock.now()).toBe(START_AT + 560_000);
  });

  it('does not go back to what is behind', () => {
    const { machine, clock } = setUp('demo', { factor: 60 });
    machine.at += 1_000;
    clock.follow(START_AT, 60);
    expect(clock.now()).toBe(START_AT + 60_000);
    machine.at += 1_000;
    expect(clock.now()).toBe(START_AT + 120_000);
  });

  it('takes another factor from its own moment on, when that is further', () => {
    const { machine, clock } = setUp('demo', { factor: 60 });
    machine.at += 1_000;
    clock.follow(START_AT, 600);
    expect([clock.now(), clock.factor]).toEqual([START_AT + 60_000, 600]);
    machine.at += 1_000;
    expect(clock.now()).toBe(START_AT + 660_000);
  });
});

describe.each<ClockKind>(['wall', 'demo'])('a %s clock on a machine that is set at random', (kind) => {
  it('never goes back, and says whole milliseconds', () => {
    const random = seededRandom(kind.length);
    const { machine, clock } = setUp(kind, { factor: 7.3 });
    let last = clock.now();
    for (let i = 0; i < 5_000; i++) {
      machine.at += Math.round((random() - 0.45) * 10_000);
      if (kind === 'demo' && random() < 0.1) clock.follow(last + Math.round((random() - 0.5) * 10_000), 7.3);
      const now = clock.now();
      expect(now).toBeGreaterThanOrEqual(last);
      expect(Number.isInteger(now)).toBe(true);
      last = now;
    }
  });
});
