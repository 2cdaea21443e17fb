import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { epochMs, type LonLat } from '../../core/geo/units.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenario-settings.ts';
import type { Known } from './story.ts';
import { gridTown, HOUR_MS, judged, NOTHING, NOW, ofType, tell, town } from './testing/stage.ts';

/** Many tickets, so that a factor shows; the factor does not depend on it. */
const ticketsPerHour = 600;
const { places } = gridTown;

type Received = Extract<SentEvent, { type: 'ticket.received' }>;

/** A log that is not empty gets no history. */
const known: Known = { ...NOTHING, seq: 1 };

const receivedIn = (hours: number, scenario?: ScenarioName, now = NOW) =>
  ofType(tell(hours, { scenario, ticketsPerHour, now, known }).events, 'ticket.received');

const localHours = ({ occurredAt }: Received) => {
  const { hour, minute } = town.clock.read(occurredAt);
  return hour + minute / 60;
};
const countOf = (tickets: readonly Received[], fits: (ticket: Received) => boolean) => tickets.filter(fits).length;

/** Four standard deviations of the quotient of two Poisson counts with that quotient. */
const tolerance = (before: number, factor: number) => 4 * factor * Math.sqrt(1 / before + 1 / (before * factor));

const isNear = (position: LonLat, others: readonly LonLat[], meters: number) =>
  others.some((other) => town.ground.metersBetween(position, other) <= meters);

describe('every scenario', () => {
  it.each(SCENARIO_NAMES)('%s is one that the server takes', (scenario) => {
    const { refused, state } = judged(tell(8, { scenario }).events);
    expect(refused).toEqual([]);
    expect(state.skipped).toBe(0);
  });

  it.each(SCENARIO_NAMES)('%s leaves the past, and what happens anyway, as they are', (scenario) => {
    const fingerprint = (events: readonly SentEvent[]) =>
      ofType(events, 'patrol.observed').map(({ occurredAt, position }) => `${occurredAt} ${position}`);
    const [quiet, troubled] = [tell(3).events, tell(3, { scenario }).events];
    const past = (events: readonly SentEvent[]) => events.filter(({ occurredAt }) => occurredAt < NOW);
    expect(past(troubled)).toEqual(past(quiet));
    expect(fingerprint(troubled)).toEqual(fingerprint(quiet));
  });
});

describe('market day', () => {
  const [quiet, market] = [receivedIn(25), receivedIn(25, 'market-day')];
  const atMarket = ({ category, position }: Received) =>
    category === 'E01' && position !== undefined && isNear(position, town.markets, 300.2);
  const inMorning = (ticket: Received) => localHours(ticket) >= 6 && localHours(ticket) < 12;

  it('has three times the street vending within 300 m of a market from 6 to 12', () => {
    const usual = countOf(quiet, (ticket) => atMarket(ticket) && inMorning(ticket));
    const now = countOf(market, (ticket) => atMarket(ticket) && inMorning(ticket));
    expect(usual).toBeGreaterThan(30);
    expect(Math.abs(now / usual - 3)).toBeLessThan(tolerance(usual, 3));
  });

  it('has as much of everything else', () => {
    const rest = (ticket: Received) => !(atMarket(ticket) && inMorning(ticket));
    // a ticket on top may be the one that a later one repeats, so a few lie elsewhere
    const [usual, now] = [quiet, market].map((tickets) => countOf(tickets, rest));
    expect(Math.abs(now / usual - 1)).toBeLessThan(0.02);
  });
});

describe('rime weekend', () => {
  const CODES = ['J01', 'J03', 'E03'];
  const banks = places.water[0].rings[0];
  const byRiver = ({ position }: Received) =>
    position !== undefined && town.ground.metersToPath(position, banks) <= 400.2;
  const [quiet, rime] = [receivedIn(25), receivedIn(25, 'rime-weekend')];
  const inTime = (ticket: Received) => localHours(ticket) >= 6.5 && localHours(ticket) < 11;
  const isTraffic = ({ category }: Received) => CODES.includes(category);

  it('has four times the traffic tickets between 06:30 and 11:00, what is more of them along the river', () => {
    const usual = countOf(quiet, (ticket) => isTraffic(ticket) && inTime(ticket));
    const now = countOf(rime, (ticket) => isTraffic(ticket) && inTime(ticket));
    expect(Math.abs(now / usual - 4)).toBeLessThan(tolerance(usual, 4));
    const along = (tickets: readonly Received[]) =>
      countOf(tickets, (ticket) => isTraffic(ticket) && inTime(ticket) && byRiver(ticket));
    // all but what is repeated within 150 m of its first report
    expect(along(rime) - along(quiet)).toBeGreaterThan(0.95 * (now - usual));
  });

  it('is clear, calm and cold', () => {
    const weather = ofType(tell(12, { scenario: 'rime-weekend' }).events, 'weather.observed');
    const after = weather.filter(({ occurredAt }) => occurredAt > NOW + HOUR_MS / 2);
    expect(after).toHaveLength(12);
    for (const { conditionCode, temperatureCelsius } of after) {
      expect(conditionCode).toBe('clear');
      expect(temperatureCelsius).toBeLessThanOrEqual(-18);
    }
  });

  it('does not come on a working day', () => {
    const monday = epochMs(Date.parse('2026-01-19T06:00+08:00'));
    expect(receivedIn(3, 'rime-weekend', monday)).toEqual(receivedIn(3, undefined, monday));
  });
});

describe('cold snap', () => {
  const [quiet, cold] = [receivedIn(12), receivedIn(12, 'cold-snap')];
  const isHeat = ({ category }: Received) => ['A01', 'A02', 'A03'].includes(category);

  it('multiplies the heat tickets, in two heat areas', () => {
    const index = new AreaIndex(places.heatAreas.map(({ id, rings }) => ({ id, polygons: [rings] })));
    const byArea = (tickets: readonly Received[]) => {
      const counts = new Map<string, number>();
      for (const { position } of tickets.filter(isHeat)) {
        const id = index.find(position!)!.id;
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    };
    const [usual, now] = [byArea(quiet), byArea(cold)];
    const risen = [...now].filter(([id, count]) => count > 3 * (usual.get(id) ?? 0) + 20).map(([id]) => id);
    expect(risen).toHaveLength(2);
    expect(countOf(cold, isHeat)).toBeGreaterThan(3 * countOf(quiet, isHeat));
  });

  it('is twelve degrees colder', () => {
    const at = (scenario?: ScenarioName) => ofType(tell(6, { scenario }).events, 'weather.observed').at(-1)!;
    expect(at().temperatureCelsius! - at('cold-snap').temperatureCelsius!).toBeCloseTo(12, 5);
  });
});

describe('snow', () => {
  it('falls, near the freezing point', () => {
    const weather = ofType(tell(6, { scenario: 'snow', known }).events, 'weather.observed');
    const after = weather.filter(({ occurredAt }) => occurredAt > NOW + HOUR_MS / 2);
    expect(after).toHaveLength(6);
    for (const { conditionCode, temperatureCelsius } of after) {
      expect(conditionCode).toBe('snow');
      expect(temperatureCelsius! >= -1.5 && temperatureCelsius! <= 0).toBe(true);
    }
  });

  it('brings six times the tickets about snow', () => {
    const isSnow = ({ category }: Received) => category === 'B01' || category === 'B02';
    const [usual, now] = [receivedIn(4), receivedIn(4, 'snow')].map((tickets) => countOf(tickets, isSnow));
    expect(Math.abs(now / usual - 6)).toBeLessThan(tolerance(usual, 6));
  });
});

describe('control box', () => {
  const { events } = tell(4, { scenario: 'control-box' });
  const begins = NOW + 5 * 60_000;
  const dark = ofType(events, 'lamp.failed').filter(({ occurredAt }) => occurredAt === begins);
  const lampById = new Map(places.lamps.map((lamp) => [lamp.id, lamp]));

  it('darkens one circuit, of 8 to 40 lamps, whose controller says so at once', () => {
    const circuits = new Set(dark.map(({ lampId }) => lampById.get(lampId)!.circuitId));
    expect(circuits.size).toBe(1);
    expect(dark.length >= 8 && dark.length <= 40).toBe(true);
    for (const { lampId, causeCode } of dark)
      expect([lampById.get(lampId)!.monitored, causeCode]).toEqual([true, 'feeder']);
  });

  it('makes people nearby say that a whole row is out', () => {
    const near = dark.map(({ position }) => position);
    const reports = ofType(events, 'ticket.received').filter(
      ({ category, occurredAt, position }) =>
        category === 'C02' && occurredAt >= begins && isNear(position!, near, 120.2),
    );
    expect(reports.length).toBeGreaterThanOrEqual(5);
  });
});

describe('cable cut', () => {
  // with this seed the work that is chosen has not begun of itself
  const { events } = tell(4, { scenario: 'cable-cut', seed: 3 });

  it('follows the start of a work beside lamps, by twenty minutes', () => {
    const dark = ofType(events, 'lamp.failed').filter(
      ({ causeCode, occurredAt }) => causeCode === 'cable' && occurredAt > NOW,
    );
    expect(dark.length).toBeGreaterThanOrEqual(8);
    const cutAt = dark[0].occurredAt;
    expect(cutAt).toBe(NOW + 25 * 60_000); // five minutes to the start of the work, twenty to the cut
    const work = ofType(events, 'roadWork.started').find(({ occurredAt }) => occurredAt === NOW + 5 * 60_000)!;
    const { path } = places.works.find(({ id }) => id === work.roadWorkId)!;
    expect(dark.filter(({ position }) => town.ground.metersToPath(position, path) <= 15).length).toBeGreaterThan(2);
    const calls = ofType(events, 'ticket.received').filter(
      ({ category, occurredAt }) => (category === 'C02' || category === 'C04') && occurredAt >= cutAt,
    );
    expect(calls.length).toBeGreaterThanOrEqual(4 + 2);
  });
});
