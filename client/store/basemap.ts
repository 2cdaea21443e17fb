import { BASEMAP_FILE } from '../../core/domain/district.ts';
import type { AppState } from './store.ts';

/** Where the base map of the district is read from; nothing where it has none, or it cannot be had at present. */
export const selectBasemapUrl = ({ district, basemapHasFailed }: AppState): string | undefined =>
  basemapHasFailed ? undefined : district?.body.files.find(({ name }) => name === BASEMAP_FILE)?.url;
