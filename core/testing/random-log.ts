import { EVENT_TYPES, type EventType, type LoggedEvent, type StoredEvent } from '../domain/event.ts';
import type { LampId, PatrolId, RoadWorkId, TicketId, UnitId } from '../domain/ids.ts';
import { GRADES, SATISFACTIONS, TICKET_OUTCOMES, TICKET_STAGES } from '../domain/ticket.ts';
import { epochMs, type LonLat } from '../geo/units.ts';
import { MOMENT, makeEvent } from './make.ts';
import { seededRandom, seededUuid } from './seeded-random.ts';

type Options = {
  readonly seed: number;
  readonly length: number;
  /** Few tickets make many steps of the same one. */
  readonly tickets?: number;
};

/**
 * Rows of every event type about few things, in any order, legal or not: what the fold must bear. The same for the same
 * options.
 */
export function randomLog({ seed, length, tickets = 12 }: Options): LoggedEvent[] {
  const random = seededRandom(seed);
  let loggedAt = MOMENT;
  return Array.from({ length }, (_, index) => {
    loggedAt = epochMs(loggedAt + Math.floor(random() * 3_600_000));
    return { seq: index + 1, loggedAt, event: randomEvent(random, loggedAt, tickets) };
  });
}

function randomEvent(random: () => number, now: number, tickets: number): StoredEvent {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const maybe = <Value>(value: Value) => (random() < 0.5 ? value : undefined);
  const numbered = (letter: string, count: number) => `${letter}-${Math.floor(random() * count)}`;
  const moment = () => epochMs(now - Math.floor(random() * 7_200_000));
  const type: EventType = pick(EVENT_TYPES);
  const position: LonLat = [126.5 + Math.round(random() * 1e5) / 1e6, 43.79 + random() / 10];
  const values = {
    id: seededUuid(random),
    occurredAt: moment(),
    ticketId: numbered('T', tickets) as TicketId,
    intoTicketId: numbered('T', tickets) as TicketId,
    category: pick(['A01', 'D01', 'G04']),
    channel: pick(['hotline', 'grid']),
    grade: maybe(pick(GRADES)),
    unitId: numbered('U', 4) as UnitId,
    position: OPTIONAL[type]?.includes('position') ? maybe(position) : position,
    gridId: maybe(numbered('G', 9)),
    dueAt: maybe(epochMs(now + 86_400_000)),
    stage: pick(TICKET_STAGES),
    outcome: maybe(pick(TICKET_OUTCOMES)),
    satisfaction: pick(SATISFACTIONS),
    times: { receivedAt: moment(), acceptedAt: maybe(moment()), closedAt: maybe(moment()) },
    patrolId: numbered('P', 5) as PatrolId,
    lampId: numbered('L', 20) as LampId,
    roadWorkId: numbered('W', 6) as RoadWorkId,
    plannedEndAt: maybe(epochMs(now + 86_400_000)),
    temperatureCelsius: maybe(Math.round(random() * 400 - 200) / 10),
    setting: numbered('setting', 3),
    value: pick<boolean | number | string | string[]>([true, 600, 'words', ['a', 'b']]),
    layer: pick(['lamp', 'roadWork', 'weather']),
    rows: 1 + Math.floor(random() * 1_000),
    meetingCode: pick(['forum', 'talk']),
    themeCode: pick(['traffic', 'heating']),
    visitCode: pick(['household', 'key-household']),
    households: 1 + Math.floor(random() * 100),
    attendances: 1 + Math.floor(random() * 100),
  };
  const known = makeEvent(type);
  const told = Object.entries(values).filter(([field, value]) => value !== undefined && mayCarry(known, field));
  return { ...known, ...Object.fromEntries(told) } as StoredEvent; // fields of the type, replaced by chance
}

/** Fields that a type has without needing them. */
const OPTIONAL: Partial<Record<EventType, readonly string[]>> = {
  'ticket.received': ['grade', 'gridId'],
  'ticket.dispatched': ['dueAt'],
  'ticket.imported': ['grade', 'gridId', 'position', 'unitId', 'dueAt', 'outcome'],
  'meeting.held': ['position', 'gridId'],
  'suggestion.made': ['position', 'gridId'],
  'issue.solicited': ['position', 'gridId'],
  'visit.registered': ['position', 'gridId'],
  'visit.made': ['position', 'gridId'],
  'training.held': ['position', 'gridId'],
  'roadWork.planned': ['plannedEndAt'],
  'roadWork.started': ['plannedEndAt'],
  'weather.observed': ['temperatureCelsius'],
  'duty.started': ['unitId'],
};

const mayCarry = (event: StoredEvent, field: string) => field in event || OPTIONAL[event.type]?.includes(field);
