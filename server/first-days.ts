import type { SentEvent } from '../core/domain/event.ts';
import type { EpochMs } from '../core/geo/units.ts';
import { beginFirstDays, endFirstDays } from './database/counter.ts';
import type { DistrictFolder } from './district/folder.ts';
import type { Engine } from './engine.ts';
import { prepare } from './events/prepare.ts';
import { TOKEN_IDENTITIES } from './identity.ts';

/** Invents what happened in a district in the days before a moment, in the order it happened. */
export type FirstDays = (folder: DistrictFolder, now: EpochMs) => SentEvent[];

const BATCH = 2_000;
/** An operator hears of it after every so many. */
const NOTED = 10_000;

/**
 * Tell an empty log the days before it begins, through the same door as everything else, so that the first page is not an
 * empty one. A start that was cut while it told them is gone on with: the same days come out for the same moment, and what
 * is there already is a repetition. A log that began without them is left alone.
 *
 * @throws LogUnavailableError when a commit fails; what was stored until then stays, and the next start goes on.
 */
export async function tellFirstDays(
  { sql, folder, clock, ingest, follower }: Pick<Engine, 'sql' | 'folder' | 'clock' | 'ingest' | 'follower'>,
  firstDays: FirstDays,
  note: (line: string) => void,
): Promise<void> {
  const until = await beginFirstDays(sql, clock.now());
  if (until === undefined) return;
  const begunAt = performance.now();
  const seconds = () => `${((performance.now() - begunAt) / 1000).toFixed(1)} s`;
  const before = `the days before ${new Date(until).toISOString()}`;
  if (follower.seq === 0) note(`The log is empty: inventing ${before} …`);
  else note(`The log was told a part of ${before}: inventing them again for the rest …`);
  const events = firstDays(folder, until);
  note(`${events.length} events invented after ${seconds()}; storing them …`);
  const places = { bbox: folder.district.bbox, grids: folder.grids };
  const prepared = events.flatMap((event) => {
    const preparation = prepare(event, TOKEN_IDENTITIES.simulator, places);
    return preparation.ok ? [preparation.prepared] : [];
  });
  const count = { stored: 0, repeated: 0, refused: events.length - prepared.length };
  for (let from = 0; from < prepared.length; from += BATCH) {
    for (const { kind } of await ingest.submit(prepared.slice(from, from + BATCH))) count[kind] += 1;
    const done = from + BATCH;
    if (done % NOTED === 0 && done < prepared.length) note(`${done} of ${prepared.length} are in the log …`);
  }
  await endFirstDays(sql);
  const were = count.repeated > 0 ? `; ${count.repeated} were there already` : '';
  const refused = count.refused > 0 ? `; ${count.refused} were refused` : '';
  note(`${count.stored} of them stored after ${seconds()}${were}${refused}.`);
}
