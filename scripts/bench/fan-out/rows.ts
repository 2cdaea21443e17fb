import type { LoggedEvent, StoredEvent } from '../../../core/domain/event.ts';
import type { EventId, GridId, TicketId } from '../../../core/domain/ids.ts';
import { epochMs, lonLat } from '../../../core/geo/units.ts';
import { seededRandom, seededUuid } from '../../../core/testing/seeded-random.ts';

const SEED = 20260117;

/** Requests as they come in: rows of about 400 bytes. */
export function requestRows(count: number): LoggedEvent[] {
  const random = seededRandom(SEED);
  return Array.from({ length: count }, (_, index) => {
    const occurredAt = epochMs(1_768_640_000_000 + 50 * index);
    const event: StoredEvent = {
      ...requestEvent(index, random),
      occurredAt,
      actor: 'hotline',
      source: 'device',
      provenance: 'recorded',
      gridId: '第三街道第十二社区第07网格' as GridId,
    };
    return { seq: index + 1, loggedAt: epochMs(occurredAt + 12), event };
  });
}

/** Such requests as a source sends them; other ones for another seed. */
export function sentRequests(count: number, seed = SEED) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    ...requestEvent(index, random, `${seed}-`),
    occurredAt: Date.now(),
  }));
}

function requestEvent(index: number, random: () => number, prefix = '') {
  const sixDecimals = (value: number) => Math.round(value * 1e6) / 1e6;
  return {
    id: seededUuid(random) as EventId,
    type: 'ticket.received' as const,
    ticketId: `${prefix}2026-01-17-${String(index + 1).padStart(5, '0')}` as TicketId,
    category: 'G04',
    codeVersion: 'doorstep-demo-1',
    channel: 'hotline',
    grade: 'ordinary' as const,
    position: lonLat(sixDecimals(126.505 + 0.09 * random()), sixDecimals(43.8 + 0.06 * random())),
  };
}
