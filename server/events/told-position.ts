import { randomUUID } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPosition } from './event-log.ts';

/**
 * How far this server has told of the log. Kept beside the database, so that a restored backup is noticed at start: by a
 * log that does not hold the position, or, where this file came back with the rest of the folder, by the file itself. It
 * names its own inode, which no copy of it has.
 */
export type ToldPosition = LogPosition & { readonly epoch: string; readonly isCopy: boolean };

type Written = Omit<ToldPosition, 'isCopy'> & { readonly inode: string };

const fileOf = (dataFolder: string) => join(dataFolder, 'told-position.json');

/** @returns undefined at the first start, and where the file is unreadable: then nothing is known to have been told. */
export async function readToldPosition(dataFolder: string): Promise<ToldPosition | undefined> {
  try {
    const told: Partial<Written> | null = JSON.parse(await readFile(fileOf(dataFolder), 'utf8'));
    const isWhole = typeof told?.epoch === 'string' && Number.isSafeInteger(told.seq) && typeof told.id === 'string';
    if (!isWhole) return undefined;
    const { epoch, seq, id, inode } = told as Written;
    return { epoch, seq, id, isCopy: inode !== String((await stat(fileOf(dataFolder), { bigint: true })).ino) };
  } catch {
    return undefined; // a first start, or a half-written file of a machine that lost power
  }
}

export async function writeToldPosition(dataFolder: string, position: Omit<ToldPosition, 'isCopy'>): Promise<void> {
  const draft = `${fileOf(dataFolder)}.${randomUUID()}`; // two servers may share the folder
  const file = await open(draft, 'w');
  const inode = String((await file.stat({ bigint: true })).ino);
  await file.writeFile(JSON.stringify({ ...position, inode } satisfies Written));
  await file.close();
  await rename(draft, fileOf(dataFolder));
}
