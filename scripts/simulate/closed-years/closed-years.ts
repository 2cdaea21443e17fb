import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventId } from '../../../core/domain/ids.ts';
import type { EpochMs } from '../../../core/geo/units.ts';
import { namedUuid } from '../chance.ts';
import { Season } from '../new-request.ts';
import { Town, type TownFiles } from '../town.ts';
import { ACCOUNTS, CLOSING_DAYS } from './account.ts';
import { closedDeliberations } from './closed-deliberations.ts';
import { closedTickets } from './closed-tickets.ts';
import { closedTrainings, closedVisits } from './closed-visits.ts';

/** The town is the one of this seed, whatever a simulation was begun with: told twice, the years are the same. */
const SEED = 1;

/** @returns the years that the published account of a district covers; undefined where there is none. */
export function accountYears(districtId: string): readonly number[] | undefined {
  const account = ACCOUNTS[districtId];
  return account && [...new Set(account.tickets.map(({ year }) => year))].sort((a, b) => a - b);
}

/** From here on the last of the years is over and its books are closed. @throws RangeError for a district without an account. */
export function accountClosesAt(districtId: string): EpochMs {
  const last = accountYears(districtId)?.at(-1);
  if (last === undefined) throw new RangeError(`District ${districtId} has no published account.`);
  return Date.UTC(last + 1, 0, 1 + CLOSING_DAYS) as EpochMs;
}

/**
 * The closed years of a district as events, in the order they happened, the announcement first: as many of each kind as its
 * account counts. The same for the same district files.
 *
 * @throws RangeError for a district without an account.
 */
export function closedYears(districtId: string, files: TownFiles): SentEvent[] {
  const account = ACCOUNTS[districtId];
  if (!account) throw new RangeError(`District ${districtId} has no published account.`);
  const town = new Town(files, SEED);
  const stage = { districtId, zone: files.district.zone, town, season: new Season(town) };
  const rows: SentEvent[] = [
    ...account.tickets.flatMap((part) => closedTickets(part, stage)),
    ...closedDeliberations(account.deliberations, stage),
    ...account.visits.flatMap((part) => closedVisits(part, stage, files)),
    ...account.trainings.flatMap((part) => closedTrainings(part, stage)),
  ].sort((a, b) => a.occurredAt - b.occurredAt);
  const announcement: SentEvent = {
    id: namedUuid('closed-years', districtId, 'announcement') as EventId,
    type: 'report.announced',
    occurredAt: rows[0].occurredAt,
    rows: rows.length,
  };
  return [announcement, ...rows];
}
