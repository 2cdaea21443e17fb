import { resolve } from 'node:path';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { type DistrictFolder, readDistrictFolder } from './district/folder.ts';
import { Engine } from './engine.ts';
import { packageVersion } from './package-root.ts';
import { closeOnSignals } from './shutdown.ts';
import { startSimulator } from './simulator-process.ts';
import { Identities, openTokens, type Tokens } from './tokens.ts';

/** Everything a running server consists of, in the order it was opened. */
type Running = {
  config: Config;
  folder: DistrictFolder;
  database: OpenDatabase;
  tokens: Tokens;
  engine: Engine;
  app: FastifyInstance;
};

async function main(): Promise<void> {
  const { log } = Fastify({ logger: { level: 'info' } });
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed');
  const running = await open(log, onError);
  const { app, engine, database, folder, config } = running;

  let stopSimulator = () => {};
  closeOnSignals(async () => {
    stopSimulator();
    await engine.close();
    await app.close();
    await database.close();
    log.info('Closed.');
  }, onError);

  const url = await app
    .listen({ port: config.port, host: config.host })
    .catch((error) => closeAndThrow(running, error));
  log.info(`Doorstep ${packageVersion} · ${folder.district.name['zh-CN']} · ${engine.follower.seq} events · ${url}`);
  if (config.simulate ?? (folder.district.synthetic && database.kind === 'embedded')) {
    const { scenario } = config;
    stopSimulator = startSimulator({ url, token: running.tokens.simulator, scenario, log: (line) => log.info(line) });
  }
}

async function open(log: FastifyBaseLogger, onError: (error: unknown) => void): Promise<Running> {
  const config = readConfig();
  const folder = await readDistrictFolder(config.districtFolder);
  const dataFolder = config.dataFolder ?? resolve('.data', folder.district.id);
  const database = await openDatabase({ url: config.databaseUrl, dataFolder, log: (line) => log.info(line) });
  try {
    const tokens = await openTokens(dataFolder);
    const { demoClock } = config;
    const engine = await Engine.open({ sql: database.sql, folder, dataFolder, demoClock, onError });
    const app = await buildApp({
      engine,
      identities: new Identities(tokens),
      database: database.kind,
      origins: config.origins,
      logger: log,
    });
    return { config, folder, database, tokens, engine, app };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function closeAndThrow({ engine, database }: Running, error: unknown): Promise<never> {
  await engine.close();
  await database.close();
  throw error;
}

main().catch((error: Error & { code?: string }) => {
  // An error with a code of ours, or of the system, says all there is to say; a stack would only hide the sentence.
  console.error(error.code === undefined ? error : `${error.message} [${error.code}]`);
  process.exit(1);
});
