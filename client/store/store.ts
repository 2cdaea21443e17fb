import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ClockSlice, clockSlice } from './clock.ts';
import { type ConnectionSlice, connectionSlice } from './connection.ts';
import { type DensitySlice, densitySlice } from './density.ts';
import { type DistrictSlice, districtSlice } from './district.ts';
import { type GridScaleSlice, gridScaleSlice } from './grid-scale.ts';
import { type LogSlice, logSlice } from './log.ts';
import { type PatrolsSlice, patrolsSlice } from './patrols.ts';
import { type ProblemsSlice, problemsSlice } from './problems.ts';
import { type PulsesSlice, pulsesSlice } from './pulses.ts';
import { type SessionSlice, sessionSlice } from './session.ts';
import { type TeamSlice, teamSlice } from './team.ts';
import { type ViewSlice, type ViewState, viewSlice } from './view.ts';

/** All state of the page. React reads it through selectors; the map subscribes to it directly. */
export type AppState = ClockSlice &
  ConnectionSlice &
  DensitySlice &
  DistrictSlice &
  GridScaleSlice &
  LogSlice &
  PatrolsSlice &
  ProblemsSlice &
  PulsesSlice &
  SessionSlice &
  TeamSlice &
  ViewSlice;

export type AppStore = StoreApi<AppState>;

/** @param view - What the address bar and the device say about the view; the rest has defaults. */
export function createAppStore(view: Partial<ViewState> = {}): AppStore {
  return createStore<AppState>()((...args) => ({
    ...clockSlice(...args),
    ...connectionSlice(...args),
    ...densitySlice(...args),
    ...districtSlice(...args),
    ...gridScaleSlice(...args),
    ...logSlice(...args),
    ...patrolsSlice(...args),
    ...problemsSlice(...args),
    ...pulsesSlice(...args),
    ...sessionSlice(...args),
    ...teamSlice(...args),
    ...viewSlice(...args),
    ...view,
  }));
}
