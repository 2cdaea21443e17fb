import { type FileFeatures, PLACE_FILES, readPlaces } from '../../core/domain/district-places.ts';
import type { SentEvent, StoredEvent } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import { isOpen, type Ticket } from '../../core/domain/ticket.ts';
import { foldTicket, isTicketEvent } from '../../core/domain/ticket-fold.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { DistrictFolder } from '../../server/district/folder.ts';
import { readGridAreas } from '../../server/district/grid-areas.ts';
import type { FirstDays } from '../../server/first-days.ts';
import { householdsOf, sparedAreas } from './read-district.ts';
import { createStory, type Known } from './story.ts';
import { Town, type TownFiles } from './town.ts';

const DAY_SECONDS = 86_400;
/** So many days are told before the first start. */
export const FIRST_DAYS = 30;
/** The last of them step by step, so that patrols, queues and the latest rows are as in a town that was watched. */
const STEP_BY_STEP_DAYS = 1;
/** As the simulator has it, so that both tell of the same town. */
const SEED = 1;
const NOTHING: Known = { seq: 0, tickets: [], failedLamps: [], roadWorks: [], patrols: new Set() };

/** The days before a moment as the town of the simulator lived them. */
export const firstDays: FirstDays = (folder, now) => {
  const town = new Town(townFilesOf(folder), SEED);
  const ticketsPerHour = town.usualRate;
  const historySeconds = FIRST_DAYS * DAY_SECONDS;
  const story = createStory({ town, seed: SEED, now, known: NOTHING, ticketsPerHour, pace: 1, historySeconds });
  const { events } = story.tellUntil(now);
  return shortened(events, epochMs(now - STEP_BY_STEP_DAYS * DAY_SECONDS * 1000));
};

/**
 * The same days in fewer events: a ticket that was closed before a moment is told once, as an import tells it, and of weather,
 * shifts and "nothing new" only what comes after. The tickets that remain are the same ones.
 */
export function shortened(events: readonly SentEvent[], from: EpochMs): SentEvent[] {
  const tickets = new Map<TicketId, { ticket: Ticket; first: SentEvent; last: SentEvent }>();
  for (const event of events) {
    const stored = { ...event, actor: 'simulator', source: 'simulator', provenance: 'simulated' } as StoredEvent;
    if (!isTicketEvent(stored)) continue;
    const known = tickets.get(stored.ticketId);
    const ticket = foldTicket(known?.ticket, stored, event.occurredAt);
    if (ticket) tickets.set(ticket.id, { ticket, first: known?.first ?? event, last: event });
  }
  return events.flatMap((event): SentEvent[] => {
    if (!('ticketId' in event)) return event.occurredAt >= from || !isPassing(event) ? [event] : [];
    const { ticket, first, last } = tickets.get(event.ticketId)!; // every ticket begins with its receipt
    if (isOpen(ticket) || last.occurredAt >= from) return [event];
    return event === last ? [asImported(ticket, first, last)] : [];
  });
}

/** Told and over: nothing of it is left but the newest. */
const isPassing = ({ type }: SentEvent) =>
  type === 'source.reported' || type === 'weather.observed' || type === 'duty.started' || type === 'patrol.observed';

function asImported(ticket: Ticket, first: SentEvent, last: SentEvent): SentEvent {
  const { id: ticketId, category, codeVersion, channel, grade, position, unitId, dueAt, stage, outcome } = ticket;
  const { satisfaction, mergedInto: intoTicketId, reworkCount, times } = ticket;
  const told = { category, codeVersion, channel, grade, position, unitId, dueAt, stage, outcome, satisfaction };
  const event = { ...told, intoTicketId, ...(reworkCount > 0 && { reworkCount }), times };
  const { id } = first; // its own event is not told, so that the id is free
  const whole = { id, type: 'ticket.imported', occurredAt: last.occurredAt, ticketId, ...event };
  return JSON.parse(JSON.stringify(whole)) as SentEvent; // without the fields that are undefined
}

/** The files of a folder as the simulator reads them from a server. */
export function townFilesOf({ district, files }: Pick<DistrictFolder, 'district' | 'files'>): TownFiles {
  const readJson = (name: string) => {
    const file = files.get(name);
    return file && JSON.parse(file.bytes.toString('utf8'));
  };
  const grids = readJson('grids.geojson');
  const buildings = files.get('buildings.bin');
  return {
    district,
    areas: readGridAreas(grids, (reason) => new Error(`grids.geojson: ${reason}.`)),
    codes: readJson('codes.json'),
    places: readPlaces((kind) => readJson(PLACE_FILES[kind].name) as FileFeatures | undefined),
    households: householdsOf(grids),
    doors: buildings && readBuildingDoors(buildings.bytes),
    sparedAreas: sparedAreas(grids),
  };
}
