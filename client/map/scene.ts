import type { GridValue } from '../../core/analysis/grid-measures.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { OwnBasemap } from '../../core/domain/own-basemap.ts';
import type { StreetState } from '../../core/domain/street-state.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { PatrolCell } from '../../core/protocol/stream.ts';
import { selectBasemapUrl, selectOwnBasemap } from '../store/basemap.ts';
import { selectIsStale } from '../store/connection.ts';
import { type Daylight, selectDaylight } from '../store/daylight.ts';
import { type DensityField, selectIsDensityLate } from '../store/density.ts';
import type { LoadedDistrict } from '../store/district.ts';
import { type FieldSettings, type Fill, selectFill } from '../store/fields.ts';
import { selectChosenGrid } from '../store/grid-day.ts';
import { type GridScale, selectGridValues } from '../store/grid-scale.ts';
import { selectMinute } from '../store/matches.ts';
import { type CoverageAge, selectCoverageAge } from '../store/patrols.ts';
import {
  type LampLights,
  type SiteView,
  selectLampLights,
  selectSites,
  selectWorks,
  type WorkView,
} from '../store/places.ts';
import type { Pulse } from '../store/pulses.ts';
import { selectTicket } from '../store/selectors.ts';
import type { AppState } from '../store/store.ts';
import type { TeamView } from '../store/team.ts';
import { selectAreaOutline } from '../store/unit-places.ts';
import { type Language, type Selection, selectTheme, type Theme } from '../store/view.ts';
import type { TicketSymbols } from './cluster-tickets.ts';
import type { Palette } from './palette.ts';
import type { SiteDetail } from './site-detail.ts';

export type SymbolScale = {
  readonly whole: number;
  readonly open: number;
  readonly closed: number;
  readonly places: number;
};

/** All a layer may know. The map never sees an event, it sees arrays. */
export type MapScene = {
  readonly district: LoadedDistrict | undefined;
  readonly language: Language;
  readonly theme: Theme;
  readonly palette: Palette;
  /** Where the base map is read from; without one the layers of streets and water draw what the district's files say. */
  readonly basemap: string | undefined;
  /** The operator's, drawn under everything instead of the ground that the district's own files make. */
  readonly ownBasemap: OwnBasemap | undefined;
  /** Whether the district has one that cannot be had at present. */
  readonly basemapHasFailed: boolean;
  readonly toggledLayers: readonly string[];
  /** Raised when anything below it changed: the maps are the store's own, changed in place. */
  readonly revision: number;
  /** The chosen measure by grid; none where no shown ticket lies in it. */
  readonly gridValues: ReadonlyMap<GridId, GridValue>;
  readonly heardGrids: ReadonlySet<GridId>;
  readonly gridScale: GridScale;
  readonly fields: FieldSettings;
  readonly fill: Fill;
  /** The last answer; absent before the first one. */
  readonly density: DensityField | undefined;
  readonly isDensityLate: boolean;
  readonly densityHasFailed: boolean;
  /** Open tickets, those that would overlap gathered; among streets those near what is seen. */
  readonly ticketSymbols: TicketSymbols;
  /** Among streets those near what is seen. */
  readonly closedTickets: readonly Ticket[];
  readonly sites: readonly SiteView[];
  readonly siteDetail: SiteDetail;
  readonly lampLights: LampLights;
  readonly daylight: Daylight;
  readonly works: readonly WorkView[];
  /** What the log tells of the streets; changed in place, as the maps above. */
  readonly streets: StreetState | undefined;
  readonly patrolCells: readonly PatrolCell[];
  readonly coverageAge: CoverageAge;
  readonly watchedSince: EpochMs | undefined;
  /** Absent for whoever is of no team. */
  readonly team: TeamView | undefined;
  readonly selection: Selection;
  /** The one grid that is asked for, where there is one. */
  readonly chosenGrid: GridId | undefined;
  readonly selectedTicket: Ticket | undefined;
  /** Border of the selected community, subdistrict or market. */
  readonly selectedOutline: readonly (readonly LonLat[])[];
  readonly pulses: readonly Pulse[];
  readonly reducedMotion: boolean;
  readonly isStale: boolean;
  /** How much larger letters are than at a desk: a wall is read from afar. */
  readonly letterScale: number;
  /** Size of the symbols: `whole` near the street, smaller where many are seen at once. */
  readonly symbolScale: SymbolScale;
  /** The district's time to the minute: what clocks and doors go by. */
  readonly now: EpochMs;
  /** This page's wall clock at the picture; stands still while nothing moves. */
  readonly time: number;
};

export function readScene(
  state: AppState,
  drawn: Pick<
    MapScene,
    'palette' | 'ticketSymbols' | 'closedTickets' | 'siteDetail' | 'letterScale' | 'symbolScale' | 'time'
  >,
): MapScene {
  const { district, language, toggledLayers, shownRevision, log, heardGrids, gridScale, fields, density } = state;
  const { selection, pulses, reducedMotion } = state;
  return {
    district,
    language,
    theme: selectTheme(state),
    basemap: selectBasemapUrl(state),
    ownBasemap: selectOwnBasemap(state),
    basemapHasFailed: state.basemapHasFailed,
    toggledLayers,
    revision: shownRevision,
    gridValues: selectGridValues(state),
    heardGrids,
    gridScale,
    fields,
    fill: selectFill(state),
    density,
    isDensityLate: selectIsDensityLate(state),
    densityHasFailed: state.densityHasFailed,
    sites: selectSites(state),
    lampLights: selectLampLights(state),
    daylight: selectDaylight(state),
    works: selectWorks(state),
    streets: log?.streets,
    patrolCells: state.patrolCells,
    coverageAge: selectCoverageAge(state),
    watchedSince: state.watchedSince,
    team: state.team,
    selection,
    chosenGrid: selectChosenGrid(state),
    selectedTicket: selectTicket(state),
    selectedOutline: selectAreaOutline(state),
    pulses,
    reducedMotion,
    isStale: selectIsStale(state),
    now: selectMinute(state),
    ...drawn,
  };
}

export function isSameScene(a: MapScene, b: MapScene): boolean {
  return (Object.keys(a) as (keyof MapScene)[]).every((key) => Object.is(a[key], b[key]));
}
