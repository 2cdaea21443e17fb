/** One entry of a PMTiles directory: a run of tiles with the same content, or (run length 0) a leaf directory. */
export type DirectoryEntry = {
  /** Place on the Hilbert curve through all tiles of all zooms. */
  readonly tileId: number;
  readonly offset: number;
  readonly length: number;
  readonly runLength: number;
};

/**
 * A directory as PMTiles 3 writes it, before compression: the number of entries, then their ids as differences, their run
 * lengths, their lengths, and their offsets, where 0 means "right behind the one before".
 *
 * @param entries - By rising tile id.
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, "Directories"
 */
export function encodeDirectory(entries: readonly DirectoryEntry[]): Uint8Array {
  const bytes: number[] = [];
  writeVarint(bytes, entries.length);
  let lastId = 0;
  for (const { tileId } of entries) {
    writeVarint(bytes, tileId - lastId);
    lastId = tileId;
  }
  for (const { runLength } of entries) writeVarint(bytes, runLength);
  for (const { length } of entries) writeVarint(bytes, length);
  for (const [index, { offset }] of entries.entries()) {
    const before = entries[index - 1];
    writeVarint(bytes, before && offset === before.offset + before.length ? 0 : offset + 1);
  }
  return Uint8Array.from(bytes);
}

/** Seven bits a byte, the low ones first. Divides, since ids and offsets reach beyond 32 bits. */
function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}
