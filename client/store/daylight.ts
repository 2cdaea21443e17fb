import { isCivilNight, nextCivilTurn } from '../../core/geo/sun.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { LoadedDistrict } from './district.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

/** Whether street lamps burn in the district, computed from the sun. */
export type Daylight = {
  readonly isNight: boolean;
  /** When that changes next, to the minute; undefined where it does not within a day. */
  readonly turnsAt: EpochMs | undefined;
};

const DAY: Daylight = { isNight: false, turnsAt: undefined };

const middleOf = ({ body: { bbox } }: LoadedDistrict): LonLat => [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];

const selectThisMinute = memo(
  (state: AppState) => [state.district, selectMinute(state)] as const,
  (state): Daylight => {
    const now = selectMinute(state);
    if (!state.district || now === 0) return DAY; // no clock yet
    const place = middleOf(state.district);
    return { isNight: isCivilNight(now, place), turnsAt: nextCivilTurn(now, place) };
  },
);

/** The same object from dusk to dawn and from dawn to dusk, so that what shows it is drawn twice a day. */
export const selectDaylight = memo(
  (state: AppState) => {
    const { isNight, turnsAt } = selectThisMinute(state);
    return [isNight, turnsAt] as const;
  },
  (state): Daylight => selectThisMinute(state),
);
