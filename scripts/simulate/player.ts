import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { SentEvent } from '../../core/domain/event.ts';
import type { DistrictBody, EventAnswer, HealthBody, PatrolFix } from '../../core/protocol/http.ts';
import { type DistrictApi, UnreachableError } from './district-api.ts';
import { FollowedClock } from './followed-clock.ts';
import { untilReached } from './patience.ts';
import { readKnown, readTownFiles } from './read-district.ts';
import { createStory, type Story, type StoryOptions } from './story.ts';
import { Town } from './town.ts';

export type PlayOptions = Pick<StoryOptions, 'seed' | 'pace' | 'scenario'> & {
  /** As many as the households of the district have, unless told otherwise. */
  readonly ticketsPerHour: number | undefined;
  readonly api: DistrictApi;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** For what should not happen. */
  readonly complain: (line: string) => void;
};

const BATCH = 500;
/** So much happens between two looks at the signal and the server, however far the story is behind the clock. */
const MOST_AT_ONCE = 1_000;
const CLOCK_CHECK_MS = 10_000;
/** Looks at the clock at least and at most so often. */
const LONGEST_PAUSE_MS = 1_000;
const SHORTEST_PAUSE_MS = 50;

/** Counts what became of the events, over all that one process sends. */
export class Tally {
  stored = 0;
  repeated = 0;
  fixes = 0;
  readonly refused = new Map<string, number>();

  add(answers: readonly EventAnswer[]): void {
    for (const answer of answers) {
      if ('code' in answer) this.refused.set(answer.code, (this.refused.get(answer.code) ?? 0) + 1);
      else if (answer.repeated) this.repeated += 1;
      else this.stored += 1;
    }
  }

  toString(): string {
    const refused = [...this.refused].map(([code, count]) => `${count} ${code}`).join(', ') || '0';
    return `${this.stored} events stored, ${this.repeated} repeated, refused: ${refused}; ${this.fixes} positions`;
  }
}

/**
 * Tell the story to the server as its clock goes on. A lost connection is waited for and the same events are sent again;
 * a log that was replaced by another one is read anew.
 *
 * @throws UnreachableError when the server stays away.
 */
export async function play(district: DistrictBody, options: PlayOptions, tally: Tally): Promise<never> {
  const { api, seed, signal, say } = options;
  const town = new Town(await untilReached(() => readTownFiles(api, district), signal), seed);
  for (;;) {
    const known = await untilReached(() => readKnown(api, district), signal);
    const clock = new FollowedClock(() => performance.now());
    clock.follow((await untilReached(() => readHealth(api), signal)).districtClock);
    const now = clock.now();
    say(`begins at ${new Date(now).toISOString()}, log position ${known.seq}, ${known.tickets.length} open tickets`);
    const { ticketsPerHour = town.usualRate } = options;
    await follow(createStory({ ...options, ticketsPerHour, town, now, known }), {
      ...options,
      clock,
      tally,
      epoch: known.epoch,
    });
    say('the log is another one; beginning again');
  }
}

const readHealth = (api: DistrictApi) => api.get<HealthBody>('/api/health');

type Following = PlayOptions & { readonly clock: FollowedClock; readonly tally: Tally; readonly epoch: string };

/** @returns when the log is not the one the story was made for. */
async function follow(story: Story, following: Following): Promise<void> {
  const { api, clock, signal, epoch } = following;
  let checkedAt = performance.now();
  for (;;) {
    const { events, fixes } = story.tellUntil(clock.now(), MOST_AT_ONCE);
    await sendEvents(events, following);
    await sendFixes(fixes, following);
    if (performance.now() - checkedAt > CLOCK_CHECK_MS) {
      const health = await untilReached(() => readHealth(api), signal);
      if (health.epoch !== epoch) return;
      clock.follow(health.districtClock);
      checkedAt = performance.now();
    }
    const untilNextMs = clock.wallMsUntil(story.nextAt());
    if (untilNextMs === 0) await nextTurn(undefined, { signal });
    else await sleep(Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, untilNextMs)), undefined, { signal });
  }
}

/** Until they are stored: ids are the sender's, so that sending again changes nothing. */
async function sendEvents(events: readonly SentEvent[], { api, signal, tally, complain }: Following): Promise<void> {
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH);
    const answers = await untilReached(() => api.postEvents(batch), signal);
    tally.add(answers);
    for (const answer of answers)
      if ('code' in answer) complain(`refused ${answer.id}: ${answer.code} ${answer.message}`);
  }
}

/** Only the newest fix counts, so one that does not arrive is let go. */
async function sendFixes(fixes: readonly PatrolFix[], { api, signal, tally }: Following): Promise<void> {
  for (let from = 0; from < fixes.length && !signal.aborted; from += BATCH) {
    try {
      tally.fixes += (await api.postFixes(fixes.slice(from, from + BATCH))).accepted;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      return;
    }
  }
}
