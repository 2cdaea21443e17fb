import type {
  ErrorEvent,
  Map as LibreMap,
  RasterLayerSpecification,
  RasterSourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { type OwnBasemap, pictureTemplates } from '../../core/domain/own-basemap.ts';
import type { Theme } from '../store/view.ts';
import { ARCHIVE_SCHEME, BASEMAP_SOURCE, FAR_SOURCE } from './basemap-source.ts';

const PREFIX = 'own-basemap';
/** Pictures made for paper, on a dark screen: so that they lie under the data and do not shine through it. */
const PICTURE_LOOK: Record<Theme, RasterLayerSpecification['paint']> = {
  light: { 'raster-saturation': -0.4, 'raster-contrast': -0.1 },
  dark: { 'raster-saturation': -0.7, 'raster-brightness-max': 0.35 },
  night: { 'raster-saturation': -0.8, 'raster-brightness-max': 0.25 },
};

/** The lowest part of the style where the operator's base map is pictures; nothing for the other kinds. */
export function ownPictures(own: OwnBasemap | undefined, theme: Theme): Pick<StyleSpecification, 'sources' | 'layers'> {
  const sources = own ? pictureSources(own) : [];
  return {
    sources: Object.fromEntries(sources.map((source, index) => [`${PREFIX}-${index}`, source])),
    layers: sources.map((_, index) => ({
      id: `${PREFIX}-${index}`,
      type: 'raster',
      source: `${PREFIX}-${index}`,
      paint: PICTURE_LOOK[theme],
    })),
  };
}

function pictureSources(own: OwnBasemap): readonly RasterSourceSpecification[] {
  if (own.kind === 'style' || (own.kind === 'pmtiles' && own.content === 'vectors')) return [];
  const { tileSize = 256, minZoom: minzoom = 0, maxZoom: maxzoom = 18 } = own;
  const usual = { type: 'raster', tileSize } as const;
  if (own.kind === 'pmtiles') return [{ ...usual, url: `${ARCHIVE_SCHEME}://${own.url}` }];
  return pictureTemplates(own).map((template) => ({ ...usual, minzoom, maxzoom, tiles: [template] }));
}

/** So many pictures in a row that did not come are a host that is not there, and not a map that ends somewhere. */
const FAILURES_IN_A_ROW = 8;
/** After this a map that could not be had is asked for again, though nobody touches the page; then at longer intervals. */
/** After this a single tile that did not come is asked for again. */
const TILE_RETRY_MS = 1_000;
const FIRST_RETRY_MS = 20_000;
const LAST_RETRY_MS = 5 * 60_000;

type CanonicalTile = { readonly z: number; readonly x: number; readonly y: number };

const isOfGround = (sourceId: string) =>
  sourceId === BASEMAP_SOURCE || sourceId === FAR_SOURCE || sourceId.startsWith(PREFIX);

/** Watches whether the base map can be had, and says when it is to be tried again. */
export class BasemapWatch {
  readonly #map: LibreMap;
  readonly #tell: (it: 'failed' | 'expected') => void;
  readonly #tileRetries = new Set<ReturnType<typeof setTimeout>>();
  #inARow = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = FIRST_RETRY_MS;

  constructor(map: LibreMap, tell: (it: 'failed' | 'expected') => void) {
    this.#map = map;
    this.#tell = tell;
    map.on('sourcedata', ({ sourceId, tile }) => {
      if (tile && isOfGround(sourceId)) this.#inARow = 0;
    });
  }

  /** @param isStyleAwaited - Whether the style comes from elsewhere and is not there yet. */
  tellError({ error, ...told }: ErrorEvent, isStyleAwaited: boolean): void {
    console.error(error);
    const { sourceId, tile } = told as { sourceId?: string; tile?: { tileID: { canonical: CanonicalTile } } };
    if (sourceId === undefined) {
      if (isStyleAwaited) this.#fail();
    } else if (isOfGround(sourceId)) {
      this.#inARow++;
      if (!tile || this.#inARow >= FAILURES_IN_A_ROW) this.#fail();
      else if (!sourceId.startsWith(PREFIX)) this.#askForTile(sourceId, tile.tileID.canonical);
    }
  }

  /** A tile of our own archive is there, so that what hinders it is on the way; a picture from elsewhere may not exist. */
  #askForTile(sourceId: string, { z, x, y }: CanonicalTile): void {
    const retry = setTimeout(() => {
      this.#tileRetries.delete(retry);
      if (this.#map.getSource(sourceId)) this.#map.refreshTiles(sourceId, [{ z, x, y }]);
    }, TILE_RETRY_MS);
    this.#tileRetries.add(retry);
  }

  /** Ask for it now, whenever it would have been due. */
  askAgain(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#tell('expected');
  }

  dispose(): void {
    clearTimeout(this.#retry);
    for (const retry of this.#tileRetries) clearTimeout(retry);
  }

  #fail(): void {
    this.#inARow = 0;
    if (this.#retry !== undefined) return; // several tiles fail at once
    this.#tell('failed');
    this.#retry = setTimeout(() => this.askAgain(), this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, LAST_RETRY_MS);
  }
}
