import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type EpochMs, epochMs, isInside } from '../../core/geo/units.ts';
import type { PatrolFix } from '../../core/protocol/http.ts';
import { corner, GRID_TOWN } from '../make-district/grid-town-plan.ts';
import { Agenda } from './agenda.ts';
import { arrivalRate } from './arrival-rate.ts';
import { Chance } from './chance.ts';
import { Season } from './new-request.ts';
import { VOLUME } from './settings.ts';
import type { Chapter, Known } from './story.ts';
import type { StoryTools } from './story-tools.ts';
import { gridTown, HOUR_MS, judged, NOTHING, NOW, ofType, storyOf, tell, town } from './testing/stage.ts';
import { TicketLife } from './ticket-life.ts';

const DAY_MS = 24 * HOUR_MS;
const { areas, district } = gridTown;

describe('a story', () => {
  const days = tell(48);

  it('is one that the server takes, every event of it', () => {
    const { refused, state } = judged(days.events);
    expect(refused).toEqual([]);
    expect(state.seq).toBe(days.events.length);
    expect(state.skipped).toBe(0);
  });

  it('is told in the order it happens, from a day before its beginning on', () => {
    const moments = days.events.map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments[0]).toBe(NOW - VOLUME.historySeconds * 1000);
    expect(moments.at(-1)).toBeLessThanOrEqual(NOW + 2 * DAY_MS);
  });

  it('has every way through the loop in it', () => {
    const types = new Set(days.events.map(({ type }) => type));
    // all but the import, which is no simulator's, settings, which are an operator's, and the end of a work, which takes days
    expect(types.size).toBe(23 - 3);
    const { state } = judged(days.events);
    const outcomes = new Set([...state.tickets.values()].map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set([undefined, 'answered', 'declined', 'merged']));
  });

  it('gives every event an id of its own', () => {
    expect(new Set(days.events.map(({ id }) => id)).size).toBe(days.events.length);
  });

  it('has no text but what says that it is invented', () => {
    const texts = days.events.flatMap(({ private: fields }) => (fields ? Object.entries(fields) : []));
    expect(texts.length).toBeGreaterThan(0);
    for (const [field, value] of texts) {
      expect(field).toBe('text');
      expect(value).toContain('（模拟）');
    }
  });
});

describe('chance in a story', () => {
  const hour = tell(1);

  it('is the same for the same seed and the same beginning', () => {
    expect(tell(1)).toEqual(hour);
  });

  it.each([1, 60])('is the same for a beginning a few hundred milliseconds later, at pace %d', (pace) => {
    const from = epochMs(NOW + 50 * 60_000);
    const first = (now: EpochMs) => storyOf({ now, pace }).tellUntil(epochMs(from + 2 * DAY_MS), 30_000);
    const told = first(epochMs(from + 120));
    expect(told.events.length).toBeGreaterThan(10_000);
    expect(first(epochMs(from + 980))).toEqual(told);
  });

  it('is the same in slices', () => {
    const story = storyOf();
    const events: SentEvent[] = [];
    const fixes: PatrolFix[] = [];
    const until = epochMs(NOW + HOUR_MS);
    while (story.nextAt() <= until) {
      const chapter = story.tellUntil(until, 100);
      events.push(...chapter.events);
      fixes.push(...chapter.fixes);
    }
    expect({ events, fixes }).toEqual(hour);
  });

  it('is the same in one go and in small steps', () => {
    const story = storyOf();
    const events: SentEvent[] = [];
    const fixes: PatrolFix[] = [];
    for (let at = NOW - 2 * DAY_MS; at <= NOW + HOUR_MS; at += 7 * 60_000) {
      const chapter = story.tellUntil(epochMs(Math.min(at, NOW + HOUR_MS)));
      events.push(...chapter.events);
      fixes.push(...chapter.fixes);
    }
    const rest = story.tellUntil(epochMs(NOW + HOUR_MS));
    expect({ events: [...events, ...rest.events], fixes: [...fixes, ...rest.fixes] }).toEqual(hour);
  });

  it.each([
    ['seed', { seed: 2 }],
    ['hour of the beginning', { now: epochMs(NOW + HOUR_MS) }],
    ['position in the log', { known: { ...NOTHING, seq: 1 } }],
  ])('is another one with another %s, down to the ids', (_, options) => {
    const ids = new Set(hour.events.map(({ id }) => id));
    const other = tell(1, options).events;
    expect(other.length).toBeGreaterThan(0);
    expect(other.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});

describe('a fast story', () => {
  it.each([600, 100_000])('has the history of a slow one, at pace %d', (pace) => {
    const isPromise = (key: string) => key === 'dueAt' || key === 'plannedEndAt';
    // what is promised for after the beginning is promised at the pace that the town has by then
    const history = ({ events }: Chapter) =>
      events
        .filter(({ occurredAt }) => occurredAt < NOW)
        .map((event) => Object.fromEntries(Object.entries(event).filter(([key]) => !isPromise(key))));
    expect(history(tell(0, { pace }))).toEqual(history(tell(0)));
  });

  it('is told in bounded slices', () => {
    const story = storyOf({ pace: 100_000 });
    const most = Math.max(
      ...Array.from({ length: 200 }, () => story.tellUntil(epochMs(NOW + HOUR_MS), 100).events.length),
    );
    expect(story.nextAt()).toBeLessThanOrEqual(NOW + HOUR_MS);
    // a happening tells of a shift of 48 patrols or of some circuits of 40 lamps at most
    expect(most).toBeLessThan(100 + 5 * 40);
  });

  it('is one that the server takes', () => {
    const { refused, state } = judged(storyOf({ pace: 100_000 }).tellUntil(epochMs(NOW + HOUR_MS), 60_000).events);
    expect(refused).toEqual([]);
    expect(state.seq).toBeGreaterThan(10_000);
  });
});

describe('a second run on the same log', () => {
  // a circuit has just gone dark when the first run ends
  const firstEvents = tell(1, { scenario: 'control-box' }).events;
  const first = judged(firstEvents);
  const known: Known = {
    seq: first.state.seq,
    tickets: [...first.state.tickets.values()].filter(isOpen),
    failedLamps: [...first.state.streets.failedLamps.values()],
    roadWorks: [...first.state.streets.roadWorks.values()],
    patrols: new Set(first.state.streets.patrols.keys()),
  };
  const now = epochMs(NOW + 2 * HOUR_MS);
  const { events } = tell(24, { now, known });

  it('is one that the server takes', () => {
    const both = judged(events, judged(firstEvents));
    expect(both.refused).toEqual([]);
    expect(both.state.seq).toBe(known.seq + events.length);
  });

  it('tells no history and begins when it begins', () => {
    expect(Math.min(...events.map(({ occurredAt }) => occurredAt))).toBeGreaterThanOrEqual(now);
  });

  it('gives no number twice', () => {
    const ids = [...first.state.tickets.keys(), ...ofType(events, 'ticket.received').map(({ ticketId }) => ticketId)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('goes on with the tickets it finds', () => {
    const waiting = known.tickets.filter(({ stage }) => stage === 'acceptance' || stage === 'dispatch');
    expect(waiting.length).toBeGreaterThan(0);
    const moved = new Set(events.flatMap((event) => ('ticketId' in event ? [event.ticketId] : [])));
    expect(waiting.filter(({ id }) => !moved.has(id))).toEqual([]);
  });

  it('repairs the lamps it finds dark and does not start a patrol again', () => {
    const repaired = new Set(ofType(events, 'lamp.repaired').map(({ lampId }) => lampId));
    // a circuit has eight lamps at least
    expect(known.failedLamps.length).toBeGreaterThanOrEqual(8);
    expect(known.failedLamps.filter(({ id }) => repaired.has(id)).length).toBeGreaterThan(0);
    const atOnce = ofType(events, 'patrol.started').filter(({ occurredAt }) => occurredAt === now);
    expect(atOnce).toEqual([]);
  });
});

/** Tickets alone, which takes much less time than a whole town. */
function tellTickets(days: number, options: { ticketsPerHour: number; pace?: number }): SentEvent[] {
  const agenda = new Agenda();
  const events: SentEvent[] = [];
  let number = 0;
  const tools: StoryTools = {
    town,
    agenda,
    chance: (part) => new Chance(1, part),
    tell: (event, occurredAt) =>
      events.push({ ...event, id: String(events.length), occurredAt } as unknown as SentEvent),
    report: () => {},
    later: (at, seconds) => epochMs(Math.round(at + (seconds * 1000) / (options.pace ?? 1))),
    nextNumber: () => ++number,
  };
  const rate = arrivalRate(town.clock, options.ticketsPerHour, 1);
  new TicketLife(tools, { season: new Season(town), rate }).begin(NOW);
  agenda.runUntil(epochMs(NOW + days * DAY_MS));
  return events;
}

describe('tickets', () => {
  const DAYS = 56;
  const events = tellTickets(DAYS, { ticketsPerHour: 30 });
  const received = ofType(events, 'ticket.received');

  it('come in by hour of day as the settings say', () => {
    const counts = Array(24).fill(0);
    for (const { occurredAt } of received) counts[town.clock.read(occurredAt).hour] += 1;
    VOLUME.hourWeights.forEach((weight, hour) => {
      const expected = (received.length * weight) / 24;
      // Poisson within a day, and the days' own levels (Gamma with k = 20) on top: variance n + n² / (20 × days)
      const deviation = Math.sqrt(expected + expected ** 2 / (VOLUME.dayLevelK * DAYS));
      expect(Math.abs(counts[hour] - expected), `hour ${hour}`).toBeLessThan(5 * deviation);
    });
  });

  it('come in at the rate asked for', () => {
    // eight whole weeks; the week's mean weight is 7.05 / 7
    const expected = 30 * 24 * DAYS * ((1.15 + 3 * 1.05 + 1 + 0.75 + 0.7) / 7);
    const deviation = Math.sqrt(expected + expected ** 2 / (VOLUME.dayLevelK * DAYS));
    expect(Math.abs(received.length - expected)).toBeLessThan(5 * deviation);
  });

  it('are mostly accepted within ten minutes', () => {
    const receivedAt = new Map(received.map(({ ticketId, occurredAt }) => [ticketId, occurredAt]));
    const accepted = ofType(events, 'ticket.accepted');
    const inTime = accepted.filter((event) => event.occurredAt - receivedAt.get(event.ticketId)! <= 600_000);
    // log-normal with median 3.5 min and σ 0.7: Φ(ln(10 / 3.5) / 0.7) = Φ(1.4997) = 0.933
    expect(inTime.length / accepted.length).toBeCloseTo(0.933, 2);
  });

  it('gather in some grids and leave others quiet', () => {
    const index = new AreaIndex(areas);
    const counts = new Map<string, number>(areas.map(({ id }) => [id, 0]));
    for (const { position } of received) {
      const { id } = index.find(position)!;
      counts.set(id, counts.get(id)! + 1);
    }
    const sorted = [...counts.values()].sort((a, b) => a - b);
    const total = received.length;
    // Gini coefficient of the sorted counts x₁ … xₙ: Σ (2i − n − 1) xᵢ / (n Σ xᵢ)
    const gini = sorted.reduce((sum, x, i) => sum + (2 * (i + 1) - 257) * x, 0) / (256 * total);
    expect(gini).toBeGreaterThan(0.45);
    expect(gini).toBeLessThan(0.65);
    // 7 % of 256 grids are quiet, 18 on the average
    expect(sorted.filter((count) => count === 0).length).toBeGreaterThan(9);
  });

  it('live as much faster as the pace says', () => {
    const minutesToAccept = (pace: number) => {
      const told = tellTickets(0.5, { pace, ticketsPerHour: 60 });
      const at = new Map(ofType(told, 'ticket.received').map(({ ticketId, occurredAt }) => [ticketId, occurredAt]));
      const waits = ofType(told, 'ticket.accepted').map((event) => event.occurredAt - at.get(event.ticketId)!);
      return waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)] / 60_000;
    };
    expect(minutesToAccept(1)).toBeCloseTo(3.5, 0);
    expect(minutesToAccept(10)).toBeCloseTo(0.35, 1);
  });
});

describe('patrols', () => {
  const { fixes, events } = tell(3);
  const byPatrol = new Map<string, PatrolFix[]>();
  for (const fix of fixes) byPatrol.set(fix.patrolId, [...(byPatrol.get(fix.patrolId) ?? []), fix]);

  it('are several dozen by day and half as many at night', () => {
    expect(byPatrol.size).toBe(48);
    const evening = epochMs(Date.parse('2026-01-17T19:30+08:00'));
    const night = storyOf({ now: evening });
    night.tellUntil(epochMs(evening + HOUR_MS));
    const later = night.tellUntil(epochMs(evening + 2 * HOUR_MS)).fixes;
    expect(new Set(later.map(({ patrolId }) => patrolId)).size).toBe(24);
  });

  it('say where they are every 15 to 60 seconds', () => {
    for (const [, own] of byPatrol) {
      const gaps = own.slice(1).map((fix, i) => (fix.occurredAt - own[i].occurredAt) / 1000);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15);
      expect(Math.max(...gaps)).toBeLessThanOrEqual(60.001);
    }
  });

  it('cross the river by its bridge only', () => {
    const river = new AreaIndex([{ id: 'river', polygons: [gridTown.places.water[0].rings] }]);
    const bridge = gridTown.places.streets.find((street) => street.class === 'bridge')!;
    const onWater = fixes.filter(({ position }) => river.find(position) !== undefined);
    for (const { position } of onWater) expect(town.ground.metersToPath(position, bridge.path)).toBeLessThan(0.2);
  });

  it('keep to the streets, and to the town', () => {
    const [west, south] = corner(0, 0);
    const [east, north] = corner(1, 1);
    const offStreet = ({ position: [lon, lat] }: PatrolFix) => {
      const blocks = [(lon - west) / (east - west), (lat - south) / (north - south)];
      // meters to the nearest street; six decimals are 0.1 m, and the raster drifts by less than a meter over the town
      return Math.min(...blocks.map((value) => Math.abs(value - Math.round(value)))) * GRID_TOWN.blockMeters;
    };
    for (const fix of fixes) {
      expect(offStreet(fix)).toBeLessThan(1);
      expect(isInside(fix.position, district.bbox)).toBe(true);
    }
  });

  it('are often enough in one cell that three members meet within the hour', () => {
    const visitors = new Map<string, Set<string>>();
    const until = NOW + 3 * HOUR_MS;
    for (const { patrolId, occurredAt, position } of fixes) {
      if (occurredAt < until - HOUR_MS) continue;
      const cell = position.map((value, axis) => Math.floor(value / (axis === 0 ? 0.00125 : 0.0009))).join('.');
      visitors.set(cell, (visitors.get(cell) ?? new Set()).add(patrolId));
    }
    expect([...visitors.values()].filter((members) => members.size >= 3).length).toBeGreaterThan(20);
  });

  it('note something now and then, so that the district is never silent', () => {
    const noted = ofType(events, 'patrol.observed').filter(({ occurredAt }) => occurredAt >= NOW);
    // 48 patrols, one note in 150 s each on the average: one in 3.1 s
    expect((3 * 3600) / noted.length).toBeCloseTo(150 / 48, 0);
  });
});

describe('road works', () => {
  const { events } = tell(72);
  const steps = events.flatMap((event) => (event.type.startsWith('roadWork.') && 'roadWorkId' in event ? [event] : []));
  const { works } = gridTown.places;

  it('are those of the district, each planned, started and completed in turn', () => {
    expect(new Set(steps.map(({ roadWorkId }) => roadWorkId))).toEqual(new Set(works.map(({ id }) => id)));
    const turn = ['roadWork.planned', 'roadWork.started', 'roadWork.completed'];
    for (const { id } of works) {
      const own = steps.filter(({ roadWorkId }) => roadWorkId === id).map(({ type }) => type as string);
      expect(own).toEqual(own.map((_, i) => turn[i % 3]));
    }
  });

  it('lie in the middle of their stretch', () => {
    for (const { roadWorkId, position, kindCode } of ofType(events, 'roadWork.planned')) {
      const place = works.find(({ id }) => id === roadWorkId)!;
      expect(town.ground.metersBetween(position, town.ground.along(place.path, 0.5))).toBe(0);
      expect(kindCode).toBe(place.kindCode);
    }
  });
});

describe('what the whole district hears of', () => {
  const { events } = tell(24);
  const hourOf = (at: EpochMs) => town.clock.read(at).hour;

  it('is weather every hour, colder than freezing in January', () => {
    const weather = ofType(events, 'weather.observed');
    // 48 full hours, and the first moment, which is one of them
    expect(weather.length).toBe(49);
    expect(weather.filter(({ temperatureCelsius }) => temperatureCelsius! < 0)).toHaveLength(49);
  });

  it('is a shift at 0, 8 and 16 o’clock', () => {
    const shifts = ofType(events, 'duty.started').map(({ occurredAt, shiftCode }) => [hourOf(occurredAt), shiftCode]);
    const day = [
      [16, 'evening'],
      [0, 'night'],
      [8, 'day'],
    ];
    expect(shifts).toEqual([...day, ...day]);
  });

  it('is "nothing new" of five layers every ten minutes', () => {
    expect(ofType(events, 'source.reported')).toHaveLength(5 * 6 * 48);
  });
});
