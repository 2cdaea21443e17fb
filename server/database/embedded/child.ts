import { execFile } from 'node:child_process';
import { parse } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from './error.ts';
import type { Account } from './paths.ts';

const STOP_POLL_MS = 5;

/** Fast shutdown (sessions end, everything is written), immediate shutdown (the next start recovers), force. */
const STOP_STEPS = [
  { signal: 'SIGINT', patienceMs: 15_000 },
  { signal: 'SIGQUIT', patienceMs: 5_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

export type StopSignal = (typeof STOP_STEPS)[number]['signal'];

/** What every PostgreSQL process gets: nothing of our environment, and a working folder that its user can enter. */
export function childOptions(account: Account | undefined) {
  const env = { PATH: '/usr/bin:/bin', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' };
  return { ...account, env, cwd: parse(process.execPath).root, windowsHide: true };
}

/**
 * Runs a short-lived program of the engine.
 *
 * @returns what it printed.
 * @throws Error with what it complained of.
 */
export async function runTool(path: string, args: string[], account: Account | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)(path, args, childOptions(account));
  return stdout;
}

/** Signals until it is gone, ever harder. @throws EmbeddedDatabaseError `engine-failed` when even force does not help. */
export async function stopInSteps(target: {
  readonly name: string;
  readonly firstSignal?: StopSignal;
  send(signal: StopSignal): void | Promise<void>;
  isGone(): boolean | Promise<boolean>;
}): Promise<void> {
  const first = STOP_STEPS.findIndex(({ signal }) => signal === (target.firstSignal ?? 'SIGINT'));
  for (const { signal, patienceMs } of STOP_STEPS.slice(first)) {
    await target.send(signal);
    if (await becomesTrue(target.isGone, patienceMs, STOP_POLL_MS)) return;
  }
  throw new EmbeddedDatabaseError('engine-failed', `${target.name} cannot be stopped, not even by SIGKILL.`);
}

/** Asks again and again. @returns whether the answer was yes before the patience ended. */
export async function becomesTrue(
  ask: () => boolean | Promise<boolean>,
  patienceMs: number,
  everyMs: number,
): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await ask())) {
    if (performance.now() > deadline) return false;
    await delay(everyMs);
  }
  return true;
}
