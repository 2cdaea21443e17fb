import { InputProblem } from '../import/input-problem.ts';

const START_A_DEMO =
  'Start the server for a replay with a new DOORSTEP_DATA folder, DOORSTEP_SIMULATE=off and a DOORSTEP_CLOCK, for example DOORSTEP_CLOCK=2020-01-01T00:00Z.';

const WHAT_TO_DO: Record<string, string> = {
  'clock-not-demo': `This database runs on wall time, and a replay needs a demo clock. ${START_A_DEMO}`,
  'log-not-empty': `The log of this database is not empty, and a replay begins with an empty one. ${START_A_DEMO}`,
};

/**
 * Sets the clock of an empty demo database.
 *
 * @throws InputProblem with what to do when the server does not allow it.
 */
export async function setClock(url: string, token: string, districtAt: number, factor: number): Promise<void> {
  const response = await fetch(`${url}/api/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ districtAt, factor }),
  }).catch((error: Error) => {
    throw new InputProblem(`No server answers at ${url} (${error.message}).`);
  });
  if (response.ok) return;
  const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
  throw new InputProblem(
    WHAT_TO_DO[code ?? ''] ?? `The server does not set its clock (${response.status} ${code ?? ''}): ${message ?? ''}`,
  );
}
