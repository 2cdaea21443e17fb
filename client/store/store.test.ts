import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { LoggedEvent, StoredEvent } from '../../core/domain/event.ts';
import type { EventId, GridId, TicketId } from '../../core/domain/ids.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { selectIsStale } from './connection.ts';
import { byFrequency, selectHour } from './distribution.ts';
import { selectClosedOnMap, selectOpenOnMap, selectOutsideGrids, selectWithoutPosition } from './selectors.ts';
import { createAppStore } from './store.ts';
import { selectToday } from './summary.ts';

const ZONE = 'Asia/Shanghai';
/** 2026-01-17 12:00 in the district. */
const NOON = Date.UTC(2026, 0, 17, 4);
const HOUR = 3_600_000;

const stored = { actor: 'test', source: 'simulator', provenance: 'simulated' } as const;
const eventId = (text: string) => text as EventId;
const ticketId = (text: string) => text as TicketId;

function received(
  id: string,
  at: number,
  fields: Partial<Extract<StoredEvent, { type: 'ticket.received' }>> = {},
): StoredEvent {
  return {
    ...stored,
    type: 'ticket.received',
    id: eventId(`received-${id}`),
    ticketId: ticketId(id),
    occurredAt: epochMs(at),
    position: [126.5, 43.8],
    gridId: '0101' as GridId,
    category: 'A01',
    codeVersion: 'v1',
    channel: 'hotline',
    ...fields,
  };
}

const declined = (id: string, at: number): StoredEvent => ({
  ...stored,
  type: 'ticket.declined',
  id: eventId(`declined-${id}`),
  ticketId: ticketId(id),
  occurredAt: epochMs(at),
  reasonCode: 'none',
});

/** A page that has a snapshot of an empty log and stands at noon. */
function openedPage() {
  const store = createAppStore();
  const { replaceLog, setClock, setConnection, tick } = store.getState();
  replaceLog(new DistrictState({ zone: ZONE, windowDays: 400 }), 'epoch', []);
  setClock({ districtAt: epochMs(NOON), wallAt: 0, factor: 1, kind: 'wall' });
  setConnection({ kind: 'live' });
  tick(0);
  let seq = 0;
  return {
    store,
    apply(...events: StoredEvent[]) {
      const rows: LoggedEvent[] = events.map((event) => {
        seq += 1;
        return { seq, loggedAt: epochMs(NOON), event };
      });
      store.getState().applyEvents(rows, seq);
    },
  };
}

describe('the store', () => {
  it('hands over the same arrays until a tick shows the changes', () => {
    const { store, apply } = openedPage();
    const before = selectOpenOnMap(store.getState());
    apply(received('a', NOON));
    expect(store.getState().log?.counts.open).toBe(1);
    expect(selectOpenOnMap(store.getState())).toBe(before);
    store.getState().tick(250);
    expect(selectOpenOnMap(store.getState())).toHaveLength(1);
    const after = selectOpenOnMap(store.getState());
    store.getState().tick(500);
    expect(selectOpenOnMap(store.getState())).toBe(after);
  });

  it('counts what a recount counts, after any sequence of events', () => {
    const { store, apply } = openedPage();
    const random = seededRandom(7);
    for (let i = 0; i < 500; i++) {
      const id = String(Math.floor(random() * 200));
      if (random() < 0.3) apply(declined(id, NOON));
      else apply(received(id, NOON - Math.floor(random() * 48) * HOUR, random() < 0.2 ? { gridId: undefined } : {}));
    }
    store.getState().tick(250);
    const state = store.getState();
    const tickets = [...state.log!.tickets.values()];
    expect(selectOpenOnMap(state)).toHaveLength(tickets.filter(isOpen).length);
    expect(selectClosedOnMap(state)).toHaveLength(tickets.filter((ticket) => !isOpen(ticket)).length);
    expect(selectOutsideGrids(state)).toHaveLength(state.log!.counts.outsideGrids);
    expect(selectOutsideGrids(state)).toHaveLength(tickets.filter(({ gridId }) => !gridId).length);
    expect(selectWithoutPosition(state)).toHaveLength(0);
    expect(selectToday(state).closed.denominator).toBe(state.log!.counts.dayOf(epochMs(NOON)).received);
  });

  it('tells of today only what was received today', () => {
    const { store, apply } = openedPage();
    // 12 hours before noon is midnight: today begins there
    apply(received('today', NOON - 12 * HOUR), received('yesterday', NOON - 12 * HOUR - 1), received('open', NOON));
    apply(declined('today', NOON), declined('yesterday', NOON));
    store.getState().tick(250);
    expect(selectToday(store.getState()).closed).toEqual({ numerator: 1, denominator: 2 });
    expect(store.getState().log?.counts.dayOf(epochMs(NOON)).closed).toBe(2);
  });

  it('counts a record that cannot be applied and goes on', () => {
    const { store, apply } = openedPage();
    apply(declined('never-received', NOON), received('a', NOON));
    expect(store.getState().log).toMatchObject({ skipped: 1, seq: 2 });
    expect(store.getState().log?.tickets.size).toBe(1);
  });

  it('rings for three new tickets at a time and for none that is history', () => {
    const { store, apply } = openedPage();
    apply(...['a', 'b', 'c', 'd'].map((id) => received(id, NOON)));
    expect(store.getState().pulses.map((pulse) => pulse.ticketId)).toEqual(['a', 'b', 'c']);
    store.getState().tick(3_000);
    expect(store.getState().pulses).toEqual([]);
    store.getState().tick(60_000); // rows logged at noon are a minute old by now
    apply(received('e', NOON));
    expect(store.getState().pulses).toEqual([]);
  });

  it('is stale five seconds after the last frame of a complete sequence', () => {
    const { store } = openedPage();
    store.getState().heard(1_000);
    store.getState().tick(6_000);
    expect(selectIsStale(store.getState())).toBe(false);
    store.getState().tick(6_001);
    expect(selectIsStale(store.getState())).toBe(true);
    store.getState().setConnection({ kind: 'catching-up' });
    store.getState().heard(6_002);
    expect(selectIsStale(store.getState())).toBe(true);
    store.getState().setConnection({ kind: 'live' });
    store.getState().heard(6_003);
    expect(selectIsStale(store.getState())).toBe(false);
  });

  it('forgets what has left the window when the day changes', () => {
    const { store, apply } = openedPage();
    apply(received('old', NOON), declined('old', NOON), received('open', NOON, { gridId: '0102' as GridId }));
    expect(store.getState().log?.tickets.size).toBe(2);
    store.getState().tick(401 * 24 * HOUR);
    const { log, seqOfTicket, heardGrids } = store.getState();
    expect([...log!.tickets.keys()]).toEqual(['open']);
    expect([...seqOfTicket.keys()]).toEqual(['open']);
    expect([...heardGrids]).toEqual(['0102']);
  });
});

describe('what came today', () => {
  it('stands in the hour of the district, the most frequent category first', () => {
    const { store, apply } = openedPage();
    apply(
      received('a', NOON, { category: 'B01' }),
      received('b', NOON - 4 * HOUR, { category: 'A01' }),
      received('c', NOON - 4 * HOUR + 1, { category: 'A01' }),
      received('yesterday', NOON - 13 * HOUR),
    );
    store.getState().tick(250);
    const { total, hours, categories } = selectToday(store.getState()).distribution;
    expect(total).toBe(3);
    expect([hours[8], hours[12], hours.reduce((sum, count) => sum + count)]).toEqual([2, 1, 3]);
    expect(byFrequency(categories)).toEqual([
      ['A01', 2],
      ['B01', 1],
    ]);
    expect(selectHour(store.getState())).toBe(12);
  });
});
