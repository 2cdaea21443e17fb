import {
  type DarkStretch,
  darkStretches,
  type LampLight,
  lampLight,
  lampRows,
} from '../../core/analysis/lamp-lights.ts';
import type { LampId } from '../../core/domain/ids.ts';
import type { Lamp } from '../../core/domain/lamp.ts';
import type { MarketHours } from '../../core/domain/market.ts';
import type { RoadWorkPlace } from '../../core/domain/road-work-place.ts';
import { isSiteOpen, minuteOf, type Site } from '../../core/domain/site.ts';
import type { RoadWork } from '../../core/domain/street-state.ts';
import { daysOf, offsetsOf } from './days.ts';
import { selectMinute } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

export type LampView = { readonly lamp: Lamp; readonly light: LampLight; readonly isInDarkStreet: boolean };
export type LampLights = { readonly lamps: readonly LampView[]; readonly darkStreets: readonly DarkStretch[] };
/** A place of works with what the log last said of it; nothing, where it said nothing yet. */
export type WorkView = { readonly place: RoadWorkPlace; readonly work: RoadWork | undefined };
/** `isOpen` is undefined where nobody said when it is open. */
export type SiteView = { readonly site: Site; readonly isOpen: boolean | undefined };

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

const selectRows = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }) => lampRows(district?.lamps ?? [], district?.streets ?? []),
);

/** Failed lamps are few while lamps are many, so their ids tell whether anything has changed. */
const failedIds = ({ log }: AppState) => [...(log?.streets.failedLamps.keys() ?? [])];

/** Every lamp with what is known of it, and the streets that are dark. The same arrays until a lamp changes. */
export const selectLampLights = memo(
  (state: AppState) => [state.district, failedIds(state).join(' ')] as const,
  (state): LampLights => {
    const failed: ReadonlySet<LampId> = new Set(failedIds(state));
    const darkStreets = darkStretches(selectRows(state), failed);
    const inDark = new Set(darkStreets.flatMap(({ lampIds }) => lampIds));
    const lamps = (state.district?.lamps ?? []).map((lamp) => ({
      lamp,
      light: lampLight(lamp, failed),
      isInDarkStreet: inDark.has(lamp.id),
    }));
    return { lamps, darkStreets };
  },
);

const worksKey = ({ log }: AppState) =>
  [...(log?.streets.roadWorks.values() ?? [])].map(({ id, stage, changedAt }) => `${id} ${stage} ${changedAt}`).join();

export const selectWorks = memo(
  (state: AppState) => [state.district, worksKey(state)] as const,
  ({ district, log }): readonly WorkView[] =>
    (district?.works ?? []).map((place) => ({ place, work: log?.streets.roadWorks.get(place.id) })),
);

/** The sites, lit or not by the clock of the district. */
export const selectSites = memo(
  (state: AppState) => [state.district, selectOpenKey(state)] as const,
  (state): readonly SiteView[] => sitesAt(state),
);

/** Which sites are open, so that the layer keeps its buffers through all minutes in which no door opens or closes. */
const selectOpenKey = memo(
  (state: AppState) => [state.district, selectMinute(state)] as const,
  (state) =>
    sitesAt(state)
      .map(({ isOpen }) => String(isOpen))
      .join(),
);

/** Whether carts stand in a market now; its hours are those of every day. */
export function selectIsMarketOpen(state: AppState, { from, to }: MarketHours): boolean {
  const { minute } = weekMinute(state);
  return minuteOf(from) <= minute && minute < minuteOf(to);
}

/** The day of the week and the minute of the day by the clock of the district. */
function weekMinute(state: AppState): { weekday: number; minute: number } {
  const now = selectMinute(state);
  const zone = state.district?.body.zone ?? 'UTC';
  // 1970-01-01 was a Thursday, the fourth day of the week.
  const weekday = ((daysOf(zone)(now) + 3) % 7) + 1;
  const minute = Math.floor((now + offsetsOf(zone)(now)) / MINUTE_MS) % DAY_MINUTES;
  return { weekday, minute };
}

function sitesAt(state: AppState): SiteView[] {
  const { district } = state;
  if (!district) return [];
  const { weekday, minute } = weekMinute(state);
  return district.sites.map((site) => ({ site, isOpen: isSiteOpen(site, weekday, minute) }));
}
