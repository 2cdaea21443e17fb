/** Everybody loses the connection at the same moment when a server restarts; the first try is spread over this. */
const FIRST_SPREAD_MS = 5_000;
const EARLY_CAP_MS = 4_000;
const LATE_CAP_MS = 25_000;
const EARLY_UNTIL_MS = 120_000;

/**
 * How long to wait before the next try to connect.
 *
 * @param attempt - 1 for the first try after a loss.
 * @param downMs - Since the connection was lost.
 * @param chance - Uniform in [0, 1).
 * @returns milliseconds: anywhere in the first five seconds, then between half and all of a doubling delay that ends at
 *   4 s within the first two minutes and at 25 s after that.
 */
export function backoffMs(attempt: number, downMs: number, chance: number): number {
  if (attempt <= 1) return Math.floor(chance * FIRST_SPREAD_MS);
  const cap = downMs < EARLY_UNTIL_MS ? EARLY_CAP_MS : LATE_CAP_MS;
  const delay = Math.min(cap, 500 * 2 ** (attempt - 1));
  return Math.floor(delay / 2 + (chance * delay) / 2);
}
