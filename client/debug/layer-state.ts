import { DistrictState } from '../../core/domain/district-state.ts';
import { epochMs } from '../../core/geo/units.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { selectDistrictNow } from '../store/clock.ts';
import type { LoadedDistrict } from '../store/district.ts';
import { type AppStore, createAppStore } from '../store/store.ts';
import type { ViewState } from '../store/view.ts';
import { sampleLog } from './sample-log.ts';
import { sampleAges, samplePositions } from './sample-patrols.ts';
import { WalkingTeam } from './walking-team.ts';

export const LAYER_STATES = ['loaded', 'empty', 'stale', 'error'] as const;
/** What a layer may find: data, none, data that is late, or its own failure. */
export type LayerState = (typeof LAYER_STATES)[number];

const TICK_MS = 250;
const SEND_MS = 20_000;
const DAY_MS = 86_400_000;
/** Members report for so long before the page opens, so that they move at once. */
const TEAM_LEAD_MS = 240_000;
const STALE_MS = 90_000;

export type SampleOptions = {
  readonly view: Partial<ViewState>;
  readonly state: LayerState;
  readonly members: number;
};

/**
 * A store with an invented day in the loaded district, in one of the states; it lives until `stop`. Nothing in it comes from
 * the log, and nothing of it goes anywhere.
 */
export function openSample(district: LoadedDistrict, { view, state, members }: SampleOptions) {
  const store = createAppStore(view);
  const openedAt = Date.now();
  const isStale = state === 'stale';
  store.getState().tick(openedAt);
  store.getState().setClock({ districtAt: MOMENT, wallAt: openedAt, factor: 1, kind: 'demo' });
  if (state === 'empty') {
    const { zone, windowDays } = district.body;
    store.setState({ district: withoutPlaces(district) });
    store.getState().replaceLog(new DistrictState({ zone, windowDays }), 'debug', []);
  } else {
    store.setState({ district });
    const loggedAt = isStale ? epochMs(MOMENT - 3 * DAY_MS) : MOMENT;
    store.getState().replaceLog(sampleLog(district, MOMENT, loggedAt), 'debug', []);
    store.getState().showPatrolAges(sampleAges(district, MOMENT));
  }
  store.getState().setConnection(isStale ? { kind: 'connecting', attempt: 3 } : { kind: 'live' });
  const tell = tellerOf(store, district, { state, members, openedAt });
  tell(openedAt);
  if (isStale) store.setState({ freshAt: openedAt - STALE_MS });
  const timer = setInterval(() => tell(Date.now()), TICK_MS);
  return { store, stop: () => clearInterval(timer) };
}

/** What would come over the stream as time passes; a late layer is told once and then nothing more. */
function tellerOf(
  store: AppStore,
  district: LoadedDistrict,
  { state, members, openedAt }: Pick<SampleOptions, 'state' | 'members'> & { openedAt: number },
) {
  const team = new WalkingTeam(district, state === 'empty' ? 0 : members, openedAt - TEAM_LEAD_MS);
  let sentAt = Number.NEGATIVE_INFINITY;
  return (now: number) => {
    const { tick, heard, showPatrols, showTeam } = store.getState();
    const isFirst = sentAt === Number.NEGATIVE_INFINITY;
    tick(now);
    if (state === 'stale' && !isFirst) return;
    const districtNow = selectDistrictNow(store.getState()) ?? MOMENT;
    if (now - sentAt >= SEND_MS && state !== 'empty') {
      showPatrols(samplePositions(district, epochMs(state === 'stale' ? districtNow - STALE_MS : districtNow)), now);
    }
    sentAt = now - sentAt >= SEND_MS ? now : sentAt;
    const reports = team.reportsUpTo(state === 'stale' ? now - STALE_MS : now);
    if (isFirst || reports.length > 0) showTeam(reports, now);
    heard(now);
  };
}

/** The ground stays, so that one sees where nothing is. */
const withoutPlaces = (district: LoadedDistrict): LoadedDistrict => ({
  ...district,
  sites: [],
  circuits: [],
  lamps: [],
  works: [],
  heatAreas: [],
  markets: [],
});
