import { useEffect } from 'react';
import type { GridId } from '../../../core/domain/ids.ts';
import { useApp, useAppStore } from '../../panels/app-context.ts';
import { deviceShelf, keepRecent } from '../../panels/grid-picker/recent-grids.ts';
import { selectChosenGrid } from '../../store/grid-day.ts';
import type { AppStore } from '../../store/store.ts';
import { NOTHING_SELECTED, type Selection } from '../../store/view.ts';

/**
 * Switched from what they are in a district. Within one grid its color says nothing and patrols cover the streets, which
 * the list tells of; the rings around doors say how far help is.
 */
const GRID_LAYERS: readonly string[] = ['grids', 'patrols', 'rings'];
const areGridLayers = (layers: readonly string[]) => layers.join() === GRID_LAYERS.join();

function chooseGrid(store: AppStore, id: GridId, selection: Selection): void {
  const { setView, filter, toggledLayers, district } = store.getState();
  if (district) keepRecent(deviceShelf(), district.body.id, id);
  setView({
    filter: { ...filter, areas: [id] },
    selection,
    camera: undefined,
    toggledLayers: toggledLayers.length === 0 ? GRID_LAYERS : toggledLayers,
  });
}

function leaveGrid(store: AppStore): void {
  const { setView, filter, toggledLayers } = store.getState();
  setView({
    filter: { ...filter, areas: [] },
    selection: NOTHING_SELECTED,
    camera: undefined,
    toggledLayers: areGridLayers(toggledLayers) ? [] : toggledLayers,
  });
}

/** The grid one works for: named by the filter, chosen from the list or by a tap on the map, and outlined there. */
export function useChosenGrid() {
  const store = useAppStore();
  const gridId = useApp(selectChosenGrid);
  const selection = useApp((state) => state.selection);
  const gridNames = useApp(({ district }) => district?.gridNames);
  const ticketGrid = useApp(({ log, selection: one }) =>
    one.kind === 'ticket' ? log?.tickets.get(one.id)?.gridId : undefined,
  );
  useEffect(() => {
    const { toggledLayers, setView } = store.getState();
    if (selectChosenGrid(store.getState()) && toggledLayers.length === 0) setView({ toggledLayers: GRID_LAYERS });
  }, [store]);
  useEffect(() => {
    const { select } = store.getState();
    if (gridId && selection.kind === 'none') select({ kind: 'grid', id: gridId });
    const asked = selection.kind === 'grid' ? selection.id : ticketGrid;
    // One that the district does not have would be forgotten again, and chosen again.
    if (!gridId && asked && gridNames?.has(asked)) chooseGrid(store, asked, selection);
  }, [store, gridId, selection, ticketGrid, gridNames]);
  return {
    gridId,
    /** Something else than the grid itself is selected, and has a card. */
    hasCard: selection.kind !== 'none' && !(selection.kind === 'grid' && (!gridId || selection.id === gridId)),
    choose: (id: GridId) => chooseGrid(store, id, { kind: 'grid', id }),
    leave: () => leaveGrid(store),
  };
}
