import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrivateRows } from './private-rows.ts';

const FILE = 'deletions.ndjson';
const EVENT_ID = /^[0-9a-f-]{36}$/;

/**
 * Events whose private part was deleted, by id, in the data folder and not in the database: a database restored from an
 * older copy has it again, and it is deleted again at the next start.
 */
export class DeletionList {
  readonly #path: string;

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, FILE);
  }

  /** Written before anything is deleted. */
  async add(eventIds: readonly string[]): Promise<void> {
    await appendFile(this.#path, eventIds.map((id) => `${JSON.stringify(id)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
  }

  /** @returns how many fields a restore had brought back. */
  async enforce(rows: PrivateRows): Promise<number> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const ids = text
      .split('\n')
      .map((line) => line.replaceAll('"', ''))
      .filter((id) => EVENT_ID.test(id));
    return ids.length === 0 ? 0 : rows.forget(ids);
  }
}
