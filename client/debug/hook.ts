import type { LonLat } from '../../core/geo/units.ts';
import type { DistrictMap } from '../map/district-map.ts';
import type { DrawnLayer } from '../map/overlay.ts';
import type { AppStore } from '../store/store.ts';
import type { Selection } from '../store/view.ts';

/** What the browser tests ask the page. Reading only: whatever a test does, it does as a user would. */
export type DoorstepHook = {
  state(): {
    seq: number;
    epoch: string | null;
    revision: number;
    connection: string;
    open: number;
    held: number;
    withoutPosition: number;
    outsideGrids: number;
    skipped: number;
    badRecords: number;
  };
  ticketIds(): string[];
  /** Layers of the overlay as they are drawn: so many symbols (`n`) that stand for so many things (`items`). */
  layers(): DrawnLayer[];
  /** Open tickets on the screen, by themselves or in a count. */
  drawnTickets(): number;
  pick(x: number, y: number): Selection | undefined;
  /** Pixels in the map's own corner. */
  project(position: LonLat): { x: number; y: number } | undefined;
  /** What the choropleth was told about a grid. */
  grid(gridId: string): Readonly<Record<string, unknown>> | undefined;
  mapIsIdle(): boolean;
};

declare global {
  interface Window {
    __doorstep?: DoorstepHook;
  }
}

/** @returns how the shell tells the hook about the map. */
export function installHook(store: AppStore): (map: DistrictMap | undefined) => void {
  let map: DistrictMap | undefined;
  window.__doorstep = {
    state: () => stateOf(store),
    ticketIds: () => [...(store.getState().log?.tickets.keys() ?? [])],
    layers: () => map?.drawnLayers() ?? [],
    drawnTickets: () =>
      (map?.drawnLayers() ?? [])
        .filter(({ id }) => id === 'tickets' || id === 'tickets-rings')
        .reduce((sum, { items }) => sum + items, 0),
    pick: (x, y) => map?.pick(x, y)?.selection,
    project: (position) => map?.project(position),
    grid: (gridId) => map?.gridState(gridId),
    mapIsIdle: () => map?.isIdle() ?? false,
  };
  return (current) => {
    map = current;
  };
}

function stateOf(store: AppStore): ReturnType<DoorstepHook['state']> {
  const { log, epoch, revision, connection, badRecords } = store.getState();
  return {
    seq: log?.seq ?? 0,
    epoch,
    revision,
    connection: connection.kind,
    open: log?.counts.open ?? 0,
    held: log?.counts.held ?? 0,
    withoutPosition: log?.counts.withoutPosition ?? 0,
    outsideGrids: log?.counts.outsideGrids ?? 0,
    skipped: log?.skipped ?? 0,
    badRecords,
  };
}
