import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import { epochMs } from '../../core/geo/units.ts';
import { gridId, MOMENT, makeEvent, makeLog, ticketId } from '../../core/testing/make.ts';
import { scaleFor, selectGridValues, stepOf } from './grid-scale.ts';
import { createAppStore } from './store.ts';

/** A page on a log in which the grids hold so many open tickets each. */
function pageWith(counts: readonly number[]) {
  const log = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
  const events = counts.flatMap((count, grid) =>
    Array.from({ length: count }, (_, i) =>
      makeEvent('ticket.received', { ticketId: ticketId(`T-${grid}-${i}`), gridId: gridId(`01${grid}`) }),
    ),
  );
  for (const row of makeLog(events)) log.apply(row);
  const store = createAppStore();
  store.getState().replaceLog(log, 'epoch', []);
  const receive = (grid: number, count: number) => {
    const { seq } = log;
    const rows = Array.from({ length: count }, (_, i) => ({
      seq: seq + i + 1,
      loggedAt: MOMENT,
      event: makeEvent('ticket.received', { ticketId: ticketId(`N-${seq + i}`), gridId: gridId(`01${grid}`) }),
    }));
    store.getState().applyEvents(rows, seq + count);
    store.getState().showChanges(epochMs(MOMENT));
  };
  return { store, receive };
}

describe('the scale of the choropleth', () => {
  it('puts each value into the step whose lower bound it has reached', () => {
    const scale = [0, 1, 5, 10, 15, 20];
    expect([0, 1, 4, 5, 19, 20, 900].map((open) => stepOf(scale, open))).toEqual([0, 1, 1, 2, 4, 5, 5]);
  });

  it('is the finest whose top step is not stretched to twice its bound', () => {
    expect(scaleFor(0)[5]).toBe(8);
    expect(scaleFor(15)[5]).toBe(8);
    expect(scaleFor(16)[5]).toBe(20);
    expect(scaleFor(1_000_000)[5]).toBe(5_000);
  });

  it('of round numbers moves up when the grids outgrow it and never down', () => {
    const { store, receive } = pageWith([3]);
    const { gridScale } = store.getState();
    receive(0, 12); // 15 in all are still below twice the top bound of 8
    expect(store.getState().gridScale).toBe(gridScale);
    receive(0, 1);
    expect(store.getState().gridScale[5]).toBe(20);
  });

  it('of quantiles is found once and then stays, until another measure is chosen', () => {
    const { store, receive } = pageWith([1, 2, 3, 4, 5, 6, 7]);
    store.getState().setFields({ classing: 'quantile' });
    // seven values in six classes: every whole step of the sorted values is a limit
    expect(store.getState().gridScale).toEqual([1, 2, 3, 4, 5, 6]);
    receive(0, 50);
    expect(store.getState().gridScale).toEqual([1, 2, 3, 4, 5, 6]);
    store.getState().setFields({ measure: 'overdue' });
    expect(store.getState().gridScale).toEqual([0]);
  });

  it('counts what the filter lets through', () => {
    const { store } = pageWith([3, 2]);
    store.getState().narrow({ areas: [gridId('010')] });
    expect([...selectGridValues(store.getState())]).toEqual([['010', { kind: 'count', value: 3 }]]);
  });
});
