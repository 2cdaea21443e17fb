import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import { type DirectoryEntry, encodeDirectory } from './directory.ts';

/** Where a tile lies in the web mercator pyramid, and what is in it, not compressed. */
export type Tile = { readonly z: number; readonly x: number; readonly y: number; readonly content: Uint8Array };

export type ArchiveDescription = {
  /** West, south, east, north in degrees. */
  readonly bbox: readonly [number, number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
  /** What the tiles hold, for people and styles: name, attribution, vector_layers. */
  readonly metadata: Readonly<Record<string, unknown>>;
};

const HEADER_BYTES = 127;
/** Header and root directory have to lie in the first 16 KiB, so that one request fetches both. */
const MOST_ROOT_BYTES = 16_384 - HEADER_BYTES;
const GZIP = 2;
const VECTOR_TILE = 1;

/**
 * A PMTiles 3 archive of vector tiles, clustered: contents lie in the order of the curve, equal ones once.
 *
 * @throws RangeError on no tiles, or when two are for the same place.
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function writeArchive(tiles: readonly Tile[], description: ArchiveDescription): Uint8Array {
  if (tiles.length === 0) throw new RangeError('An archive without tiles is no map.');
  const { entries, contents } = layOut(tiles);
  const { root, leaves } = fitDirectories(entries);
  const metadata = gzip(Buffer.from(JSON.stringify(description.metadata)));
  const sections = [root, metadata, leaves, Buffer.concat(contents)];
  const counts = { tiles: tiles.length, entries: entries.length, contents: contents.length };
  return Buffer.concat([encodeHeader(sections, counts, description), ...sections]);
}

type Layout = { readonly entries: DirectoryEntry[]; readonly contents: Uint8Array[] };

/** Water is the same in many tiles, so equal contents are stored once, and runs of them take one entry. */
function layOut(tiles: readonly Tile[]): Layout {
  const entries: DirectoryEntry[] = [];
  const contents: Uint8Array[] = [];
  const stored = new Map<string, { offset: number; length: number }>();
  let end = 0;
  for (const { tileId, content } of inCurveOrder(tiles)) {
    const key = Buffer.from(content).toString('latin1');
    let place = stored.get(key);
    if (!place) {
      const bytes = gzip(content);
      place = { offset: end, length: bytes.length };
      stored.set(key, place);
      contents.push(bytes);
      end += bytes.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === place.offset && last.tileId + last.runLength === tileId) {
      entries[entries.length - 1] = { ...last, runLength: last.runLength + 1 };
    } else {
      entries.push({ tileId, ...place, runLength: 1 });
    }
  }
  return { entries, contents };
}

function inCurveOrder(tiles: readonly Tile[]) {
  const placed = tiles
    .map(({ z, x, y, content }) => ({ tileId: zxyToTileId(z, x, y), content, name: `${z}/${x}/${y}` }))
    .sort((a, b) => a.tileId - b.tileId);
  const twice = placed.find(({ tileId }, index) => tileId === placed[index - 1]?.tileId);
  if (twice) throw new RangeError(`Two tiles are for ${twice.name}.`);
  return placed;
}

/** All entries in the root if they fit, else in leaves as small as lets the root fit. */
function fitDirectories(entries: readonly DirectoryEntry[]): { root: Uint8Array; leaves: Uint8Array } {
  const root = gzip(encodeDirectory(entries));
  if (root.length <= MOST_ROOT_BYTES) return { root, leaves: new Uint8Array() };
  for (let leafSize = 4_096; ; leafSize *= 2) {
    const split = splitDirectory(entries, leafSize);
    if (split.root.length <= MOST_ROOT_BYTES) return split;
  }
}

function splitDirectory(entries: readonly DirectoryEntry[], leafSize: number) {
  const rootEntries: DirectoryEntry[] = [];
  const leaves: Uint8Array[] = [];
  let offset = 0;
  for (let from = 0; from < entries.length; from += leafSize) {
    const leaf = gzip(encodeDirectory(entries.slice(from, from + leafSize)));
    rootEntries.push({ tileId: entries[from].tileId, offset, length: leaf.length, runLength: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: gzip(encodeDirectory(rootEntries)), leaves: Buffer.concat(leaves) };
}

type Counts = { readonly tiles: number; readonly entries: number; readonly contents: number };

function encodeHeader(
  [root, metadata, leaves, contents]: readonly Uint8Array[],
  counts: Counts,
  { bbox, minZoom, maxZoom }: ArchiveDescription,
): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  let at = header.write('PMTiles', 'latin1');
  const byte = (value: number) => (at = header.writeUInt8(value, at));
  const long = (value: number) => (at = header.writeBigUInt64LE(BigInt(value), at));
  const degrees = (value: number) => (at = header.writeInt32LE(Math.round(value * 1e7), at));
  byte(3);
  let offset = HEADER_BYTES;
  for (const section of [root, metadata, leaves, contents]) {
    long(offset);
    long(section.length);
    offset += section.length;
  }
  for (const count of [counts.tiles, counts.entries, counts.contents]) long(count);
  for (const value of [1, GZIP, GZIP, VECTOR_TILE, minZoom, maxZoom]) byte(value);
  const [west, south, east, north] = bbox;
  for (const value of bbox) degrees(value);
  byte(minZoom);
  degrees((west + east) / 2);
  degrees((south + north) / 2);
  return header;
}

const gzip = (bytes: Uint8Array) => gzipSync(bytes, { level: 9 });
