import type { LoggedEvent, SentEvent, StoredEvent } from '../../core/domain/event.ts';
import type { EventId, GridId, TicketId, UnitId } from '../../core/domain/ids.ts';
import { GRADES, SATISFACTIONS } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs, type LonLat, lonLat } from '../../core/geo/units.ts';
import { seededRandom, seededUuid } from '../../core/testing/seeded-random.ts';

export type LogOptions = {
  readonly seed: number;
  readonly tickets: number;
  /** Over so many days the tickets come in; a district of 300,000 people has about a hundred a day. */
  readonly days: number;
  /** Put before each ticket number, so that several logs may go into one. */
  readonly prefix?: string;
  /** What the sources' clocks show: milliseconds unless said otherwise; exports of other systems tell whole seconds. */
  readonly resolutionMs?: number;
};

const FIRST_AT = Date.UTC(2025, 0, 1);
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Inside grid-town, so that a server of the default district takes the same events. */
const WEST = 126.505;
const SOUTH = 43.8;
const WIDTH = 0.09;
const HEIGHT = 0.06;

const CATEGORIES = Array.from({ length: 60 }, (_, i) => `${'ABCDEGHJKL'[i % 10]}0${1 + Math.floor(i / 10)}`);
const CHANNELS = ['hotline', 'grid', 'patrol', 'app', 'visit', 'video'];
const UNITS = Array.from({ length: 40 }, (_, i) => `U${i + 1}` as UnitId);
const GRIDS = Array.from(
  { length: 330 },
  (_, i) => `第${1 + (i % 11)}街道第${1 + (i % 33)}社区第${i + 1}网格` as GridId,
);

/** Mean waits of the loop; each is drawn from an exponential distribution. */
const WAIT_MS = {
  accepted: 12 * MINUTE_MS,
  dispatched: 25 * MINUTE_MS,
  handled: 20 * HOUR_MS,
  answered: 2 * HOUR_MS,
  rated: 8 * HOUR_MS,
} as const;
const DECLINED_SHARE = 0.03;
const REOPENED_SHARE = 0.04;
/** Up to so long an event is on its way before the server logs it. */
const TRAVEL_MS = 2_000;

/** Chance, and moments as the sources' clocks show them. */
type Chance = {
  random(): number;
  pick<Item>(items: readonly Item[]): Item;
  within(from: number, lengthMs: number): EpochMs;
  after(at: EpochMs, meanMs: number): EpochMs;
};

/** Full loops of so many tickets, as sources send them, in order of time. The same for the same options. */
export function sentLog(options: LogOptions): SentEvent[] {
  const { seed, days, tickets, prefix = '', resolutionMs } = options;
  const chance = chanceOf(seed, resolutionMs);
  const receivedAt = Array.from({ length: tickets }, () => chance.within(FIRST_AT, days * DAY_MS)).sort(
    (a, b) => a - b,
  );
  return receivedAt
    .flatMap((at, index) =>
      loopOf(`${prefix}${new Date(at).toISOString().slice(0, 10)}-${index + 1}` as TicketId, at, chance),
    )
    .sort((a, b) => a.occurredAt - b.occurredAt);
}

/** The same as rows of a log, with what the server adds. */
export function loggedLog(options: LogOptions): LoggedEvent[] {
  const chance = chanceOf(options.seed + 1);
  let loggedAt = 0;
  return sentLog(options).map((event, index) => {
    loggedAt = Math.max(loggedAt, event.occurredAt + Math.floor(chance.random() * TRAVEL_MS));
    return { seq: index + 1, loggedAt: epochMs(loggedAt), event: storedAs(event) };
  });
}

function storedAs(sent: SentEvent): StoredEvent {
  const server = { actor: 'hotline', source: 'device', provenance: 'recorded' } as const;
  return (
    'position' in sent ? { ...sent, ...server, gridId: gridAt(sent.position!) } : { ...sent, ...server }
  ) as StoredEvent; // the fields a log adds
}

/** Any fixed cut of the district: near points share a grid, as in a real one. */
function gridAt([lon, lat]: LonLat): GridId {
  const column = Math.floor(((lon - WEST) / WIDTH) * 22);
  const row = Math.floor(((lat - SOUTH) / HEIGHT) * 15);
  return GRIDS[row * 22 + column];
}

function chanceOf(seed: number, resolutionMs = 1): Chance {
  const random = seededRandom(seed);
  const shown = (at: number) => epochMs(Math.floor(at / resolutionMs) * resolutionMs);
  return {
    random,
    pick: (items) => items[Math.floor(random() * items.length)],
    within: (from, lengthMs) => shown(from + random() * lengthMs),
    after: (at, meanMs) => shown(at + SECOND_MS - Math.log(1 - random()) * meanMs),
  };
}

function loopOf(ticketId: TicketId, receivedAt: EpochMs, chance: Chance): SentEvent[] {
  const { pick, random, after } = chance;
  const steps: SentEvent[] = [];
  const base = (occurredAt: EpochMs) => ({ id: seededUuid(random) as EventId, ticketId, occurredAt });

  steps.push({ ...base(receivedAt), type: 'ticket.received', ...subject(chance) });
  const acceptedAt = after(receivedAt, WAIT_MS.accepted);
  if (random() < DECLINED_SHARE) {
    steps.push({ ...base(acceptedAt), type: 'ticket.declined', reasonCode: 'out-of-scope' });
    return steps;
  }
  steps.push({ ...base(acceptedAt), type: 'ticket.accepted' });
  const dispatchedAt = after(acceptedAt, WAIT_MS.dispatched);
  const dueAt = epochMs(dispatchedAt + pick([4, 24, 72, 120]) * HOUR_MS);
  steps.push({ ...base(dispatchedAt), type: 'ticket.dispatched', unitId: pick(UNITS), dueAt });

  let at = dispatchedAt;
  const handleAndAnswer = () => {
    const handledAt = after(at, WAIT_MS.handled);
    at = after(handledAt, WAIT_MS.answered);
    steps.push({ ...base(handledAt), type: 'ticket.handled', outcomeCode: 'solved' });
    steps.push({ ...base(at), type: 'ticket.answered' });
  };
  handleAndAnswer();
  if (random() < REOPENED_SHARE) {
    at = after(at, WAIT_MS.answered);
    steps.push({ ...base(at), type: 'ticket.reopened', reasonCode: 'not-solved' });
    handleAndAnswer();
  }
  steps.push({ ...base(after(at, WAIT_MS.rated)), type: 'ticket.rated', satisfaction: pick(SATISFACTIONS) });
  return steps;
}

function subject({ random, pick }: Chance) {
  const sixDecimals = (value: number) => Math.round(value * 1e6) / 1e6;
  const position = lonLat(sixDecimals(WEST + random() * WIDTH), sixDecimals(SOUTH + random() * HEIGHT));
  return { position, category: pick(CATEGORIES), codeVersion: 'bench-1', channel: pick(CHANNELS), grade: pick(GRADES) };
}
