import type { GridId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { selectIsStale } from '../store/connection.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { GridScale } from '../store/grid-scale.ts';
import type { Pulse } from '../store/pulses.ts';
import { selectClosedOnMap, selectTicket } from '../store/selectors.ts';
import type { AppState } from '../store/store.ts';
import { type Language, type Selection, selectTheme, type Theme } from '../store/view.ts';
import type { TicketSymbols } from './cluster-tickets.ts';
import type { Palette } from './palette.ts';

/** All a layer may know. The map never sees an event, it sees arrays. */
export type MapScene = {
  readonly district: LoadedDistrict | undefined;
  readonly language: Language;
  readonly theme: Theme;
  readonly palette: Palette;
  readonly toggledLayers: readonly string[];
  /** Raised when anything below it changed: the maps are the store's own, changed in place. */
  readonly revision: number;
  readonly openByGrid: ReadonlyMap<GridId, number>;
  readonly heardGrids: ReadonlySet<GridId>;
  readonly gridScale: GridScale;
  /** Open tickets, those that would overlap gathered. */
  readonly ticketSymbols: TicketSymbols;
  readonly closedTickets: readonly Ticket[];
  readonly selection: Selection;
  readonly selectedTicket: Ticket | undefined;
  readonly pulses: readonly Pulse[];
  readonly reducedMotion: boolean;
  readonly isStale: boolean;
  /** Size of the symbols: whole near the street, smaller where many are seen at once. */
  readonly symbolScale: { readonly open: number; readonly closed: number };
  /** This page's wall clock at the picture; stands still while nothing moves. */
  readonly time: number;
};

const NO_COUNTS: ReadonlyMap<GridId, number> = new Map();

export function readScene(
  state: AppState,
  { palette, ticketSymbols, symbolScale, time }: Pick<MapScene, 'palette' | 'ticketSymbols' | 'symbolScale' | 'time'>,
): MapScene {
  const { district, language, toggledLayers, shownRevision, log, heardGrids, gridScale } = state;
  const { selection, pulses, reducedMotion } = state;
  return {
    district,
    language,
    theme: selectTheme(state),
    palette,
    toggledLayers,
    revision: shownRevision,
    openByGrid: log?.counts.openByGrid ?? NO_COUNTS,
    heardGrids,
    gridScale,
    ticketSymbols,
    closedTickets: selectClosedOnMap(state),
    selection,
    selectedTicket: selectTicket(state),
    pulses,
    reducedMotion,
    isStale: selectIsStale(state),
    symbolScale,
    time,
  };
}

export function isSameScene(a: MapScene, b: MapScene): boolean {
  return (Object.keys(a) as (keyof MapScene)[]).every((key) => Object.is(a[key], b[key]));
}
