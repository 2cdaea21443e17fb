import { InputProblem } from '../import/input-problem.ts';

/** The end of a replay does not wait for a server that is gone. */
const LONGEST_ANSWER_MS = 10_000;

const START_A_DEMO =
  'Start the server for a replay with a new DOORSTEP_DATA folder, DOORSTEP_SIMULATE=off and a DOORSTEP_CLOCK, for example DOORSTEP_CLOCK=2020-01-01T00:00Z.';

const WHAT_TO_DO: Record<string, string> = {
  'clock-not-demo': `This database runs on wall time, and a replay needs a demo clock. ${START_A_DEMO}`,
  'log-not-empty': `The log of this database is not empty, and a replay begins with an empty one. ${START_A_DEMO}`,
};

/** District time at which a clock is set, and how many seconds of the district pass in one of the wall. */
export type ClockSetting = { readonly districtAt?: number; readonly factor: number };

/**
 * Sets the clock of a demo database: its moment only while the log is empty, its factor at any time.
 *
 * @throws InputProblem with what to do when the server does not allow it.
 */
export async function setClock(url: string, token: string, setting: ClockSetting): Promise<void> {
  const response = await fetch(`${url}/api/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(setting),
    signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
  }).catch((error: Error) => {
    throw new InputProblem(`No server answers at ${url} (${error.message}).`);
  });
  if (response.ok) return;
  const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  throw new InputProblem(
    WHAT_TO_DO[code ?? ''] ?? `The server does not set its clock (${response.status} ${code ?? ''}): ${message ?? ''}`,
  );
}
