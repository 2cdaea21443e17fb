import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { StoredEvent } from '../../core/domain/event.ts';
import { makeEvent, makeLog, ticketId } from '../../core/testing/make.ts';
import { accountRowsLink, selectAccount } from './account.ts';
import { selectMatches } from './matches.ts';
import { createAppStore } from './store.ts';
import { selectSummary } from './summary.ts';

const reported = { provenance: 'reported' as const };

function storeWith(events: readonly StoredEvent[]) {
  const store = createAppStore();
  store.getState().replaceLog(new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 }), 'epoch', []);
  store.getState().applyEvents(makeLog(events), events.length);
  store.getState().showChanges(1_000);
  return store;
}

const account = [
  makeEvent('report.announced', { ...reported, rows: 2 }),
  makeEvent('ticket.imported', { ...reported, ticketId: ticketId('R-1') }),
  makeEvent('ticket.imported', { ...reported, ticketId: ticketId('R-2'), stage: 'closed', outcome: 'answered' }),
];
const live = makeEvent('ticket.received', { ticketId: ticketId('live') });

describe('the published account on a page', () => {
  it('is undefined before the log is read, and has no figures before it is told', () => {
    expect(selectAccount(createAppStore().getState())).toBeUndefined();
    expect(selectAccount(storeWith([live]).getState())).toMatchObject({ figures: [], rows: 0, isWhole: false });
  });

  it('says what part of it is there', () => {
    const part = selectAccount(storeWith(account.slice(0, 2)).getState());
    expect(part).toMatchObject({ rows: 1, announcedRows: 2, isWhole: false });
    const whole = selectAccount(storeWith(account).getState());
    expect(whole).toMatchObject({ rows: 2, isWhole: true, figures: [{ id: 'hotline', rate: { denominator: 2 } }] });
  });

  it('is in no list, figure or row of the log that a page shows beside it', () => {
    const state = storeWith([...account, live]).getState();
    const { figures, distribution } = selectSummary(state);
    expect([figures.total, distribution.total]).toEqual([1, 1]);
    expect([...figures.byProvenance.keys()]).toEqual(['recorded']);
    expect(selectMatches(state).all.map(({ id }) => id)).toEqual(['live']);
    expect(state.latest.map(({ event }) => event.type)).toEqual(['ticket.received']);
    expect(state.heardGrids.size).toBe(0);
  });

  it('opens its rows', () => {
    expect(accountRowsLink('visits')).toBe('/api/tickets?format=csv&provenance=reported&channel=visit');
    expect(accountRowsLink('issues')).toBe('/api/deliberations?format=csv&provenance=reported&type=issue.solicited');
    expect(accountRowsLink('talks')).toBe(
      '/api/deliberations?format=csv&provenance=reported&type=meeting.held&code=talk',
    );
  });
});
