import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { StoredEvent } from '../../core/domain/event.ts';
import type { UnitId } from '../../core/domain/ids.ts';
import { GRADES, isOpen, SATISFACTIONS, TICKET_STAGES, type Ticket } from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, ticketClock } from '../../core/domain/ticket-clock.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { gridId, MOMENT, makeEvent, makeTicket, PLACE, ticketId } from '../../core/testing/make.ts';
import { figuresOf, ratesOf } from './figures.ts';
import { selectGridValues } from './grid-scale.ts';
import { selectMatches } from './matches.ts';
import { selectGridStates } from './selectors.ts';
import { selectTable } from './shown-tickets.ts';
import { type AppStore, createAppStore } from './store.ts';
import { selectSummary, selectToday } from './summary.ts';
import { selectTicketRows } from './ticket-order.ts';
import { clockOf, type TicketColumns, type TicketTable } from './ticket-table.ts';
import { TicketTableKeeper } from './ticket-table-keeper.ts';
import { selectTimeline } from './timeline.ts';

const HOUR = 3_600_000;
const ZONE = 'Asia/Shanghai';
const TICKETS = 12;

/** Something that happens to one of a few tickets, so that most of them change several times. */
const event: fc.Arbitrary<StoredEvent> = fc
  .record({
    ticket: fc.nat(TICKETS - 1),
    hoursAgo: fc.nat(72),
    grade: fc.constantFrom(...GRADES, undefined),
    limitHours: fc.constantFrom(undefined, 1, 24, 200),
    kind: fc.constantFrom('received', 'imported', 'accepted', 'dispatched', 'handled', 'rated', 'declined'),
  })
  .map(({ ticket, hoursAgo, grade, limitHours, kind }) => {
    const occurredAt = epochMs(MOMENT - hoursAgo * HOUR);
    const id = { ticketId: ticketId(`T-${ticket}`), occurredAt };
    // Ten tickets are received at a moment of their own, the last two at the same one.
    const receivedAt = epochMs(MOMENT - Math.min(ticket, TICKETS - 2) * 7 * HOUR - (hoursAgo % 2) * HOUR);
    const dueAt = limitHours === undefined ? undefined : epochMs(receivedAt + limitHours * HOUR);
    const subject = {
      category: `A0${ticket % 3}`,
      grade,
      // Where it is said to be, it stays: in one of two grids, outside of all, or nowhere.
      position: ticket % 4 === 3 ? undefined : PLACE,
      gridId: ticket % 4 < 2 ? gridId(`010${ticket % 4}`) : undefined,
    };
    switch (kind) {
      case 'received':
        return makeEvent('ticket.received', { ...id, ...subject, occurredAt: receivedAt });
      case 'imported':
        return makeEvent('ticket.imported', { ...id, ...subject, stage: 'handling', times: { receivedAt }, dueAt });
      case 'accepted':
        return makeEvent('ticket.accepted', id);
      case 'dispatched':
        return makeEvent('ticket.dispatched', { ...id, unitId: 'HW' as UnitId, dueAt });
      case 'handled':
        return makeEvent('ticket.handled', id);
      case 'rated':
        return makeEvent('ticket.rated', { ...id, satisfaction: 'fairly' });
      default:
        return makeEvent('ticket.declined', id);
    }
  });

function openPage(log: DistrictState): AppStore {
  const store = createAppStore();
  store.getState().replaceLog(log, 'epoch', []);
  store.getState().setClock({ districtAt: MOMENT, wallAt: 0, factor: 1, kind: 'wall' });
  return store;
}

/** Everything that is counted of the tickets. */
function countsOf({ getState }: AppStore) {
  const state = getState();
  const { rows, openOnMap, closedOnMap, ...matches } = selectMatches(state);
  const lists = Object.entries(matches).map(([name, tickets]) => [name, [...tickets].sort(byId)]);
  return {
    lists,
    onMap: [openOnMap.length, closedOnMap.length],
    rows: [...selectTicketRows(state)].sort(byId),
    summary: selectSummary(state),
    today: selectToday(state),
    timeline: selectTimeline(state),
    grids: Object.fromEntries(selectGridValues(state)),
    states: selectGridStates(state),
  };
}

const byId = (a: Ticket, b: Ticket) => (a.id < b.id ? -1 : 1);

/** The columns row by row, with their names instead of numbers, since those depend on the order in which the names came. */
function readRows({ rows: _, ...table }: TicketTable) {
  const columns = Object.entries(table).filter(([, column]) => ArrayBuffer.isView(column)) as [
    keyof TicketColumns,
    never,
  ][];
  return table.tickets.map((ticket, row) => {
    const numbers = columns.map(([name]) => [name, table[name][row]]);
    const { category, grid, provenance, ...rest } = Object.fromEntries(numbers) as Record<string, number>;
    const names = [table.categories[category], table.grids[grid], table.provenances[provenance]];
    return { ticket, id: table.ids[row], names, ...rest };
  });
}

describe('the table of tickets', () => {
  it('counts after any showings of any changes what a recount counts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 8 }), (showings) => {
        const log = new DistrictState({ zone: ZONE, windowDays: 400 });
        const page = openPage(log);
        let seq = 0;
        showings.forEach((events, showing) => {
          const rows = events.map((one) => ({ seq: ++seq, loggedAt: MOMENT, event: one }));
          page.getState().applyEvents(rows, seq);
          page.getState().tick(250 * showing); // so little time that no clock changes
          selectTable(page.getState());
        });
        const counted = countsOf(page);
        const kept = readRows(selectTable(page.getState())).sort((a, b) => byId(a.ticket, b.ticket));
        const anew = openPage(log);
        anew.getState().tick(250 * showings.length);
        expect(counted).toEqual(countsOf(anew));
        expect(kept).toEqual(readRows(selectTable(anew.getState())).sort((a, b) => byId(a.ticket, b.ticket)));
      }),
      { seed: 20, numRuns: 300 },
    );
  });

  it('stands as it was shown while the log goes on, also where it is made anew meanwhile', () => {
    const log = new DistrictState({ zone: ZONE, windowDays: 400 });
    const page = openPage(log);
    const receive = (id: string, seq: number) =>
      page.getState().applyEvents([{ seq, loggedAt: MOMENT, event: received(id) }], seq);
    receive('T-1', 1);
    page.getState().tick(250);
    receive('T-2', 2);
    const idsOf = ({ getState }: AppStore) => selectTable(getState()).tickets.map(({ id }) => id);
    idsOf(openPage(new DistrictState({ zone: ZONE, windowDays: 400 }))); // another page: ours is forgotten
    expect(idsOf(page)).toEqual(['T-1']);
    page.getState().tick(500);
    expect(idsOf(page)).toEqual(['T-1', 'T-2']);
  });

  it('holds more tickets than it was made for', () => {
    const keeper = new TicketTableKeeper([], ZONE);
    const tickets = Array.from({ length: 3_000 }, (_, i) =>
      makeTicket({ id: ticketId(`T-${i}`), times: { receivedAt: epochMs(MOMENT + ((i * 37) % 3_000)) } }),
    );
    keeper.change(tickets.map((ticket) => [undefined, ticket]));
    const byReceipt = [...tickets].sort((a, b) => a.times.receivedAt - b.times.receivedAt);
    expect(keeper.table.tickets).toEqual(byReceipt);
    expect([...keeper.table.receivedAt.subarray(0, 3_000)]).toEqual(byReceipt.map(({ times }) => times.receivedAt));
  });
});

const received = (id: string) => makeEvent('ticket.received', { ticketId: ticketId(id) });

const anyTicket: fc.Arbitrary<Ticket> = fc
  .record({
    stage: fc.constantFrom(...TICKET_STAGES),
    grade: fc.constantFrom(...GRADES, undefined),
    satisfaction: fc.constantFrom(...SATISFACTIONS, undefined),
    receivedMinutesAgo: fc.nat(100),
    acceptedAfter: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    closedAfter: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    dueAfter: fc.option(fc.integer({ min: -5, max: 200 }), { nil: undefined }),
  })
  .map(({ receivedMinutesAgo, acceptedAfter, closedAfter, dueAfter, ...fields }) => {
    const receivedAt = epochMs(MOMENT - receivedMinutesAgo * 60_000);
    const after = (minutes: number | undefined): EpochMs | undefined =>
      minutes === undefined ? undefined : epochMs(receivedAt + minutes * 60_000);
    const times = { receivedAt, acceptedAt: after(acceptedAfter), closedAt: after(closedAfter) };
    return makeTicket({ ...fields, times, dueAt: after(dueAfter) });
  });

describe('what is counted in columns', () => {
  it('is what the tickets themselves say', () => {
    fc.assert(
      fc.property(fc.array(anyTicket, { maxLength: 30 }), (tickets) => {
        const { table } = new TicketTableKeeper(tickets, ZONE);
        const rows = Int32Array.from(tickets.keys());
        const count = (isCounted: (ticket: Ticket) => boolean) => tickets.filter(isCounted).length;
        const figures = figuresOf(table, rows, MOMENT);
        for (const row of rows)
          expect(clockOf(table, row, MOMENT)).toBe(ticketClock(table.tickets[row], MOMENT)?.status);
        expect([figures.total, figures.open]).toEqual([tickets.length, count(isOpen)]);
        for (const stage of TICKET_STAGES) expect(figures.byStage[stage]).toBe(count((one) => one.stage === stage));
        for (const grade of GRADES)
          expect(figures.openByGrade[grade]).toBe(count((one) => isOpen(one) && one.grade === grade));
        for (const status of CLOCK_STATUSES)
          expect(figures.openByClock[status]).toBe(count((one) => ticketClock(one, MOMENT)?.status === status));

        const { acceptedInTen, closedInTime, satisfied } = ratesOf(table, rows, MOMENT);
        const minutes = (from: number, until: number) => (until - from) / 60_000;
        const accepted = tickets.filter(({ times }) => times.acceptedAt !== undefined);
        const waits = count(
          ({ stage, times }) =>
            stage === 'acceptance' && times.acceptedAt === undefined && minutes(times.receivedAt, MOMENT) > 10,
        );
        const inTen = accepted.filter(({ times }) => minutes(times.receivedAt, times.acceptedAt!) <= 10);
        expect(acceptedInTen).toEqual({ numerator: inTen.length, denominator: accepted.length + waits });
        const closed = tickets.filter(({ times, dueAt }) => times.closedAt !== undefined && dueAt !== undefined);
        const inTime = closed.filter(({ times, dueAt }) => times.closedAt! <= dueAt!);
        expect(closedInTime).toEqual({ numerator: inTime.length, denominator: closed.length });
        const rated = tickets.filter(({ satisfaction }) => satisfaction && satisfaction !== 'none');
        const content = rated.filter(({ satisfaction }) => satisfaction !== 'dissatisfied');
        expect(satisfied).toEqual({ numerator: content.length, denominator: rated.length });
      }),
      { seed: 21, numRuns: 200 },
    );
  });
});
