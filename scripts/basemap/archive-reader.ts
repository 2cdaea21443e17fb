import { PMTiles, type Source } from 'pmtiles';
import type { Tile } from './archive.ts';
import { tilesOver } from './tile-grid.ts';

/** Bytes as the well-known reader asks for them: in ranges, as a browser does. */
export function fileInMemory(archive: Uint8Array): Source {
  return {
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({ data: new Uint8Array(archive.subarray(offset, offset + length)).buffer }),
  };
}

/** Every tile of an archive, not compressed, as far as it lies in or next to the box that the archive tells. */
export async function tilesOf(archive: Uint8Array): Promise<Tile[]> {
  const opened = new PMTiles(fileInMemory(archive));
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await opened.getHeader();
  const [x, y] = [(maxLon - minLon) / 2, (maxLat - minLat) / 2];
  const tiles: Tile[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    for (const address of tilesOver([[minLon - x, minLat - y, maxLon + x, maxLat + y]], z)) {
      const found = await opened.getZxy(address.z, address.x, address.y);
      if (found) tiles.push({ ...address, content: new Uint8Array(found.data) });
    }
  }
  return tiles;
}
