import type { SentEvent } from '../../../core/domain/event.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import { MAX_EVENTS_PER_REQUEST } from '../../../core/protocol/http.ts';
import { DistrictApi } from '../../simulate/district-api.ts';
import { sentLog } from '../district-log.ts';
import { EventPoster } from '../ingest/event-poster.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';
import { patrolRides } from './patrol-rides.ts';
import { writeScaledDistrict } from './scaled-district.ts';

const BATCH = 1_000;
const DAYS = 365;
const DAY_MS = 86_400_000;
/** By turns: no limit at all, and limits of which some are over, some nearly and some not for long. */
const LIMIT_DAYS = [undefined, 3, 180, 730];

/** How much a page has to hold: a district of 300,000 people at its fullest. */
export type Fill = { readonly tickets: number; readonly patrolMembers: number; readonly lamps: number };

type Imported = Extract<SentEvent, { type: 'ticket.imported' }>;

export type FilledServer = {
  readonly url: string;
  /** What it holds. */
  readonly tickets: readonly Imported[];
  stop(): Promise<void>;
};

/** A server whose district is filled: all tickets are open and on the map, the most a page ever has to draw. */
export async function startFilledServer({ tickets, patrolMembers, lamps }: Fill): Promise<FilledServer> {
  const district = await writeScaledDistrict(lamps);
  const filling = await DoorstepServer.start({ districtFolder: district.folder });
  const now = Date.now();
  const events = openTickets(tickets, now);
  await sendEvents(filling.url, events);
  const fixes = await patrolRides(district.folder, patrolMembers, now);
  const api = new DistrictApi(filling.url, undefined);
  for (const batch of batches(fixes, MAX_EVENTS_PER_REQUEST)) {
    const { refused } = await api.postFixes(batch);
    if (refused.length > 0) throw new Error(`A fix was refused: ${JSON.stringify(refused[0])}.`);
  }
  const server = await filling.restarted();
  return {
    url: server.url,
    tickets: events,
    async stop() {
      await server.stop();
      await district.remove();
    },
  };
}

async function sendEvents(url: string, events: readonly SentEvent[]): Promise<void> {
  const poster = new EventPoster(url, 1);
  for (const batch of batches(events, BATCH)) await poster.post(JSON.stringify(batch));
  poster.close();
}

function* batches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Tickets of the last year as another system hands them over: in somebody's hands, with the moments up to there. */
function openTickets(count: number, now: number): Imported[] {
  const received = sentLog({ seed: 1, tickets: count, days: DAYS }).filter(({ type }) => type === 'ticket.received');
  const shiftMs = now - DAY_MS - (received.at(-1)?.occurredAt ?? now);
  return (received as Extract<SentEvent, { type: 'ticket.received' }>[]).map((event, index) => {
    const occurredAt = epochMs(event.occurredAt + shiftMs);
    const times = {
      receivedAt: occurredAt,
      acceptedAt: epochMs(occurredAt + 600_000),
      dispatchedAt: epochMs(occurredAt + 1_800_000),
    };
    const limitDays = LIMIT_DAYS[index % LIMIT_DAYS.length];
    const limit = limitDays !== undefined && { dueAt: epochMs(occurredAt + limitDays * DAY_MS) as EpochMs };
    return { ...event, ...limit, occurredAt, type: 'ticket.imported', stage: 'handling', times };
  });
}
