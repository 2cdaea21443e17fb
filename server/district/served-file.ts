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

/**
 * @returns undefined when there is no such file.
 * @throws the system's error when there is one that cannot be read.
 */
export async function findFile(folder: string, name: string): Promise<ServedFile | undefined> {
  try {
    return servedFile(name, await readFile(join(folder, name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
