import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HealthBody } from '../../../core/protocol/http.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { builtEntry } from './built-entries.ts';
import { listeningUrl } from './listening-url.ts';

export const GRID_TOWN = join(packageRoot, 'geodata/grid-town');
const START_LIMIT_MS = 60_000;

type ServerOptions = {
  /** The town that comes with the program unless told otherwise. */
  readonly districtFolder?: string;
  /** As `DOORSTEP_CLOCK` takes it; wall time unless told otherwise. */
  readonly clock?: string;
};

type Place = Required<ServerOptions> & { readonly dataFolder: string };

/** The real server, built as `npm start` builds it, on a new embedded database, without its simulator. */
export class DoorstepServer {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #place: Place;

  static async start({ districtFolder = GRID_TOWN, clock = '' }: ServerOptions = {}): Promise<DoorstepServer> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
    return DoorstepServer.#open({ dataFolder, districtFolder, clock });
  }

  static async #open(place: Place): Promise<DoorstepServer> {
    const { dataFolder, districtFolder, clock } = place;
    const child = spawn(
      process.execPath,
      ['--import', pathToFileURL(builtEntry('cpu-probe')).href, builtEntry('server')],
      {
        cwd: packageRoot,
        env: {
          PORT: '0',
          HOST: '127.0.0.1',
          DOORSTEP_DATA: dataFolder,
          DOORSTEP_DISTRICT: districtFolder,
          DOORSTEP_CLOCK: clock,
          DOORSTEP_SIMULATE: 'off',
          DOORSTEP_ACCESS: 'demo',
        },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    try {
      return new DoorstepServer(child, place, await listeningUrl(child, START_LIMIT_MS));
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  private constructor(child: ChildProcess, place: Place, url: string) {
    this.#child = child;
    this.#place = place;
    this.url = url;
  }

  async health(): Promise<HealthBody> {
    return (await (await fetch(`${this.url}/api/health`)).json()) as HealthBody;
  }

  /** Processor time of the server process so far; the database is another process. */
  async cpuSeconds(): Promise<number> {
    const answer = once(this.#child, 'message') as Promise<[NodeJS.CpuUsage]>;
    this.#child.send('cpu');
    const [{ user, system }] = await answer;
    return (user + system) / 1e6;
  }

  /** The folder the import finds its token in. */
  get dataFolder(): string {
    return this.#place.dataFolder;
  }

  /** Stopped, and started again on the same data; it then counts at once what it else counts once a minute. */
  async restarted(): Promise<DoorstepServer> {
    await this.#end();
    return DoorstepServer.#open(this.#place);
  }

  async stop(): Promise<void> {
    await this.#end();
    await rm(this.#place.dataFolder, { recursive: true, force: true });
  }

  async #end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exited;
  }
}
