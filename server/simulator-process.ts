import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

export type SimulatorOptions = {
  readonly url: string;
  readonly token: string;
  /** A seed of trouble; the simulator knows the names. */
  readonly scenario: string | undefined;
  log(line: string): void;
};

const BUILT = join(packageRoot, 'dist/scripts/simulate.js');
const SOURCE = join(packageRoot, 'scripts/simulate/main.ts');

/**
 * The simulator as a process of its own: it posts over HTTP like any outside source, and its end is not ours.
 *
 * @returns what stops it.
 */
export function startSimulator({ url, token, scenario, log }: SimulatorOptions): () => void {
  // From sources (npm run dev) the simulator runs from sources too, with the same loader.
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = fromSource ? SOURCE : BUILT;
  if (!existsSync(entry)) {
    log(`The simulator is not built (${entry}); the district stays quiet.`);
    return () => {};
  }
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, entry], {
    env: { DOORSTEP_URL: url, DOORSTEP_TOKEN: token, ...(scenario && { DOORSTEP_SCENARIO: scenario }) },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.on('error', (error) => log(`The simulator did not start: ${error.message}`));
  child.on('exit', (code, signal) => log(`The simulator ended (${signal ?? code}).`));
  return () => child.kill('SIGTERM');
}
