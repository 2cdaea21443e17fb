import { seededRandom } from '../../core/testing/seeded-random.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { TeamActivity, TeamReport } from '../store/team-motion.ts';
import { type Walk, walkAlong } from './street-points.ts';

const REPORT_MS = 20_000;
/** One in so many reports too seldom, so that they grow hollow and come back. */
const SLOW_EVERY = 9;
const SLOW_REPORT_MS = 150_000;
/** And one in so many stopped long ago. */
const SILENT_EVERY = 25;
const SPEEDS: Readonly<Record<TeamActivity, number>> = { walking: 1.2, riding: 4.2, standing: 0 };

type Walker = {
  readonly number: number;
  readonly activity: TeamActivity;
  readonly walk: Walk;
  readonly startMeters: number;
  readonly everyMs: number;
  nextAt: number;
};

/**
 * Invented members who walk the real streets of the loaded district up and down, and report now and then. Demo data:
 * nobody behind them, and no server knows of them.
 */
export class WalkingTeam {
  readonly #walkers: readonly Walker[];
  readonly #begunAt: number;

  /** @param from - Wall time of the first reports. */
  constructor({ streets }: Pick<LoadedDistrict, 'streets'>, count: number, from: number) {
    const random = seededRandom(count);
    const walks = streets.flatMap(({ path }) => walkAlong(path) ?? []);
    this.#begunAt = from;
    this.#walkers = Array.from({ length: walks.length === 0 ? 0 : count }, (_, i) => {
      const walk = walks[Math.floor(random() * walks.length)];
      const chance = random();
      const activity = chance < 0.5 ? 'walking' : chance < 0.85 ? 'riding' : 'standing';
      const isSlow = i % SLOW_EVERY === SLOW_EVERY - 1;
      const isSilent = i % SILENT_EVERY === SILENT_EVERY - 1;
      const everyMs = isSilent ? Number.POSITIVE_INFINITY : isSlow ? SLOW_REPORT_MS : REPORT_MS;
      const nextAt = from + (isSilent ? 0 : random() * REPORT_MS);
      return { number: i + 1, activity, walk, startMeters: random() * walk.lengthMeters, everyMs, nextAt };
    });
  }

  /** What was reported since the last call, up to a moment. */
  reportsUpTo(now: number): TeamReport[] {
    const reports: TeamReport[] = [];
    for (const walker of this.#walkers) {
      for (; walker.nextAt <= now; walker.nextAt += walker.everyMs) {
        const { number, activity, nextAt } = walker;
        reports.push({ number, activity, position: this.#placeOf(walker, nextAt), reportedAt: nextAt });
      }
    }
    return reports;
  }

  /** To the end of the street and back. */
  #placeOf({ walk, activity, startMeters }: Walker, at: number) {
    const { lengthMeters } = walk;
    const gone = (startMeters + (SPEEDS[activity] * (at - this.#begunAt)) / 1000) % (2 * lengthMeters);
    return walk.at(gone <= lengthMeters ? gone : 2 * lengthMeters - gone);
  }
}
