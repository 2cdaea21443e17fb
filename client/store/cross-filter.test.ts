import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CodeTable, District } from '../../core/domain/district.ts';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { GridId, TicketId, UnitId } from '../../core/domain/ids.ts';
import { readSnapshot, writeSnapshot } from '../../core/domain/state-snapshot.ts';
import { GRADES, isOpen, TICKET_STAGES, type Ticket } from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, ticketClock } from '../../core/domain/ticket-clock.ts';
import { type EpochMs, epochMs, lonLat } from '../../core/geo/units.ts';
import { MOMENT, makeEvent, makeLog } from '../../core/testing/make.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { NO_FILTER, type TicketFilter } from './filter.ts';
import { selectOpenByGrid } from './matches.ts';
import { selectClosedOnMap, selectOpenOnMap, selectWithoutPosition } from './selectors.ts';
import { type AppStore, createAppStore } from './store.ts';
import { selectSummary } from './summary.ts';
import { selectTicketRows } from './ticket-order.ts';
import { selectTimeline } from './timeline.ts';
import { readUrl, writeUrl } from './url.ts';

const HOUR = 3_600_000;
const ZONE = 'Asia/Shanghai';
const name = (text: string): District['name'] => ({ 'zh-CN': text, en: `${text} in English` });
const GRIDS = Array.from({ length: 16 }, (_, i) => ({ gridId: `G${i}`, name: `第 ${i} 网格` }));
const CODES: CodeTable = {
  version: 'v1',
  categories: [
    { code: 'A', name: name('供热') },
    { code: 'A01', name: name('室温'), parent: 'A' },
    { code: 'A02', name: name('漏水'), parent: 'A' },
    { code: 'B01', name: name('积雪') },
  ],
};

/** A page with so many tickets of every kind, some without a place and some outside all grids. */
function pageWith(count: number): AppStore {
  const random = seededRandom(11);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)];
  const events = Array.from({ length: count }, (_, i) => {
    // A log is nearly in the order of the receipts: over 390 days, a record comes up to ten days late.
    const receivedAt = epochMs(MOMENT - Math.floor((1 - i / count) * 390 * 24 + random() * 240) * HOUR);
    return makeEvent('ticket.imported', {
      ticketId: `T-${i}` as TicketId,
      category: pick(['A01', 'A02', 'B01', 'X99']),
      grade: pick([...GRADES, undefined]),
      stage: pick(TICKET_STAGES),
      position: random() < 0.05 ? undefined : lonLat(126.5 + random() * 0.1, 43.8 + random() * 0.1),
      gridId: random() < 0.1 ? undefined : (pick(GRIDS).gridId as GridId),
      unitId: 'HW' as UnitId,
      dueAt: random() < 0.5 ? epochMs(receivedAt + 24 * HOUR) : undefined,
      times: { receivedAt },
    });
  });
  const log = new DistrictState({ zone: ZONE, windowDays: 4000 });
  for (const row of makeLog(events)) log.apply(row);
  // As it comes to a page: read from one text, so that the tickets lie beside each other in memory.
  return openPage(readSnapshot(JSON.parse(JSON.stringify(writeSnapshot(log))), log.options));
}

function openPage(log: DistrictState): AppStore {
  const store = createAppStore();
  const { replaceDistrict, replaceLog, setClock, tick } = store.getState();
  const features = GRIDS.map((properties) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Polygon' as const, coordinates: [] },
  }));
  const places = { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [], markets: [] };
  const body = { zone: ZONE } as Parameters<typeof replaceDistrict>[0]['body']; // nothing here asks for the rest
  replaceDistrict({ body, grids: { type: 'FeatureCollection', features }, codes: CODES, places });
  replaceLog(log, 'epoch', []);
  setClock({ districtAt: MOMENT, wallAt: 0, factor: 1, kind: 'wall' });
  tick(0);
  return store;
}

const filters: fc.Arbitrary<TicketFilter> = fc.record({
  grades: fc.subarray([...GRADES]),
  stages: fc.subarray([...TICKET_STAGES]),
  categories: fc.subarray(['A', 'A01', 'B01', 'none']),
  clocks: fc.subarray([...CLOCK_STATUSES]),
  areas: fc.subarray(GRIDS.map(({ gridId }) => gridId as GridId)),
  window: fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.constant({ kind: 'today' as const }),
    fc.record({ kind: fc.constant('last' as const), hours: fc.integer({ min: 1, max: 9_000 }) }),
    fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 9_000 })).map(([ago, hours]) => ({
      kind: 'between' as const,
      from: epochMs(MOMENT - (ago + hours) * HOUR),
      until: epochMs(MOMENT - ago * HOUR),
    })),
  ),
  text: fc.constantFrom('', 'T-1', '网格', '第 7', '室温', 'in english', 'nowhere', ' a01 '),
});

/** The filter told once more and without haste. 2026-01-17 00:00 in Shanghai is 16:00 UTC of the day before. */
function passes(ticket: Ticket, { grades, stages, clocks, categories, areas, window, text }: TicketFilter): boolean {
  const family = ticket.category.startsWith('A') ? 'A' : ticket.category;
  const words = [ticket.id, CODES.categories.find(({ code }) => code === ticket.category)?.name, ticket.gridId];
  const grid = GRIDS.find(({ gridId }) => gridId === ticket.gridId)?.name;
  const told = [words[0], ...Object.values(words[1] ?? {}), grid].join('\n').toLowerCase();
  const sought = text.trim().toLowerCase();
  return (
    (grades.length === 0 || grades.includes(ticket.grade ?? 'ordinary')) &&
    (stages.length === 0 || stages.includes(ticket.stage)) &&
    (categories.length === 0 || categories.includes(ticket.category) || categories.includes(family)) &&
    (clocks.length === 0 || clocks.some((clock) => clock === ticketClock(ticket, MOMENT)?.status)) &&
    (areas.length === 0 || (ticket.gridId !== undefined && areas.includes(ticket.gridId))) &&
    isIn(window, ticket.times.receivedAt) &&
    (told.includes(sought) || ticket.category.toLowerCase() === sought)
  );
}

function isIn(window: TicketFilter['window'], at: EpochMs): boolean {
  if (window.kind === 'today') return at >= Date.UTC(2026, 0, 16, 16);
  if (window.kind === 'last') return at >= MOMENT - window.hours * HOUR;
  return window.kind === 'all' || (at >= window.from && at < window.until);
}

const idsOf = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id).sort();
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

describe('the filter', () => {
  const page = pageWith(600);

  it('shows the same tickets on the map, in the list and in the figures, whatever it is', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        page.getState().narrow(filter);
        const state = page.getState();
        const expected = [...state.log!.tickets.values()].filter((ticket) => passes(ticket, filter));
        const placed = [...selectOpenOnMap(state), ...selectClosedOnMap(state)];
        const list = selectTicketRows(state);
        const { figures, distribution } = selectSummary(state);

        expect(idsOf(list)).toEqual(idsOf(expected));
        expect(idsOf([...placed, ...selectWithoutPosition(state)])).toEqual(idsOf(list));
        expect(figures.total).toBe(list.length);
        expect(figures.open).toBe(list.filter(isOpen).length);
        expect(sum(Object.values(figures.byStage))).toBe(list.length);
        expect(sum(selectOpenByGrid(state).values())).toBe(list.filter((one) => isOpen(one) && one.gridId).length);
        const { total, hours, categories } = distribution;
        expect([total, sum(hours), sum(categories.values())]).toEqual(Array(3).fill(list.length));
        if (filter.window.kind !== 'all') return;
        const { startAt, stepMs, counts } = selectTimeline(state);
        const bars = counts.map(() => 0);
        for (const { times } of list) bars[Math.floor((times.receivedAt - startAt) / stepMs)] += 1;
        expect(counts).toEqual(bars);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('is the same after a trip through the address', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const address = writeUrl({ ...createAppStore().getState(), filter });
        expect(readUrl(address).filter).toEqual(filter);
      }),
      { seed: 5 },
    );
  });

  it('drops what an address says wrongly', () => {
    const nonsense = '?grade=pink,key,key&stage=&time=0h&area=,,';
    expect(readUrl(nonsense).filter).toEqual({ ...NO_FILTER, grades: ['key'] });
    for (const time of ['yesterday', '99999h', '2026-01-18T00:00Z..2026-01-17T00:00Z', '..', 'h'])
      expect(readUrl(`?time=${time}`).filter).toEqual(NO_FILTER);
  });
});

describe('37,000 tickets', () => {
  let page: AppStore;
  beforeAll(() => {
    page = pageWith(37_000);
  });

  it('change every view with the filter; the time it takes is told', () => {
    const steps: Partial<TicketFilter>[] = [
      { grades: ['key'] },
      { text: '室温' },
      { window: { kind: 'last', hours: 2_400 } },
      { areas: ['G3' as GridId] },
      NO_FILTER,
    ];
    const told = steps.map((step) => {
      const begun = process.cpuUsage();
      page.getState().narrow(step);
      const state = page.getState();
      for (const select of EVERY_VIEW) select(state);
      return `${(process.cpuUsage(begun).user / 1000).toFixed(1)} ms for ${selectTicketRows(state).length} rows`;
    });
    console.warn(`Filter change, all views of 37,000 tickets: ${told.join(', ')}.`);
    expect(selectTicketRows(page.getState())).toHaveLength(37_000);
  });
});

const EVERY_VIEW = [
  selectOpenOnMap,
  selectClosedOnMap,
  selectWithoutPosition,
  selectOpenByGrid,
  selectTicketRows,
  selectSummary,
  selectTimeline,
];
