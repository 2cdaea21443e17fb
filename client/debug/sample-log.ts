import { DistrictState } from '../../core/domain/district-state.ts';
import type { StoredEvent } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import { GRADES, type Ticket, type TicketStage } from '../../core/domain/ticket.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { makeEvent } from '../../core/testing/make.ts';
import { seededRandom, seededUuid } from '../../core/testing/seeded-random.ts';
import type { LoadedDistrict } from '../store/district.ts';
import { scatter } from './street-points.ts';

const TICKETS = 400;
const HOUR_MS = 3_600_000;
const STAGES: readonly TicketStage[] = ['acceptance', 'dispatch', 'handling', 'handling', 'feedback', 'closed'];
/** Every so many lamps is out; those of the first circuit all are. */
const LAMP_OUT_EVERY = 40;

/** An invented day in a real or invented district, always the same: tickets, dark lamps, works. Demo data throughout. */
export function sampleLog(district: LoadedDistrict, now: EpochMs, loggedAt: EpochMs): DistrictState {
  const { zone, windowDays } = district.body;
  const state = new DistrictState({ zone, windowDays });
  const random = seededRandom(4);
  const events = [...ticketEvents(district, now, random), ...lampEvents(district), ...workEvents(district)];
  const told = events.map((event) => ({ ...event, id: seededUuid(random), provenance: 'simulated' }) as StoredEvent);
  told.forEach((event, i) => {
    state.apply({ seq: i + 1, loggedAt, event });
  });
  return state;
}

/** The areas of a district, to look positions up in. */
export function areaIndexOf({ grids }: LoadedDistrict): AreaIndex<string> | undefined {
  const areas = grids.features.map(({ properties, geometry }) => ({
    id: properties.gridId,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));
  return areas.length > 0 ? new AreaIndex(areas) : undefined;
}

function ticketEvents(district: LoadedDistrict, now: EpochMs, random: () => number): StoredEvent[] {
  const index = areaIndexOf(district);
  const place = scatter(district, random);
  const categories = [...district.categoryNames.keys()];
  return Array.from({ length: TICKETS }, (_, i) => {
    const position = place();
    const stage = STAGES[Math.floor(random() * STAGES.length)];
    const receivedAt = epochMs(now - Math.floor(random() * 60 * HOUR_MS));
    const closed = stage === 'closed' && { outcome: 'answered' as const };
    const gridId = index?.find(position)?.id as Ticket['gridId']; // ids of the district's own grids
    return makeEvent('ticket.imported', {
      ticketId: `DEMO-${i + 1}` as TicketId,
      occurredAt: receivedAt,
      category: categories[Math.floor(random() * categories.length)] ?? 'D01',
      codeVersion: district.body.codeVersion,
      channel: 'grid',
      grade: GRADES[Math.min(GRADES.length - 1, Math.floor(random() ** 0.4 * GRADES.length))],
      dueAt: epochMs(receivedAt + (8 + 60 * random()) * HOUR_MS),
      position,
      stage,
      times: { receivedAt, ...(closed && { closedAt: epochMs((receivedAt + now) / 2) }) },
      ...(gridId && { gridId }),
      ...closed,
    });
  });
}

function lampEvents({ lamps, circuits }: LoadedDistrict): StoredEvent[] {
  const failed = lamps.filter(({ circuitId }, i) => circuitId === circuits[0]?.id || i % LAMP_OUT_EVERY === 0);
  return [
    makeEvent('source.reported', { layer: 'lamp' }),
    ...failed.map(({ id, position }) => makeEvent('lamp.failed', { lampId: id, position })),
  ];
}

function workEvents({ works }: LoadedDistrict): StoredEvent[] {
  const types = ['roadWork.planned', 'roadWork.started', 'roadWork.completed'] as const;
  return [
    makeEvent('source.reported', { layer: 'roadWork' }),
    ...works.map(({ id }, i) => makeEvent(types[i % types.length], { roadWorkId: id })),
  ];
}
