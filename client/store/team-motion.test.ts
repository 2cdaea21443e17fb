import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../core/geo/units.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { createAppStore } from './store.ts';
import { TEAM_DELAY_MS, TeamMotion, type TeamReport } from './team-motion.ts';

const WEST: LonLat = [126.5, 43.8];
const EAST: LonLat = [126.51, 43.8];
const FAR: LonLat = [126.55, 43.8];

const report = (reportedAt: number, position: LonLat, number = 1): TeamReport => ({
  number,
  activity: 'walking',
  position,
  reportedAt,
});

/** Everybody at a moment, as pairs. */
function placesAt(motion: TeamMotion, now: number): LonLat[] {
  motion.settle(now);
  const into = new Float64Array(2 * motion.shown.length);
  motion.write(now, into);
  return Array.from(motion.shown, (_, i): LonLat => [into[2 * i], into[2 * i + 1]]);
}

function motionOf(...reports: TeamReport[]): TeamMotion {
  const motion = new TeamMotion();
  motion.take(reports);
  return motion;
}

describe('a member of the team', () => {
  it('is drawn between two known points, a minute late', () => {
    const motion = motionOf(report(0, WEST), report(20_000, EAST));
    expect(placesAt(motion, TEAM_DELAY_MS - 1)).toEqual([WEST]);
    // five of the twenty seconds between the two reports: a quarter of the way
    const [[lon]] = placesAt(motion, TEAM_DELAY_MS + 5_000);
    expect(lon).toBeCloseTo(126.5025, 9);
    expect(placesAt(motion, TEAM_DELAY_MS + 20_000)).toEqual([EAST]);
  });

  it('stands still where nothing newer is known, and never runs ahead', () => {
    const motion = motionOf(report(0, WEST), report(20_000, EAST));
    expect(placesAt(motion, TEAM_DELAY_MS + 80_000)).toEqual([EAST]);
    expect([motion.isMovingAt(TEAM_DELAY_MS + 19_999), motion.isMovingAt(TEAM_DELAY_MS + 20_000)]).toEqual([
      true,
      false,
    ]);
  });

  it('is drawn at one place and then at the other where more than a minute lies between', () => {
    const motion = motionOf(report(0, WEST), report(60_001, EAST));
    expect(placesAt(motion, TEAM_DELAY_MS + 60_000)).toEqual([WEST]);
    expect(placesAt(motion, TEAM_DELAY_MS + 60_001)).toEqual([EAST]);
    const near = motionOf(report(0, WEST), report(60_000, EAST));
    expect(placesAt(near, TEAM_DELAY_MS + 30_000)[0][0]).toBeCloseTo(126.505, 9);
  });

  it('moves nobody who stays where they are', () => {
    expect(motionOf(report(0, WEST), report(20_000, WEST)).isMovingAt(1)).toBe(false);
  });

  it('is hollow after a minute without a report, gone after three, and back with the next', () => {
    const motion = motionOf(report(0, WEST));
    const at = (now: number) => {
      motion.settle(now);
      return [motion.shown.map(({ state }) => state), motion.counts] as const;
    };
    expect(at(60_000)).toEqual([['fresh'], { fresh: 1, late: 0, hidden: 0 }]);
    expect(at(60_001)).toEqual([['late'], { fresh: 0, late: 1, hidden: 0 }]);
    expect(at(180_001)).toEqual([[], { fresh: 0, late: 0, hidden: 1 }]);
    motion.take([report(181_000, EAST)]);
    expect(at(181_000)[0]).toEqual(['fresh']);
  });

  it('leaves no track: what was passed is forgotten, whenever one asks', () => {
    const motion = motionOf(report(0, WEST), report(20_000, EAST), report(40_000, FAR));
    placesAt(motion, TEAM_DELAY_MS + 50_000);
    expect(placesAt(motion, TEAM_DELAY_MS + 5_000)).toEqual([FAR]);
  });

  it('goes on smoothly after many reports for which there was no picture', () => {
    const motion = new TeamMotion();
    for (let i = 0; i < 30; i++) motion.take([report(20_000 * i, [126.5 + 0.001 * i, 43.8])]);
    const [[lon]] = placesAt(motion, 20_000 * 29 + 10_000);
    expect(lon).toBeCloseTo(126.5 + 0.001 * 26.5, 9); // a minute, or three reports, behind; halfway between two
  });

  it('is not moved by a report that is no news', () => {
    const motion = motionOf(report(20_000, EAST), report(10_000, FAR), report(20_000, FAR));
    expect(placesAt(motion, TEAM_DELAY_MS + 20_000)).toEqual([EAST]);
  });

  it('stays between its reports, however they come', () => {
    const random = seededRandom(5);
    const motion = new TeamMotion();
    const lons: number[] = [];
    let reportedAt = 0;
    for (let step = 0; step < 400; step++) {
      reportedAt += Math.floor(random() * 30_000);
      const lon = 126.5 + random() * 0.1;
      lons.push(lon);
      motion.take([report(reportedAt, [lon, 43.8])]);
      const [place] = placesAt(motion, reportedAt + Math.floor(random() * 20_000));
      expect(place[0]).toBeGreaterThanOrEqual(Math.min(...lons));
      expect(place[0]).toBeLessThanOrEqual(Math.max(...lons));
    }
  });
});

describe('the team of the page', () => {
  it('is nobody until it is told of', () => {
    const store = createAppStore();
    store.getState().tick(1_000);
    expect(store.getState().team).toBeUndefined();
  });

  it('is another object when somebody grows late, and the same while they only move', () => {
    const store = createAppStore();
    store.getState().showTeam([report(0, WEST), report(20_000, EAST)], 20_000);
    const { team } = store.getState();
    store.getState().tick(70_000);
    expect(store.getState().team).toBe(team);
    store.getState().tick(80_001);
    expect(store.getState().team?.counts).toEqual({ fresh: 0, late: 1, hidden: 0 });
  });
});
