import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../server/package-root.ts';

const START_MS = 30_000;

/** The real server in a process of its own, on a port the system chooses. */
export class ServerProcess {
  readonly url: string;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  readonly #child: ChildProcess;
  readonly #postmasterPid: number;

  /**
   * @param env - The environment it begins with; what it must be told is added.
   * @throws Error with what it printed when it does not come up.
   */
  static async start(dataFolder: string, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: packageRoot,
      env: {
        PATH: env.PATH,
        PORT: '0',
        DOORSTEP_DATA: dataFolder,
        DOORSTEP_DISTRICT: 'geodata/grid-town',
        DOORSTEP_SIMULATE: 'off',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    child.stderr.on('data', (text) => lines.push(String(text)));
    const giveUp = setTimeout(() => child.kill('SIGKILL'), START_MS);
    const output = createInterface({ input: child.stdout });
    let postmasterPid = 0;
    for await (const line of output) {
      lines.push(line);
      postmasterPid = Number(/\(process (\d+),/.exec(line)?.[1] ?? postmasterPid);
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url === undefined) continue;
      clearTimeout(giveUp);
      child.stdout.resume();
      return new ServerProcess(child, url, postmasterPid);
    }
    throw new Error(`The server did not start:\n${lines.join('\n')}`);
  }

  private constructor(child: ChildProcess, url: string, postmasterPid: number) {
    this.#child = child;
    this.url = url;
    this.#postmasterPid = postmasterPid;
    this.exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  }

  /** As when the machine's memory is full: no farewell. With `database`, PostgreSQL goes in the same moment. */
  async kill({ database }: { database: boolean }): Promise<void> {
    if (database) process.kill(this.#postmasterPid, 'SIGKILL');
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  terminate(): void {
    this.#child.kill('SIGTERM');
  }

  get hasDatabase(): boolean {
    try {
      return process.kill(this.#postmasterPid, 0);
    } catch {
      return false; // no such process
    }
  }
}
