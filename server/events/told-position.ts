import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How far this server has told of the log. Kept beside the database, so that a restored backup is noticed at start. */
export type ToldPosition = { readonly epoch: string; readonly seq: number };

const fileOf = (dataFolder: string) => join(dataFolder, 'told-position.json');

/** @returns undefined at the first start, and where the file is unreadable: then nothing is known to have been told. */
export async function readToldPosition(dataFolder: string): Promise<ToldPosition | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(dataFolder), 'utf8'));
  } catch {
    return undefined; // a first start, or a half-written file of a machine that lost power
  }
}

export async function writeToldPosition(dataFolder: string, position: ToldPosition): Promise<void> {
  const draft = `${fileOf(dataFolder)}.draft`;
  await writeFile(draft, JSON.stringify(position));
  await rename(draft, fileOf(dataFolder));
}
