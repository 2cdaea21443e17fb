import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPosition } from './event-log.ts';

/** How far this server has told of the log. Kept beside the database, so that a restored backup is noticed at start. */
export type ToldPosition = LogPosition & { readonly epoch: string };

const fileOf = (dataFolder: string) => join(dataFolder, 'told-position.json');

/** @returns undefined at the first start, and where the file is unreadable: then nothing is known to have been told. */
export async function readToldPosition(dataFolder: string): Promise<ToldPosition | undefined> {
  try {
    const told: Partial<ToldPosition> | null = JSON.parse(await readFile(fileOf(dataFolder), 'utf8'));
    const isWhole = typeof told?.epoch === 'string' && Number.isSafeInteger(told.seq) && typeof told.id === 'string';
    return isWhole ? (told as ToldPosition) : undefined;
  } catch {
    return undefined; // a first start, or a half-written file of a machine that lost power
  }
}

export async function writeToldPosition(dataFolder: string, position: ToldPosition): Promise<void> {
  const draft = `${fileOf(dataFolder)}.${randomUUID()}`; // two servers may share the folder
  await writeFile(draft, JSON.stringify(position));
  await rename(draft, fileOf(dataFolder));
}
