import { describe, expect, it } from 'vitest';
import { cellCenter, latticeOver } from '../../core/geo/lattice.ts';
import { epochMs, meters } from '../../core/geo/units.ts';
import type { PositionsFrame } from '../../core/protocol/stream.ts';
import { gridId, MOMENT } from '../../core/testing/make.ts';
import { selectLayerAge } from './layer-age.ts';
import { selectCoverageAge } from './patrols.ts';
import { createAppStore } from './store.ts';

const BOX: [number, number, number, number] = [126.5, 43.8, 126.52, 43.815];
const lattice = latticeOver(BOX, meters(100));
const cell = (name: string) => ({ cell: name, position: cellCenter(lattice, name), count: 3 });
const HOUR = 3_600_000;

function page() {
  const store = createAppStore();
  store.getState().replaceDistrict({
    body: { zone: 'UTC', bbox: BOX } as never, // what these selectors read of it
    grids: { type: 'FeatureCollection', features: [] },
    codes: { version: 'v1', categories: [] },
    places: { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [], markets: [] },
  });
  const at = (hours: number) => {
    store.getState().setClock({ districtAt: epochMs(MOMENT + hours * HOUR), wallAt: 0, factor: 60, kind: 'demo' });
  };
  at(0);
  return { store, at, ...store.getState() };
}

const counted = (hours: number, cells: readonly string[], grids: readonly string[] = []): PositionsFrame => ({
  kind: 'positions',
  occurredAt: epochMs(MOMENT + hours * HOUR),
  cells: cells.map(cell),
  grids: grids.map(gridId),
});

describe('patrols on the page', () => {
  it('are the cells of the last frame, and as old as their count', () => {
    const { store, showPatrols } = page();
    showPatrols(counted(0, ['1.1']), 1_000);
    showPatrols(counted(0, ['2.1']), 21_000);
    store.getState().tick(26_000);
    expect(store.getState().patrolCells.map((one) => one.cell)).toEqual(['2.1']);
    // counted when the district's clock began, 26 s of the wall ago, however late it was told
    expect(selectLayerAge(store.getState(), 'patrol')).toBe(26_000);
  });

  it('leave a trace that ages, in cells and in grids', () => {
    const { store, at, showPatrols } = page();
    showPatrols(counted(0, ['1.1', '12.1'], ['west', 'east']), 0);
    expect(selectCoverageAge(store.getState()).cells.map(({ step }) => step)).toEqual([0, 0]);
    at(9);
    showPatrols(counted(9, ['1.1'], ['west']), 0);
    const { cells, gridSteps } = selectCoverageAge(store.getState());
    expect(cells.map(({ step }) => step)).toEqual([0, 2]); // now, and between 8 and 24 hours ago
    expect([...gridSteps]).toEqual([
      ['west', 0],
      ['east', 2],
    ]);
  });

  it('give no new picture while no step changes', () => {
    const { store, showPatrols } = page();
    showPatrols(counted(0, ['1.1'], ['west']), 0);
    const first = selectCoverageAge(store.getState());
    showPatrols(counted(0.02, ['1.1'], ['west']), 1_000);
    expect(selectCoverageAge(store.getState())).toBe(first);
  });

  it('are known for the time the page has watched, until it is told of more', () => {
    const { store, showPatrols, showPatrolAges } = page();
    expect(store.getState().watchedSince).toBeUndefined();
    showPatrols(counted(0, []), 0);
    showPatrols(counted(1, []), 0);
    expect(store.getState().watchedSince).toBe(MOMENT);
    const since = epochMs(MOMENT - 30 * HOUR);
    showPatrolAges({ since, countedAt: epochMs(MOMENT + HOUR), cells: [], grids: [[gridId('north'), since]] });
    expect(store.getState().watchedSince).toBe(since);
    expect([...selectCoverageAge(store.getState()).gridSteps]).toEqual([['north', 3]]); // between 24 and 72 hours
  });
});
