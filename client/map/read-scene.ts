import { selectBasemapUrl, selectOwnBasemap } from '../store/basemap.ts';
import { selectIsStale } from '../store/connection.ts';
import { selectDaylight } from '../store/daylight.ts';
import { selectIsDensityLate } from '../store/density.ts';
import { selectFill } from '../store/fields.ts';
import { selectChosenGrid } from '../store/grid-day.ts';
import { selectGridValues } from '../store/grid-scale.ts';
import { selectMinute } from '../store/matches.ts';
import { selectPartyUnits } from '../store/party-units.ts';
import { selectCoverageAge } from '../store/patrols.ts';
import { selectLampLights, selectSites, selectWorks } from '../store/places.ts';
import { selectTicket } from '../store/selectors.ts';
import { selectScope } from '../store/session.ts';
import type { AppState } from '../store/store.ts';
import { selectAreaOutline } from '../store/unit-places.ts';
import { selectTheme } from '../store/view.ts';
import type { MapScene } from './scene.ts';

/** The scene as the store has it; what only a map knows is handed over. */
export function readScene(
  state: AppState,
  drawn: Pick<
    MapScene,
    'palette' | 'ticketSymbols' | 'closedTickets' | 'siteDetail' | 'letterScale' | 'symbolScale' | 'time'
  >,
): MapScene {
  const { district, language, toggledLayers, shownRevision, log, heardGrids, gridScale, fields, density } = state;
  const { selection, explorer, pulses, reducedMotion } = state;
  return {
    district,
    scope: selectScope(state),
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
    explorer,
    partyUnits: selectPartyUnits(state),
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
