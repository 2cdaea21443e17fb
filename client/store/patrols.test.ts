import { describe, expect, it } from 'vitest';
import { cellCenter, latticeOver } from '../../core/geo/lattice.ts';
import { epochMs, meters } from '../../core/geo/units.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { selectLayerAge } from './layer-age.ts';
import { selectCoverageAge } from './patrols.ts';
import { createAppStore } from './store.ts';

const BOX: [number, number, number, number] = [126.5, 43.8, 126.52, 43.815];
const lattice = latticeOver(BOX, meters(100));
const cell = (name: string) => ({ cell: name, position: cellCenter(lattice, name), count: 3 });
const HOUR = 3_600_000;

function page() {
  const store = createAppStore();
  const square = [
    [126.5, 43.8],
    [126.51, 43.8],
    [126.51, 43.815],
    [126.5, 43.815],
    [126.5, 43.8],
  ];
  store.getState().replaceDistrict({
    body: { zone: 'UTC', bbox: BOX } as never, // what these selectors read of it
    grids: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { gridId: 'west', name: 'west' },
          geometry: { type: 'Polygon', coordinates: [square] },
        },
      ],
    },
    codes: { version: 'v1', categories: [] },
    places: { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [] },
  });
  const at = (hours: number) => {
    store.getState().setClock({ districtAt: epochMs(MOMENT + hours * HOUR), wallAt: 0, factor: 60, kind: 'demo' });
  };
  at(0);
  return { store, at };
}

describe('patrols on the page', () => {
  it('are the cells of the last frame, and as old as that frame by the wall', () => {
    const { store } = page();
    store.getState().showPatrols({ kind: 'positions', occurredAt: MOMENT, cells: [cell('1.1')] }, 1_000);
    store.getState().showPatrols({ kind: 'positions', occurredAt: MOMENT, cells: [cell('2.1')] }, 21_000);
    store.getState().tick(26_000);
    expect(store.getState().patrolCells.map((one) => one.cell)).toEqual(['2.1']);
    expect(selectLayerAge(store.getState(), 'patrol')).toBe(5_000);
  });

  it('leave a trace that ages, in the grids they were seen in', () => {
    const { store, at } = page();
    // 100 m cells: 126.51 is about 800 m east of the box's edge, so cell 1 lies west of it and cell 12 east
    store.getState().showPatrols({ kind: 'positions', occurredAt: MOMENT, cells: [cell('1.1'), cell('12.1')] }, 0);
    expect(selectCoverageAge(store.getState()).cells.map(({ step }) => step)).toEqual([0, 0]);
    at(9);
    store
      .getState()
      .showPatrols({ kind: 'positions', occurredAt: epochMs(MOMENT + 9 * HOUR), cells: [cell('1.1')] }, 0);
    const { cells, seenGrids } = selectCoverageAge(store.getState());
    expect(cells.map(({ step }) => step)).toEqual([0, 2]); // now, and between 8 and 24 hours ago
    expect([...seenGrids]).toEqual(['west']);
  });

  it('are known for the time the page has watched, and no longer', () => {
    const { store } = page();
    expect(store.getState().watchedSince).toBeUndefined();
    store.getState().showPatrols({ kind: 'positions', occurredAt: MOMENT, cells: [] }, 0);
    store.getState().showPatrols({ kind: 'positions', occurredAt: epochMs(MOMENT + HOUR), cells: [] }, 0);
    expect(store.getState().watchedSince).toBe(MOMENT);
  });
});
