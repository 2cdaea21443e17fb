import type { EventType, LoggedEvent, SentEvent, StoredEvent, StoredEventOf, StoredFields } from '../domain/event.ts';
import type { EventId, GridId, LampId, PatrolId, RoadWorkId, TicketId, UnitId } from '../domain/ids.ts';
import type { Ticket } from '../domain/ticket.ts';
import { epochMs, type LonLat, lonLat } from '../geo/units.ts';

/** 2026-01-17 16:50 in China. */
export const MOMENT = epochMs(Date.UTC(2026, 0, 17, 8, 50));
export const PLACE: LonLat = Object.freeze(lonLat(126.55, 43.83)) as LonLat;

export const ticketId = (text: string) => text as TicketId;
export const gridId = (text: string) => text as GridId;

type SentEventOf<Name extends EventType> = Extract<SentEvent, { type: Name }>;
type OwnFields<Name extends EventType> = Omit<SentEventOf<Name>, 'id' | 'type' | 'occurredAt'>;

const SUBJECT = { category: 'D01', codeVersion: 'test-1', channel: 'hotline' };
const TICKET = { ticketId: ticketId('T-1') };
const PATROL = { patrolId: 'P-1' as PatrolId };
const LAMP = { lampId: 'L-1' as LampId, position: PLACE };
const ROAD_WORK = { roadWorkId: 'W-1' as RoadWorkId };

/** What each type needs at least. */
const FIELDS: { readonly [Name in EventType]: OwnFields<Name> } = {
  'ticket.received': { ...TICKET, ...SUBJECT, position: PLACE },
  'ticket.accepted': TICKET,
  'ticket.declined': { ...TICKET, reasonCode: 'out-of-scope' },
  'ticket.dispatched': { ...TICKET, unitId: 'HW' as UnitId },
  'ticket.returned': { ...TICKET, reasonCode: 'wrong-unit' },
  'ticket.handled': { ...TICKET, outcomeCode: 'solved' },
  'ticket.answered': TICKET,
  'ticket.reopened': { ...TICKET, reasonCode: 'not-solved' },
  'ticket.rated': { ...TICKET, satisfaction: 'satisfied' },
  'ticket.merged': { ...TICKET, intoTicketId: ticketId('T-2') },
  'ticket.imported': { ...TICKET, ...SUBJECT, stage: 'handling', times: { receivedAt: MOMENT } },
  'patrol.started': PATROL,
  'patrol.ended': PATROL,
  'patrol.observed': { ...PATROL, position: PLACE, category: 'D01', codeVersion: 'test-1' },
  'lamp.failed': LAMP,
  'lamp.repaired': LAMP,
  'roadWork.planned': { ...ROAD_WORK, position: PLACE, kindCode: 'resurfacing' },
  'roadWork.started': ROAD_WORK,
  'roadWork.completed': ROAD_WORK,
  'weather.observed': { conditionCode: 'clear' },
  'duty.started': { shiftCode: 'day' },
  'setting.changed': { setting: 'walk-limit', value: 600 },
  'source.reported': { layer: 'lamp' },
  'report.announced': { rows: 100 },
  'meeting.held': { meetingCode: 'talk' },
  'suggestion.made': { channel: 'talk', themeCode: 'traffic' },
  'issue.solicited': { channel: 'online', themeCode: 'heating' },
  'visit.registered': { visitCode: 'household', households: 500 },
  'visit.made': { visitCode: 'household', households: 50 },
  'training.held': { trainingCode: 'story-telling', attendances: 40 },
};

const STORED: StoredFields = { actor: 'test', source: 'device', provenance: 'recorded' };

/** An event as a source sends it; the test states what matters. */
export function makeSent<Name extends EventType>(
  type: Name,
  fields: Partial<SentEventOf<Name>> = {},
): SentEventOf<Name> {
  const id = '11111111-2222-4333-8444-555555555555' as EventId;
  const made = { id, type, occurredAt: MOMENT, ...FIELDS[type], ...fields };
  return Object.freeze(made) as unknown as SentEventOf<Name>; // the table has every required field of the type
}

/** An event as the log keeps it. */
export function makeEvent<Name extends EventType>(
  type: Name,
  fields: Partial<StoredEventOf<Name>> = {},
): StoredEventOf<Name> {
  return Object.freeze({ ...makeSent(type), ...STORED, ...fields }) as unknown as StoredEventOf<Name>;
}

/** Rows of a log: numbered from 1, one second apart. */
export function makeLog(events: readonly StoredEvent[]): LoggedEvent[] {
  return events.map((event, index) => ({ seq: index + 1, loggedAt: epochMs(MOMENT + 1000 * index), event }));
}

export function makeTicket(fields: Partial<Ticket> = {}): Ticket {
  return Object.freeze({
    ...TICKET_AS_RECEIVED,
    ...fields,
  });
}

const TICKET_AS_RECEIVED: Ticket = {
  id: TICKET.ticketId,
  ...SUBJECT,
  stage: 'acceptance',
  position: PLACE,
  times: Object.freeze({ receivedAt: MOMENT }),
  changedAt: MOMENT,
  reworkCount: 0,
  source: STORED.source,
  provenance: STORED.provenance,
};
