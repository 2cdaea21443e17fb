import type { VectorSourceSpecification } from 'maplibre-gl';
import type { MapScene } from './scene.ts';

/** The tiles of the district's base map. Brought by the layer of land use, the lowest that draws from them. */
export const BASEMAP_SOURCE = 'basemap';
/** Tiles of a URL that begins so are read by ranges out of one archive (`basemap-archives.ts`). */
export const ARCHIVE_SCHEME = 'pmtiles';

/** What `npm run basemap` writes (`scripts/basemap/map-features.ts`). */
type BasemapLayer = 'land' | 'green' | 'water' | 'courses' | 'buildings' | 'streets' | 'railways';

type Origin = { readonly source: string; readonly 'source-layer'?: string };

export const basemapSource = (url: string): VectorSourceSpecification => ({
  type: 'vector',
  url: `${ARCHIVE_SCHEME}://${url}`,
});

/** For a layer that brings none of its own. */
export const NO_SOURCES: Readonly<Record<string, never>> = {};

export const inBasemap = (layer: BasemapLayer): Origin => ({ source: BASEMAP_SOURCE, 'source-layer': layer });

/** Drawn from the base map where there is one, and else from a source of the page's own. */
export const fromBasemapOr = ({ basemap }: MapScene, layer: BasemapLayer, source: string): Origin =>
  basemap === undefined ? { source } : inBasemap(layer);
