import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Database } from './connect.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

export type OpenDatabase = {
  readonly sql: Database;
  readonly kind: 'embedded' | 'external';
  /** Where an embedded one is reached at the moment. */
  readonly socketPath?: () => string;
  close(): Promise<void>;
};

export type OpenOptions = { readonly url: string | undefined; readonly dataFolder: string; log(line: string): void };

const CLOSE_SECONDS = 5;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/** The database this server works on: by URL where one is given, embedded otherwise. */
export async function openDatabase({ url, dataFolder, log }: OpenOptions): Promise<OpenDatabase> {
  if (url === undefined) return openEmbedded(dataFolder, log);
  const sql = connect(url);
  return { sql, kind: 'external', close: () => sql.end({ timeout: CLOSE_SECONDS }) };
}

/** An embedded database that dies by itself is started anew; connections find it wherever its socket is then. */
async function openEmbedded(dataFolder: string, log: (line: string) => void): Promise<OpenDatabase> {
  let present = await startEmbeddedDatabase({ dataFolder, log });
  let isClosing = false;
  let mending: Promise<void> | undefined;

  const watch = (database: EmbeddedDatabase) => {
    database.exited.then((exit) => {
      log(`PostgreSQL ended by itself (${exit.signal ?? exit.code}); it is started again.`);
      mending = restart(database);
    });
  };
  const restart = async (dead: EmbeddedDatabase) => {
    await dead
      .close()
      .catch((error: Error) => log(`What was left of PostgreSQL could not be cleared: ${error.message}`));
    for (let waitMs = FIRST_RETRY_MS; !isClosing; waitMs = Math.min(2 * waitMs, LAST_RETRY_MS)) {
      try {
        // A folder that was taken away is waited for; an empty database in its place would be a log that forgot everything.
        await access(join(dead.dataPath, 'PG_VERSION'));
        present = await startEmbeddedDatabase({ dataFolder, log });
        watch(present);
        return;
      } catch (error) {
        log(`PostgreSQL does not start: ${(error as Error).message} The next try is in ${waitMs} ms.`);
        await new Promise((resume) => setTimeout(resume, waitMs));
      }
    }
  };
  watch(present);

  const { username, database } = present.connection;
  const socketPath = () => join(present.connection.host, `.s.PGSQL.${present.connection.port}`);
  const sql = connect({ username, database, socketPath });
  const close = async () => {
    isClosing = true;
    await sql.end({ timeout: CLOSE_SECONDS });
    await mending;
    await present.close();
  };
  return { sql, kind: 'embedded', socketPath, close };
}
