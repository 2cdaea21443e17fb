import type { ExpressionSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { Language } from '../store/view.ts';
import type { MapScene } from './scene.ts';

/** The tiles of the district's base map. Brought by the layer of land use, the lowest that draws from them. */
export const BASEMAP_SOURCE = 'basemap';
/** Tiles of a URL that begins so are read by ranges out of one archive (`basemap-archives.ts`). */
export const ARCHIVE_SCHEME = 'pmtiles';

/** What `npm run basemap` writes (`scripts/basemap/map-features.ts`). */
type BasemapLayer =
  | 'land'
  | 'green'
  | 'water'
  | 'courses'
  | 'buildings'
  | 'streets'
  | 'railways'
  | 'ways'
  | 'gates'
  | 'structures'
  | 'landmarks';
/** What is in its tiles up to a zoom level alone. */
type FarLayer = 'relief' | 'contours' | 'veil' | 'beyond';

type Origin = { readonly source: string; readonly 'source-layer'?: string };

/** The same archive once more, whose tiles of this zoom level serve for all nearer ones (`scripts/basemap/tile-grid.ts`). */
export const FAR_SOURCE = 'basemap-far';
const FAR_ZOOMS = { minzoom: 9, maxzoom: 11 };

export const farSource = (url: string): VectorSourceSpecification => ({
  type: 'vector',
  tiles: [`${ARCHIVE_SCHEME}://${url}/{z}/{x}/{y}`],
  ...FAR_ZOOMS,
});

export const fromAfar = (layer: FarLayer): Origin => ({ source: FAR_SOURCE, 'source-layer': layer });

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

/** The name of a feature of the tiles in the language of the page, where it has one in it. */
export const nameIn = (language: Language): ExpressionSpecification =>
  language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];
