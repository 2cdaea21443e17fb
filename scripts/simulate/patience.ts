import { setTimeout as sleep } from 'node:timers/promises';
import { UnreachableError } from './district-api.ts';

/** A server that has been away for so long is not coming back. */
export const PATIENCE_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Ask until the server answers, with growing pauses.
 *
 * @throws UnreachableError of the last try when the server stays away for longer than `PATIENCE_MS`.
 * @throws the reason of `signal` when it stops the waiting.
 */
export async function untilReached<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  const givenUpAt = performance.now() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof UnreachableError) || performance.now() > givenUpAt) throw error;
      await sleep(error.retryAfterMs ?? pauseMs * (0.5 + Math.random()), undefined, { signal });
    }
  }
}
