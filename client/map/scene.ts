import type { Scope } from '../../core/access/scope.ts';
import type { GridValue } from '../../core/analysis/grid-measures.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { OwnBasemap } from '../../core/domain/own-basemap.ts';
import type { StreetState } from '../../core/domain/street-state.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { PatrolCell } from '../../core/protocol/stream.ts';
import type { Daylight } from '../store/daylight.ts';
import type { DensityField } from '../store/density.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { ExplorerView } from '../store/explorer.ts';
import type { FieldSettings, Fill } from '../store/fields.ts';
import type { GridScale } from '../store/grid-scale.ts';
import type { PartyUnit } from '../store/party-units.ts';
import type { CoverageAge } from '../store/patrols.ts';
import type { LampLights, SiteView, WorkView } from '../store/places.ts';
import type { Pulse } from '../store/pulses.ts';
import type { TeamView } from '../store/team.ts';
import type { Language, Selection, Theme } from '../store/view.ts';
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
  /** Who looks, as far as the exactness of positions goes. */
  readonly scope: Scope | undefined;
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
  readonly explorer: ExplorerView;
  /** None while the party tree is not walked. */
  readonly partyUnits: readonly PartyUnit[];
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

export function isSameScene(a: MapScene, b: MapScene): boolean {
  return (Object.keys(a) as (keyof MapScene)[]).every((key) => Object.is(a[key], b[key]));
}
