import { addProtocol } from 'maplibre-gl';
import { Protocol } from 'pmtiles';
import { ARCHIVE_SCHEME } from './basemap-source.ts';

const archives = new Protocol();

/** Let maps read their tiles out of archives; once for all maps of the page. */
export function readArchives(): void {
  addProtocol(ARCHIVE_SCHEME, archives.tile);
}

/** An archive whose directory could not be read is remembered as such; after this it is asked for again. */
export function forgetArchives(): void {
  archives.tiles.clear();
}
