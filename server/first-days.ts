import type { SentEvent } from '../core/domain/event.ts';
import type { EpochMs } from '../core/geo/units.ts';
import type { DistrictFolder } from './district/folder.ts';
import type { Engine } from './engine.ts';
import { prepare } from './events/prepare.ts';
import { TOKEN_IDENTITIES } from './identity.ts';

/** Invents what happened in a district in the days before a moment, in the order it happened. */
export type FirstDays = (folder: DistrictFolder, now: EpochMs) => SentEvent[];

const BATCH = 2_000;

/**
 * Tell an empty log the days before it begins, through the same door as everything else, so that the first page is not an
 * empty one.
 *
 * @throws LogUnavailableError when a commit fails; what was stored until then stays.
 */
export async function tellFirstDays(
  { folder, clock, ingest }: Pick<Engine, 'folder' | 'clock' | 'ingest'>,
  firstDays: FirstDays,
  note: (line: string) => void,
): Promise<void> {
  const begunAt = performance.now();
  const seconds = () => `${((performance.now() - begunAt) / 1000).toFixed(1)} s`;
  note('The log is empty: inventing the days before now …');
  const events = firstDays(folder, clock.now());
  note(`${events.length} events invented after ${seconds()}; storing them …`);
  const places = { bbox: folder.district.bbox, grids: folder.grids };
  const prepared = events.flatMap((event) => {
    const preparation = prepare(event, TOKEN_IDENTITIES.simulator, places);
    return preparation.ok ? [preparation.prepared] : [];
  });
  let stored = 0;
  for (let from = 0; from < prepared.length; from += BATCH) {
    const verdicts = await ingest.submit(prepared.slice(from, from + BATCH));
    stored += verdicts.filter(({ kind }) => kind === 'stored').length;
  }
  const refused = events.length - stored;
  note(`${stored} of them stored after ${seconds()}${refused > 0 ? `; ${refused} were refused` : ''}.`);
}
