import type { LonLat } from '../../core/geo/units.ts';

export type TeamActivity = 'walking' | 'riding' | 'standing';

/** Where a member of one's own team was. `number` is theirs within the team; no name comes this far. */
export type TeamReport = {
  readonly number: number;
  readonly activity: TeamActivity;
  readonly position: LonLat;
  /** By this page's wall clock. */
  readonly reportedAt: number;
};

/** How members stand: reporting, not heard of for longer than the age limit, and no longer drawn. */
export type TeamCounts = { readonly fresh: number; readonly late: number; readonly hidden: number };

/** Members are shown so much late, so that both ends of every movement are known: one report comes a minute. */
export const TEAM_DELAY_MS = 60_000;
/** Who was not heard of for longer is hollow. */
export const TEAM_AGE_LIMIT_MS = 60_000;
/** And after that is not drawn: where they are now, nobody knows. */
export const TEAM_HIDDEN_MS = 180_000;
/** Between reports farther apart nobody is drawn walking; they are at the one, then at the other. */
const LONGEST_GAP_MS = 60_000;
/** Reports of a member that wait to be passed. What was passed is forgotten with the next picture: there is no track. */
const MOST_POINTS = 8;

type Member = {
  readonly number: number;
  activity: TeamActivity;
  /** Oldest first. The first is where they are drawn or walk from, the others lie ahead of the delayed picture. */
  readonly points: { position: LonLat; at: number }[];
  state: keyof TeamCounts;
};

/**
 * Where the members of one's own team are drawn at a moment: between two known points, never beyond the last.
 *
 * Changed in place, since it is asked for every frame of the screen; `settle` tells when anything but positions changed.
 */
export class TeamMotion {
  readonly #byNumber = new Map<number, Member>();
  #shown: Member[] = [];
  #counts: TeamCounts = { fresh: 0, late: 0, hidden: 0 };
  #movesUntil = 0;
  #settledAt = 0;

  /** Members that are drawn, in the order of the positions. */
  get shown(): readonly Pick<Member, 'number' | 'activity' | 'state'>[] {
    return this.#shown;
  }

  get counts(): TeamCounts {
    return this.#counts;
  }

  /** How long ago the member drawn at an index last reported, at the last look. */
  ageMsOf(index: number): number {
    const { points } = this.#shown[index];
    return Math.max(0, this.#settledAt - points[points.length - 1].at);
  }

  /** Take reports in any order; one that is not newer than the last of its member says nothing. */
  take(reports: Iterable<TeamReport>): void {
    for (const { number, activity, position, reportedAt: at } of reports) {
      const member = this.#memberOf(number);
      const last = member.points[member.points.length - 1];
      if (last && at <= last.at) continue;
      member.activity = activity;
      pass(member, at - TEAM_DELAY_MS); // also where no picture is made, as in a hidden page
      // Reports that come faster than the picture passes them are thinned: the newest stands for its neighbor.
      if (member.points.length === MOST_POINTS) member.points.pop();
      member.points.push({ position, at });
      const moved = last && (last.position[0] !== position[0] || last.position[1] !== position[1]);
      if (moved) this.#movesUntil = Math.max(this.#movesUntil, at + TEAM_DELAY_MS);
    }
  }

  /**
   * Look who is late by now.
   *
   * @returns whether the members drawn, or how they are drawn, are others than before.
   */
  settle(now: number): boolean {
    this.#settledAt = now;
    let changed = false;
    for (const member of this.#byNumber.values()) {
      const state = stateAt(now - member.points[member.points.length - 1].at);
      if (state !== member.state) changed = true;
      member.state = state;
    }
    if (changed) this.#sort();
    return changed;
  }

  /** Whether anybody is drawn elsewhere in the next frame. */
  isMovingAt(now: number): boolean {
    return now < this.#movesUntil;
  }

  /**
   * Write where everybody shown is drawn at a moment, as pairs of degrees; `Infinity` for where they last were.
   *
   * Also forgets the points that were passed, so the picture cannot go back.
   */
  write(now: number, into: Float64Array): void {
    const at = now - TEAM_DELAY_MS;
    for (let i = 0; i < this.#shown.length; i++) {
      pass(this.#shown[i], at);
      const [from, to] = this.#shown[i].points;
      const gap = to ? to.at - from.at : 0;
      const share = to && at > from.at && gap <= LONGEST_GAP_MS ? (at - from.at) / gap : 0;
      into[2 * i] = share === 0 ? from.position[0] : from.position[0] + share * (to.position[0] - from.position[0]);
      into[2 * i + 1] = share === 0 ? from.position[1] : from.position[1] + share * (to.position[1] - from.position[1]);
    }
  }

  #memberOf(number: number): Member {
    let member = this.#byNumber.get(number);
    if (!member) {
      member = { number, activity: 'standing', points: [], state: 'hidden' };
      this.#byNumber.set(number, member);
    }
    return member;
  }

  #sort(): void {
    const members = [...this.#byNumber.values()];
    const count = (state: keyof TeamCounts) => members.filter((member) => member.state === state).length;
    this.#shown = members.filter(({ state }) => state !== 'hidden');
    this.#counts = { fresh: count('fresh'), late: count('late'), hidden: count('hidden') };
  }
}

/** Forget what lies behind a moment, but for the place they set out from. */
function pass({ points }: Member, at: number): void {
  while (points.length > 1 && points[1].at <= at) points.shift();
}

function stateAt(ageMs: number): keyof TeamCounts {
  if (ageMs <= TEAM_AGE_LIMIT_MS) return 'fresh';
  return ageMs <= TEAM_HIDDEN_MS ? 'late' : 'hidden';
}
