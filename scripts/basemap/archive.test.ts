import fc from 'fast-check';
import { PMTiles, type Source, TileType, tileIdToZxy } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { type Tile, writeArchive } from './archive.ts';

const DESCRIPTION = {
  bbox: [126.5, 43.8, 126.6, 43.9],
  minZoom: 9,
  maxZoom: 14,
  metadata: { name: 'Small Town', vector_layers: [] },
} as const;

const text = (value: string) => new TextEncoder().encode(value);

/** The archive as the well-known reader sees it, which asks for ranges as a browser does. */
function opened(archive: Uint8Array) {
  const bytes = new Uint8Array(archive);
  let requests = 0;
  const source: Source = {
    getKey: () => 'memory',
    getBytes: async (offset, length) => {
      requests += 1;
      return { data: bytes.slice(offset, offset + length).buffer as ArrayBuffer };
    },
  };
  return { archive: new PMTiles(source), requests: () => requests };
}

const contentOf = async (archive: PMTiles, { z, x, y }: Omit<Tile, 'content'>) => {
  const tile = await archive.getZxy(z, x, y);
  return tile && new TextDecoder().decode(tile.data);
};

describe('an archive', () => {
  it('says what it is', async () => {
    const { archive } = opened(writeArchive([{ z: 9, x: 436, y: 186, content: text('a') }], DESCRIPTION));
    const header = await archive.getHeader();
    expect(header).toMatchObject({ specVersion: 3, clustered: true, tileType: TileType.Mvt, minZoom: 9, maxZoom: 14 });
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([126.5, 43.8, 126.6, 43.9]);
    expect(await archive.getMetadata()).toEqual(DESCRIPTION.metadata);
  });

  it('gives back every tile, wherever they lie, and nothing where none is', async () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 400_000_000 }), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 5 }), async (ids, kinds) => {
        const tiles = ids.map((id) => {
          const [z, x, y] = tileIdToZxy(id);
          return { z, x, y, content: text(`content ${id % kinds}`) };
        });
        const { archive } = opened(writeArchive(tiles, { ...DESCRIPTION, minZoom: 0, maxZoom: 15 }));
        for (const [index, tile] of tiles.entries()) {
          expect(await contentOf(archive, tile)).toBe(`content ${ids[index] % kinds}`);
        }
        const elsewhere = ids.map((id) => id + 1).filter((id) => !ids.includes(id));
        for (const id of elsewhere) {
          const [z, x, y] = tileIdToZxy(id);
          expect(await archive.getZxy(z, x, y)).toBeUndefined();
        }
        expect((await archive.getHeader()).numTileContents).toBe(new Set(ids.map((id) => id % kinds)).size);
      }),
      { numRuns: 40 },
    );
  });

  it('stores a content once and a run of it in one entry', async () => {
    const water = [0, 1, 2, 3].map((id) => {
      const [z, x, y] = tileIdToZxy(100_000 + id);
      return { z, x, y, content: text('water') };
    });
    const header = await opened(writeArchive(water, DESCRIPTION)).archive.getHeader();
    expect([header.numAddressedTiles, header.numTileEntries, header.numTileContents]).toEqual([4, 1, 1]);
  });

  it('puts a directory that is too long for the first request into leaves', async () => {
    const random = seededRandom(1);
    const tiles = Array.from({ length: 30_000 }, (_, index) => {
      const [z, x, y] = tileIdToZxy(50_000_000 + 100 * index + Math.floor(90 * random()));
      return { z, x, y, content: text(`${index}`) };
    });
    const bytes = writeArchive(tiles, DESCRIPTION);
    const { archive, requests } = opened(bytes);
    const header = await archive.getHeader();
    expect(header.leafDirectoryLength).toBeGreaterThan(0);
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
    for (const index of [0, 4_095, 4_096, 17_000, 29_999]) {
      expect(await contentOf(archive, tiles[index])).toBe(`${index}`);
    }
    expect(requests()).toBeLessThanOrEqual(1 + 4 + 5); // the head, a leaf for each of four, a content for each of five
  });

  it('refuses two tiles for one place, and none at all', () => {
    const tile = { z: 9, x: 436, y: 186, content: text('a') };
    expect(() => writeArchive([tile, { ...tile, content: text('b') }], DESCRIPTION)).toThrow('9/436/186');
    expect(() => writeArchive([], DESCRIPTION)).toThrow(RangeError);
  });
});
