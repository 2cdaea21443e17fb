import type { SentEvent } from '../../../core/domain/event.ts';
import { epochMs } from '../../../core/geo/units.ts';
import { sentLog } from '../district-log.ts';
import { EventPoster } from '../ingest/event-poster.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';

const BATCH = 1_000;

/** A server whose district holds so many open tickets, all of them on the map: the most a page ever has to draw. */
export async function startFilledServer(tickets: number): Promise<DoorstepServer> {
  const server = await DoorstepServer.start();
  const poster = new EventPoster(server.url, 1);
  const events = openTickets(tickets);
  for (let from = 0; from < events.length; from += BATCH) {
    await poster.post(JSON.stringify(events.slice(from, from + BATCH)));
  }
  poster.close();
  return server;
}

/** Tickets as another system hands them over: in somebody's hands, with the moments up to there. */
function openTickets(count: number): SentEvent[] {
  const received = sentLog({ seed: 1, tickets: count, days: 365 }).filter(({ type }) => type === 'ticket.received');
  return (received as Extract<SentEvent, { type: 'ticket.received' }>[]).map((event) => {
    const { occurredAt: receivedAt } = event;
    const times = {
      receivedAt,
      acceptedAt: epochMs(receivedAt + 600_000),
      dispatchedAt: epochMs(receivedAt + 1_800_000),
    };
    return { ...event, type: 'ticket.imported', stage: 'handling', times };
  });
}
