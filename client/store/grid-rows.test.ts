import { describe, expect, it } from 'vitest';
import { DistrictState } from '../../core/domain/district-state.ts';
import type { GridId, TicketId } from '../../core/domain/ids.ts';
import { epochMs } from '../../core/geo/units.ts';
import { MOMENT, makeEvent, makeLog } from '../../core/testing/make.ts';
import { selectGridRows } from './grid-rows.ts';
import { createAppStore } from './store.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;

/** One ticket a grid, received ten hours ago, with a limit so many hours from now; without one, it is closed. */
const LEFT_HOURS: Readonly<Record<string, number | undefined>> = { calm: undefined, busy: 90, soon: 5, late: -1 };

function pageOfGrids() {
  const events = Object.entries(LEFT_HOURS).map(([grid, hours]) =>
    makeEvent('ticket.imported', {
      ticketId: `T-${grid}` as TicketId,
      gridId: grid as GridId,
      stage: hours === undefined ? 'closed' : 'handling',
      dueAt: hours === undefined ? undefined : epochMs(MOMENT + hours * HOUR),
      times: { receivedAt: epochMs(MOMENT - 10 * HOUR) },
    }),
  );
  const log = new DistrictState({ zone: ZONE, windowDays: 400 });
  for (const row of makeLog(events)) log.apply(row);
  const store = createAppStore();
  const { replaceDistrict, replaceLog, setClock, tick } = store.getState();
  const features = ['silent', ...Object.keys(LEFT_HOURS)].map((gridId) => ({
    type: 'Feature' as const,
    properties: { gridId, name: gridId },
    geometry: { type: 'Polygon' as const, coordinates: [] },
  }));
  const places = { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [], markets: [] };
  const body = { zone: ZONE } as Parameters<typeof replaceDistrict>[0]['body']; // nothing here asks for the rest
  const codes = { version: 'v1', categories: [] };
  replaceDistrict({ body, grids: { type: 'FeatureCollection', features }, codes, places });
  replaceLog(log, 'epoch', []);
  setClock({ districtAt: MOMENT, wallAt: 0, factor: 1, kind: 'wall' });
  tick(0);
  return store.getState();
}

describe('the rows of grids', () => {
  it('begin with what is overdue and end with what was never heard of', () => {
    const rows = selectGridRows(pageOfGrids());
    expect(rows.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'late over',
      'soon soon', // 10 of 15 hours are used
      'busy busy', // 10 of 100
      'calm calm',
      'silent silent',
    ]);
    expect(rows[0]).toMatchObject({ open: 1, overdue: 1 });
    expect(rows[3]).toMatchObject({ open: 0, overdue: 0 });
  });
});
