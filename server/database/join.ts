import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from './connect.ts';
import { OWNER } from './embedded/data.ts';
import { readPostmasterFile } from './embedded/postmaster.ts';
import { type OpenDatabase, type OpenOptions, openDatabase } from './open.ts';

/** The database of a server, whether that runs at the moment or not: beside it, or opened for the time it is needed. */
export async function joinDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { url, dataFolder } = options;
  const dataPath = url === undefined ? await realpath(join(dataFolder, 'pgdata')).catch(() => undefined) : undefined;
  const running = dataPath === undefined ? undefined : await readPostmasterFile(dataPath);
  if (running?.status !== 'ready') return openDatabase(options);
  const socketPath = () => join(running.socketDir, `.s.PGSQL.${running.port}`);
  const sql = connect({ username: OWNER, database: OWNER, socketPath });
  try {
    await sql`select 1`;
  } catch {
    await sql.end({ timeout: 1 });
    return openDatabase(options); // its server was killed: the next start clears what is left
  }
  return { sql, kind: 'embedded', socketPath, close: () => sql.end({ timeout: 5 }) };
}
