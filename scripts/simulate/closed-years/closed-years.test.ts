import { beforeAll, describe, expect, it } from 'vitest';
import { accountFigures, yearChange } from '../../../core/domain/account-figures.ts';
import { DistrictState } from '../../../core/domain/district-state.ts';
import type { SentEvent, StoredEvent } from '../../../core/domain/event.ts';
import { percent } from '../../../core/domain/rate.ts';
import { isReportable } from '../../../core/domain/reported-counts.ts';
import { judgeTicket } from '../../../core/domain/ticket-judgement.ts';
import { AreaIndex } from '../../../core/geo/point-in-areas.ts';
import { localClock } from '../local-clock.ts';
import { demoFiles } from '../testing/demo-files.ts';
import { hasShape } from '../testing/stage.ts';
import { Town } from '../town.ts';
import type { ClosedTicket } from './closed-tickets.ts';
import { accountClosesAt, accountYears, closedYears } from './closed-years.ts';

const DEMO = 'fengman-demo';
const files = demoFiles();
const clock = localClock('Asia/Shanghai');

let events: SentEvent[];
let tickets: ClosedTicket[];
let state: DistrictState;
beforeAll(() => {
  events = closedYears(DEMO, files);
  tickets = events.filter((event): event is ClosedTicket => event.type === 'ticket.imported');
  state = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
  events.forEach((event, index) => {
    const stored = { ...event, actor: 'history', source: 'import', provenance: 'reported' } as StoredEvent;
    state.apply({ seq: index + 1, loggedAt: accountClosesAt(DEMO), event: stored });
  });
}, 120_000);

const ofType = <Type extends SentEvent['type']>(type: Type) =>
  events.filter((event): event is Extract<SentEvent, { type: Type }> => event.type === type);
const hotline = () => tickets.filter(({ channel }) => channel === 'hotline');
const share = <Item>(items: readonly Item[], is: (item: Item) => boolean) => items.filter(is).length / items.length;
/** Hotline tickets by month, from January on, of categories that begin with a code. */
const byMonth = (code: string) => {
  const months = Array<number>(12).fill(0);
  for (const { category, times } of hotline())
    if (category.startsWith(code)) months[clock.read(times.receivedAt).month] += 1;
  return months;
};

describe('the closed years, counted', () => {
  it('are the figures of the account, every one of them', () => {
    const registered = ofType('visit.registered').filter(({ visitCode }) => visitCode === 'key-household');
    const keyHouseholds = registered.reduce((sum, { households }) => sum + households, 0);
    const figures = Object.fromEntries(accountFigures(state.reported).map((figure) => [figure.id, figure]));
    const counted = Object.fromEntries(Object.entries(figures).map(([id, { rate }]) => [id, rate.denominator]));
    expect(counted).toEqual({
      hotline: 37_000,
      coordination: 966,
      mediation: 3_316,
      visits: 2_485,
      proactive: 6_612,
      issues: 824,
      suggestions: 1_189,
      'forum-suggestions': 36,
      sessions: 282,
      talks: 148,
      'visit-coverage': 127_000,
      'second-visits': keyHouseholds,
      trainings: 4_000,
    });
    expect(figures.hotline.byYear).toEqual([
      [2023, 11_506],
      [2024, 13_210],
      [2025, 12_284],
    ]);
    for (const { id, byYear } of Object.values(figures)) if (id !== 'hotline') expect(byYear).toHaveLength(1);
  });

  it('have the rates of the account: 963 of 966, and 7.01 % fewer than the year before', () => {
    const figures = accountFigures(state.reported);
    const { rate } = figures.find(({ id }) => id === 'coordination')!;
    expect([rate, percent(rate)]).toEqual([{ numerator: 963, denominator: 966 }, 99.69]);
    const { before, after } = yearChange(figures.find(({ id }) => id === 'hotline')!)!;
    expect((((after - before) / before) * 100).toFixed(2)).toBe('-7.01');
    const others = figures.filter(({ id }) => id !== 'coordination');
    for (const other of others) expect(other.rate.numerator).toBe(other.rate.denominator);
  });

  it('have visits of every household of every grid, and second ones of which no count leads to a door', () => {
    const [first, second] = ['household', 'key-household'].map((code) => {
      const isOne = ({ visitCode }: { visitCode: string }) => visitCode === code;
      return { registered: ofType('visit.registered').filter(isOne), made: ofType('visit.made').filter(isOne) };
    });
    const index = new AreaIndex(files.areas);
    const byGrid = new Map<string, number>();
    for (const { position, households } of first.made) {
      const { id } = index.find(position!)!; // each has a place, in its grid
      byGrid.set(id, (byGrid.get(id) ?? 0) + households);
    }
    expect([...byGrid].sort()).toEqual([...files.households].filter(([, count]) => count > 0).sort());
    expect(first.registered).toHaveLength(byGrid.size);
    expect(second.registered).toHaveLength(53); // communities
    const sum = (rows: readonly { households: number }[]) => rows.reduce((all, { households }) => all + households, 0);
    expect(sum(second.made)).toBe(sum(second.registered));
    // a fortieth, and no community without: 2.5 % of 127,000 are 3,175
    expect(Math.abs(sum(second.registered) - 3_175)).toBeLessThan(60);
    expect(Math.min(...second.made.map(({ households }) => households))).toBeGreaterThanOrEqual(5);
    expect(second.made.some((event) => 'position' in event || 'gridId' in event)).toBe(false);
  });

  it('are as many rows as they announce, and are held nowhere else', () => {
    expect(state.reported.announcedRows).toBe(events.length - 1);
    expect(state.reported.rows).toBe(events.length - 1);
    expect([state.skipped, state.tickets.size, state.counts.held, state.counts.byDay.size]).toEqual([0, 0, 0, 0]);
  });

  it('are taken by the server: right shape, legal, each id once', () => {
    expect(events.filter((event) => !hasShape(event))).toEqual([]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(new Set(tickets.map(({ ticketId }) => ticketId)).size).toBe(tickets.length);
    const refused = tickets.filter((ticket) => {
      const event = { ...ticket, actor: 'history', source: 'import', provenance: 'reported' } as const;
      return !isReportable(event) || !judgeTicket(event, () => undefined).ok;
    });
    expect(refused).toEqual([]);
    expect(tickets.some((ticket) => 'private' in ticket)).toBe(false);
  });

  it('are told in order of time, lie in their years and are over when the books are closed', () => {
    const moments = events.map(({ occurredAt }) => occurredAt);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    const latest = tickets.reduce((last, { times }) => Math.max(last, ...Object.values(times)), 0);
    expect(latest).toBeLessThanOrEqual(accountClosesAt(DEMO));
    const years = tickets.map(({ times }) => new Date(times.receivedAt + 8 * 3_600_000).getUTCFullYear()); // UTC+8
    expect([...new Set(years)]).toEqual(accountYears(DEMO));
  });
});

describe('the closed years, looked at', () => {
  it('have the seasons: heating in autumn, ice in winter, water in summer', () => {
    const heating = byMonth('A');
    expect(heating.slice(5, 7)).toEqual([0, 0]); // factor 0 in June and July
    expect(heating.indexOf(Math.max(...heating))).toBe(10); // factor 3.2 in November, 2.6 in October
    const ice = byMonth('B01');
    expect(ice.slice(4, 9)).toEqual([0, 0, 0, 0, 0]);
    const water = byMonth('B07');
    expect(water.indexOf(Math.max(...water))).toBe(6); // factor 3 in July
  });

  it('have days that differ more than chance alone lets them', () => {
    const days = new Map<number, number>();
    for (const { times } of hotline()) {
      const { day } = clock.read(times.receivedAt);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect(days.size).toBe(3 * 365 + 1);
    const mean = 37_000 / days.size;
    const variance = [...days.values()].reduce((sum, count) => sum + (count - mean) ** 2, 0) / days.size;
    // chance alone has 1; a level of Gamma(20) adds mean / 20 = 1.7, week and season the rest
    expect(variance / mean).toBeGreaterThan(2);
    expect(variance / mean).toBeLessThan(8);
  });

  it('have working hours and quiet nights', () => {
    const hours = hotline().map(({ times }) => clock.read(times.receivedAt).hour);
    expect(share(hours, (hour) => hour >= 22 || hour < 6)).toBeLessThan(0.08);
    expect(share(hours, (hour) => hour >= 9 && hour < 12)).toBeGreaterThan(0.2);
    const lamps = hotline().filter(({ category }) => category === 'C01');
    expect(share(lamps, ({ times }) => clock.read(times.receivedAt).hour >= 17)).toBeGreaterThan(0.7);
  });

  it('have repetitions, refusals, rework, late dispatches and a rush before the limit', () => {
    const asked = hotline();
    const answered = asked.filter(({ outcome }) => outcome === 'answered');
    const within = (value: number, low: number, high: number) =>
      expect(value > low && value < high, `${value}`).toBe(true);
    within(
      share(asked, ({ outcome }) => outcome === 'merged'),
      0.04,
      0.12,
    );
    within(
      share(asked, ({ outcome }) => outcome === 'declined'),
      0.02,
      0.04,
    );
    within(
      share(answered, ({ reworkCount = 0 }) => reworkCount > 0),
      0.02,
      0.06,
    );
    within(
      share(answered, ({ times }) => times.acceptedAt! - times.receivedAt <= 600_000),
      0.85,
      0.99,
    );
    const used = (ticket: ClosedTicket) =>
      (ticket.times.closedAt! - ticket.times.receivedAt) / (ticket.dueAt! - ticket.times.receivedAt);
    // more in the last 5 % of the limit than in the 5 % before it, which no smooth tail has
    const late = (low: number, high: number) => share(answered, (ticket) => used(ticket) > low && used(ticket) <= high);
    expect(late(0.95, 1)).toBeGreaterThan(1.5 * late(0.9, 0.95));
  });

  it('repeat what was there before them, a little later and nearby', () => {
    const byId = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]));
    const { ground } = new Town(files, 1);
    for (const { intoTicketId, times, position } of tickets) {
      if (intoTicketId === undefined) continue;
      const original = byId.get(intoTicketId)!;
      expect(original.outcome).toBe('answered');
      const hours = (times.receivedAt - original.times.receivedAt) / 3_600_000;
      expect(hours >= 0 && hours <= 48).toBe(true);
      expect(ground.metersBetween(original.position!, position!)).toBeLessThan(151);
    }
  });

  it('gather in some grids, lie in one each, and bring no bad news to a named place', { timeout: 60_000 }, () => {
    const index = new AreaIndex(files.areas);
    const town = new Town(files, 1);
    const counts = new Map<string, number>(files.areas.map(({ id }) => [id, 0]));
    for (const { position } of tickets) {
      const { id } = index.find(position!)!;
      counts.set(id, counts.get(id)! + 1);
    }
    const named = tickets.filter(({ position }) => !town.mayTrouble(position!));
    expect(named).toEqual([]);
    const busiest = [...counts.values()].sort((a, b) => b - a);
    const top = busiest.slice(0, Math.round(busiest.length / 5)).reduce((sum, count) => sum + count, 0);
    expect(top / tickets.length).toBeGreaterThan(0.4); // a fifth of the grids holds about half of the tickets
    expect(top / tickets.length).toBeLessThan(0.75);
  });
});

describe('closed years', () => {
  it('are there for a district with an account alone', () => {
    expect(accountYears('grid-town')).toBeUndefined();
    expect(() => closedYears('grid-town', files)).toThrow('grid-town');
  });
});
