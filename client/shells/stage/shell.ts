import type { DistrictMap } from '../../map/district-map.ts';
import type { AppStore } from '../../store/store.ts';

/** What every door of the page is given. */
export type ShellProps = {
  store: AppStore;
  /** Told about the map that stands, for the hook of the browser tests. */
  onMap(map: DistrictMap | undefined): void;
};
