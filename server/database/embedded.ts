import { OWNER, prepareData } from './embedded/data.ts';
import { prepareEngine } from './embedded/engine.ts';
import { takeGate } from './embedded/gate.ts';
import { holdLock } from './embedded/lock.ts';
import { clearDataPath } from './embedded/orphan.ts';
import { findPlace, makeDataFolder } from './embedded/paths.ts';
import { type PostmasterExit, startPostmaster } from './embedded/postmaster.ts';

export { EmbeddedDatabaseError } from './embedded/error.ts';

/** A PostgreSQL of our own, running as a child process. */
export type EmbeddedDatabase = {
  /** Options for `postgres(...)`: a Unix socket, which only PostgreSQL's user and root can open. */
  readonly connection: { host: string; port: number; username: string; database: string };
  /** Of the postmaster. */
  readonly pid: number;
  /** Where pgdata really is: in the data folder, or where it was moved to. */
  readonly dataPath: string;
  /** Resolves when the postmaster exits by itself; never after `close()` was called. */
  readonly exited: Promise<PostmasterExit>;
  /** Stops PostgreSQL in order and gives the data folder free. Calling it again waits for the same end. */
  close(): Promise<void>;
};

type Options = {
  /** DOORSTEP_DATA. Made where it is missing. */
  dataFolder: string;
  log: (line: string) => void;
};

/**
 * Starts the embedded PostgreSQL on a data folder; makes the database the first time.
 *
 * @throws EmbeddedDatabaseError with a stable `code` and a sentence that names what is in the way.
 */
export async function startEmbeddedDatabase({ dataFolder, log }: Options): Promise<EmbeddedDatabase> {
  const folder = await makeDataFolder(dataFolder);
  const gate = await takeGate(folder);
  try {
    return await open(folder, log, gate.release);
  } catch (error) {
    await gate.release();
    throw error;
  }
}

async function open(
  folder: string,
  log: (line: string) => void,
  leave: () => Promise<void>,
): Promise<EmbeddedDatabase> {
  const place = await findPlace(folder);
  await clearDataPath(place.dataPath, log);
  const engine = await prepareEngine(place, log);
  await prepareData(place, engine, log);

  const startedAt = performance.now();
  const postmaster = await startPostmaster(engine, place, log);
  const { pid, endpoint } = postmaster;
  const lock = await holdLock(endpoint, log).catch(async (error) => {
    await postmaster.stop();
    throw error;
  });
  const readyMs = Math.round(performance.now() - startedAt);
  log(`PostgreSQL ${engine.version} is ready after ${readyMs} ms (process ${pid}, socket in ${endpoint.socketDir}).`);

  let closing: Promise<void> | undefined;
  const exited = new Promise<PostmasterExit>((resolve) => {
    void postmaster.exited.then((exit) => {
      if (!closing) resolve(exit);
    });
  });
  const close = async () => {
    await lock.release();
    await postmaster.stop().finally(leave);
  };
  return {
    connection: { host: endpoint.socketDir, port: endpoint.port, username: OWNER, database: OWNER },
    pid,
    dataPath: place.dataPath,
    exited,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
