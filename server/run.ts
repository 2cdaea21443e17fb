import { resolve } from 'node:path';
import Fastify, { type FastifyBaseLogger } from 'fastify';
import { type District, isForInternalUse } from '../core/domain/district.ts';
import type { AccessMode } from './access/access.ts';
import { openAccess } from './access/open-access.ts';
import { buildApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { openDatabase } from './database/open.ts';
import { readDistrictFolder } from './district/folder.ts';
import { Engine } from './engine.ts';
import { type FirstDays, tellFirstDays } from './first-days.ts';
import { packageVersion } from './package-root.ts';
import { isLoopbackHost, isPublicHost, isPublicOrigin } from './public-host.ts';
import { closeOnSignals } from './shutdown.ts';
import { startSimulator } from './simulator-process.ts';
import { Identities, openTokens } from './tokens.ts';

type Log = FastifyBaseLogger;

/** What was opened, to be closed in the opposite order. */
type Closers = (() => unknown)[];

/** What may be put into a server from outside. */
export type Parts = {
  /** For the empty log of an invented district that is simulated; without it, the log begins empty. */
  readonly firstDays?: FirstDays;
};

async function open(parts: Parts): Promise<void> {
  const { log } = Fastify({ logger: { level: 'info' } });
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');
  const closers: Closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  const starting = start(parts, log, onError, closers);
  // A signal that comes while the server starts waits for the start, so that nothing half opened stays behind.
  closeOnSignals(async () => {
    await starting.catch(() => {}); // told below
    await close();
    log.info('Closed.');
  }, onError);
  await starting.catch(async (error) => {
    await close();
    throw error;
  });
}

async function start(parts: Parts, log: Log, onError: (error: unknown) => void, closers: Closers): Promise<void> {
  const config = readConfig();
  const folder = await readDistrictFolder(config.districtFolder);
  const { district } = folder;
  checkHost(district, config);
  const mode = accessMode(config, district);
  for (const complaint of folder.complaints) log.warn(complaint);
  const dataFolder = config.dataFolder ?? resolve('.data', district.id);
  const note = (line: string) => log.info(line);

  const database = await openDatabase({ url: config.databaseUrl, dataFolder, log: note });
  closers.push(() => database.close());
  const tokens = await openTokens(dataFolder);
  const { demoClock } = config;
  const engine = await Engine.open({ sql: database.sql, folder, dataFolder, demoClock, onError, note });
  const identities = new Identities(tokens);
  const access = await openAccess(engine, { mode, identities, dataFolder, onError, note });
  if (mode === 'accounts' && (await access.access.accounts.list()).length === 0) note(NO_ACCOUNTS);
  const app = await buildApp({ engine, access, database: database.kind, origins: config.origins, logger: log });
  closers.push(
    () => app.close(),
    () => engine.close(),
    () => access.close(),
  );

  const isSimulated = config.simulate ?? (district.synthetic && database.kind === 'embedded');
  if (parts.firstDays && isSimulated && district.synthetic) await tellFirstDays(engine, parts.firstDays, note);

  const url = await app.listen({ port: config.port, host: config.host });
  log.info(`Doorstep ${packageVersion} · ${district.name['zh-CN']} · ${engine.follower.seq} events · ${url}`);
  if (isSimulated) {
    const { scenario } = config;
    closers.push(startSimulator({ url, token: tokens.simulator, scenario, log: note }));
  }
}

/** A map that may not be shown outside is not offered there. */
export function checkHost(district: District, { host, origins }: Pick<Config, 'host' | 'origins'>): void {
  if (!isForInternalUse(district)) return;
  const why = `the map of ${district.name['zh-CN']} has no 审图号 in the mapNotice of district.json, so it is for internal use only`;
  if (isPublicHost(host))
    throw new ConfigError(
      `HOST=${host}: ${why}. Name an address of the internal network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) or 127.0.0.1.`,
    );
  const origin = origins.find(isPublicOrigin);
  if (origin)
    throw new ConfigError(
      `DOORSTEP_ORIGINS: ${origin}: ${why}. Name an address of the internal network, or a name without a dot or under .internal.`,
    );
}

const NO_ACCOUNTS = 'There are no accounts yet, so nobody can sign in: npm run account -- create (docs/operations.md).';

/**
 * A demo lets everybody in who reaches it, so it may be reached from this machine alone.
 *
 * @throws ConfigError where it could be reached from elsewhere.
 */
function accessMode({ access, host, databaseUrl }: Config, { synthetic }: District): AccessMode {
  const mode = access ?? (synthetic && databaseUrl === undefined ? 'demo' : 'accounts');
  if (mode === 'demo' && !isLoopbackHost(host)) {
    throw new ConfigError(
      `HOST=${host}: a demo knows no accounts and is for this machine alone. Use HOST=127.0.0.1, or DOORSTEP_ACCESS=accounts ` +
        'and make accounts (docs/operations.md).',
    );
  }
  return mode;
}

/** Be the server until a signal ends it; a start that fails ends the process. */
export function run(parts: Parts): void {
  open(parts).catch((error: Error & { code?: string }) => {
    // An error with a code of ours, or of the system, says all there is to say; a stack would only hide the sentence.
    console.error(error.code === undefined ? error : `${error.message} [${error.code}]`);
    process.exit(1);
  });
}
