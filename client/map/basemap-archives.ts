import { addProtocol, type GetResourceResponse, type RequestParameters } from 'maplibre-gl';
import { FetchSource, PMTiles, Protocol } from 'pmtiles';
import { ARCHIVE_SCHEME } from './basemap-source.ts';

const archives = new Protocol();

/** A tile from afar is cut into many nearer ones, and the map asks for it anew for each: so many are remembered. */
const MOST_TILES = 32;
type Tile = GetResourceResponse<object>;
const tiles = new Map<string, Promise<Tile>>();

/** Let maps read their tiles out of archives; once for all maps of the page. */
export function readArchives(): void {
  addProtocol(ARCHIVE_SCHEME, async (request, abort) => {
    if (request.type === 'json') {
      openArchive(request.url.slice(`${ARCHIVE_SCHEME}://`.length));
      return (await archives.tilev4(request, abort)) as GetResourceResponse<object>;
    }
    const tile = await tileOf(request);
    // what is handed over is no longer ours
    return tile.data instanceof Uint8Array ? { ...tile, data: tile.data.slice() } : tile;
  });
}

/** An archive whose directory could not be read is remembered as such; after this it is asked for again. */
export function forgetArchives(): void {
  archives.tiles.clear();
  tiles.clear();
}

/** Nobody ends what others may wait for: a tile is small, and here before long. */
function tileOf(request: RequestParameters): Promise<Tile> {
  const { url } = request;
  openArchive(url.slice(`${ARCHIVE_SCHEME}://`.length).replace(/\/\d+\/\d+\/\d+$/, ''));
  const known = tiles.get(url);
  const tile = known ?? (archives.tilev4(request, new AbortController()) as Promise<Tile>);
  tiles.delete(url); // and behind all others
  tiles.set(url, tile);
  if (known) return tile;
  tile.catch(() => tiles.get(url) === tile && tiles.delete(url));
  const [oldest] = tiles.keys();
  if (tiles.size > MOST_TILES) tiles.delete(oldest);
  return tile;
}

/**
 * Parts of one file are read past the browser's cache: Chromium lets them wait there for each other, and fails one of two
 * that ask for the same part at once. The library knows that of Windows alone.
 */
function openArchive(url: string): void {
  if (archives.get(url)) return;
  const source = new FetchSource(url);
  source.chromeWindowsNoCache = true;
  archives.add(new PMTiles(source));
}
