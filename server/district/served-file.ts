import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the district folder as it is served. */
export type ServedFile = { readonly name: string; readonly bytes: Buffer; readonly sha256: string };

export const servedFile = (name: string, bytes: Buffer): ServedFile => ({
  name,
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** A byte order mark before JSON says nothing, and some editors write it (RFC 8259, section 8.1). */
const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/**
 * @returns undefined when there is no such file.
 * @throws the system's error when there is one that cannot be read.
 */
export async function findFile(folder: string, name: string): Promise<ServedFile | undefined> {
  try {
    const bytes = await readFile(join(folder, name));
    return servedFile(name, /json$/.test(name) ? withoutMark(bytes) : bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
