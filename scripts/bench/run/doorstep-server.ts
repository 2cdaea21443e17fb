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

const START_LIMIT_MS = 60_000;

/** The real server, built as `npm start` builds it, on a new embedded database, without its simulator. */
export class DoorstepServer {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #dataFolder: string;

  /** @param settings environment variables besides those that keep it to itself, such as `DOORSTEP_DISTRICT`. */
  static async start(settings: Readonly<Record<string, string>> = {}): Promise<DoorstepServer> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
    const child = spawn(
      process.execPath,
      ['--import', pathToFileURL(builtEntry('cpu-probe')).href, builtEntry('server')],
      {
        cwd: packageRoot,
        env: { PORT: '0', HOST: '127.0.0.1', DOORSTEP_DATA: dataFolder, DOORSTEP_SIMULATE: 'off', ...settings },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      },
    );
    try {
      return new DoorstepServer(child, dataFolder, await listeningUrl(child, START_LIMIT_MS));
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  private constructor(child: ChildProcess, dataFolder: string, url: string) {
    this.#child = child;
    this.#dataFolder = dataFolder;
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

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      await exited;
    }
    await rm(this.#dataFolder, { recursive: true, force: true });
  }
}
