import type { SentEvent } from '../../../core/domain/event.ts';
import { readSnapshot } from '../../../core/domain/state-snapshot.ts';
import type { DistrictBody, EventAnswer, HealthBody, SnapshotBody } from '../../../core/protocol/http.ts';
import type { DistrictApi } from '../district-api.ts';
import { untilReached } from '../patience.ts';
import { Tally } from '../player.ts';
import { readTownFiles } from '../read-district.ts';
import { accountClosesAt, accountYears, closedYears } from './closed-years.ts';

export type HistoryOptions = {
  readonly api: DistrictApi;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly onProgress: (done: number, total: number) => void;
};

const BATCH = 1_000;
const count = (value: number) => value.toLocaleString('en');

/**
 * Add the closed years of a district's published account to its log. Ids come from the account alone, so that a second run
 * adds nothing and one that was cut goes on where the log ends.
 *
 * @returns what became of the rows; nothing was sent where they are all there already.
 * @throws Error for a district without an account, and where its clock is not past the years yet.
 * @throws UnreachableError when the server stays away.
 */
export async function loadHistory(district: DistrictBody, options: HistoryOptions): Promise<Tally> {
  const { api, signal, say } = options;
  const years = accountYears(district.id);
  if (!years) throw new Error(`District ${district.id} has no closed years: no account of it was published.`);
  const { districtClock } = await untilReached(() => api.get<HealthBody>('/api/health'), signal);
  if (districtClock.districtAt < accountClosesAt(district.id)) {
    const now = new Date(districtClock.districtAt).toISOString().slice(0, 10);
    throw new Error(
      `The district's clock stands at ${now}; the closed years go on until ${years.at(-1)} and its books.`,
    );
  }
  const told = await untilReached(() => toldSoFar(api, district), signal);
  if (told.isWhole) {
    say(`All ${count(told.rows)} rows of the closed years are in the log already; nothing was added.`);
    return new Tally();
  }
  say(`Closed years ${years.join(', ')}, ${count(told.rows)} rows of them in the log already.`);
  const events = closedYears(district.id, await untilReached(() => readTownFiles(api, district), signal));
  return addRows(events, told.rows, options);
}

/** @returns how many rows of an account the log holds, and whether these are all that were announced. */
export async function toldSoFar(api: DistrictApi, { zone, windowDays }: DistrictBody) {
  const { state } = await api.get<SnapshotBody>('/api/snapshot');
  const { rows, announcedRows } = readSnapshot(state, { zone, windowDays }).reported;
  return { rows, isWhole: announcedRows !== undefined && rows >= announcedRows };
}

/**
 * Send the rows of an account, the announcement first and alone, from where the log ends. The last batch of a run that was
 * cut may be there in part, so it is sent again.
 *
 * @throws Error when the announcement is refused, before any row is sent: the rows would be kept for what they are not.
 */
export async function addRows(
  events: readonly SentEvent[],
  toldRows: number,
  { api, signal, onProgress }: Omit<HistoryOptions, 'say'>,
): Promise<Tally> {
  const tally = new Tally();
  const [announcement, ...rows] = events;
  tally.add(await untilReached(() => announce(api, announcement), signal));
  const from = Math.max(0, Math.floor(toldRows / BATCH) - 1) * BATCH;
  for (let done = from; done < rows.length; done += BATCH) {
    signal.throwIfAborted();
    const batch = rows.slice(done, done + BATCH);
    tally.add(await untilReached(() => api.postEvents(batch), signal));
    onProgress(done - from + batch.length, rows.length - from);
  }
  return tally;
}

async function announce(api: DistrictApi, announcement: SentEvent): Promise<EventAnswer[]> {
  const answers = await api.postEvents([announcement]);
  const [answer] = answers;
  if ('seq' in answer) return answers;
  const reason = REFUSED[answer.code] ?? answer.message;
  throw new Error(`The server does not take the closed years (${answer.code}): ${reason} Nothing was added.`);
}

const REFUSED: Readonly<Record<string, string>> = {
  'event-reported-only': 'DOORSTEP_TOKEN is not the history token of tokens.json.',
  'event-id-provenance':
    'they are in the log already, told with another token than the history token, or DOORSTEP_TOKEN is not that one.',
};
