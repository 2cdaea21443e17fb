import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BASEMAP_FILE } from '../../core/domain/district.ts';
import type { FileFaultCode } from '../../core/domain/place-fault.ts';

/** The base map as it was when the server started. It may be large, so it stays on disk. */
export type BasemapFile = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** When its content last changed, which tells another file by the same name. */
  readonly changedMs: number;
};

export type FoundBasemap =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly file: BasemapFile }
  | { readonly kind: 'refused'; readonly code: FileFaultCode; readonly reason: string };

const MAGIC = 'PMTiles\u0003';
/** Where the header says what a tile is, and what a vector tile is called there. */
const TILE_TYPE = 99;
const VECTOR_TILE = 1;
const HEADER_BYTES = 127;

/** A base map that cannot be used takes nothing with it: the page then draws streets and water itself. */
export async function findBasemap(folder: string): Promise<FoundBasemap> {
  const path = join(folder, BASEMAP_FILE);
  try {
    const { size, mtimeMs } = await stat(path);
    if (!(await isVectorArchive(path))) {
      return { kind: 'refused', code: 'file-no-basemap', reason: 'it is no PMTiles archive of vector tiles' };
    }
    const hash = createHash('sha256');
    for await (const part of createReadStream(path)) hash.update(part);
    const file = { name: BASEMAP_FILE, path, bytes: size, sha256: hash.digest('hex'), changedMs: mtimeMs };
    return { kind: 'read', file };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { kind: 'absent' };
    return { kind: 'refused', code: 'file-unreadable', reason: `it cannot be read (${code})` };
  }
}

async function isVectorArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const isArchive = bytesRead === HEADER_BYTES && buffer.toString('latin1', 0, MAGIC.length) === MAGIC;
    return isArchive && buffer[TILE_TYPE] === VECTOR_TILE;
  } finally {
    await file.close();
  }
}

/**
 * Opened for reading.
 *
 * @returns undefined when another file has taken its place since the server started, or none.
 */
export async function openBasemap({ path, bytes, changedMs }: BasemapFile): Promise<FileHandle | undefined> {
  const file = await open(path).catch(() => undefined); // gone, or no longer ours to read: the same to who asks
  if (!file) return undefined;
  const { size, mtimeMs } = await file.stat();
  if (size === bytes && mtimeMs === changedMs) return file;
  await file.close();
  return undefined;
}
