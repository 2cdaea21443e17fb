import { selectDistrictNow } from './clock.ts';
import { selectDataAgeMs } from './connection.ts';
import type { AppState } from './store.ts';

/** Where the news of a layer come from: the stream itself, the counts of patrols, or the events of a family. */
export type NewsSource = 'stream' | 'patrol' | 'team' | 'lamp' | 'roadWork';

/**
 * Wall time since the last news of a layer, in milliseconds: since the last frame, the last count of patrols, the newest
 * report of one's own team, or the last
 * event of the family (a source's "nothing new" counts as news). No age where nothing was ever heard.
 */
export function selectLayerAge(state: AppState, source: NewsSource): number | undefined {
  if (source === 'stream') return selectDataAgeMs(state);
  if (source === 'patrol')
    return state.patrolsAt === undefined ? undefined : Math.max(0, state.wallAt - state.patrolsAt);
  if (source === 'team') return state.teamAt === undefined ? undefined : Math.max(0, state.wallAt - state.teamAt);
  const heardAt = state.log?.streets.heardAt.get(source);
  const now = selectDistrictNow(state);
  if (heardAt === undefined || now === undefined) return undefined;
  // The district's clock may run fast; how late a source is, is a matter of the clock on the wall.
  return Math.max(0, (now - heardAt) / (state.clock?.factor ?? 1));
}
