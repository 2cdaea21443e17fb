import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Above this 1-minute load a machine is busy with something else, and no figure from it counts. */
export const QUIET_LOAD = 1.5;
const LOOK_AGAIN_MS = 2_000;

export type Quiet = { readonly load: number; readonly isQuiet: boolean };

const look = (): Quiet => {
  const [load] = loadavg();
  return { load, isQuiet: load <= QUIET_LOAD };
};

/**
 * Wait until the load of the last minute is low, which also lets the load of the bench before this one fade.
 *
 * @param limitSeconds - After so long the load is taken as it is; the figures are then marked.
 */
export async function waitForQuiet(limitSeconds: number, log: (line: string) => void): Promise<Quiet> {
  const deadline = performance.now() + 1_000 * limitSeconds;
  let seen = look();
  if (!seen.isQuiet && limitSeconds > 0)
    log(`Load ${seen.load.toFixed(2)}: waiting up to ${limitSeconds} s for ${QUIET_LOAD}.`);
  while (!seen.isQuiet && performance.now() < deadline) {
    await wait(LOOK_AGAIN_MS);
    seen = look();
  }
  return seen;
}
