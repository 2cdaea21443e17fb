import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputProblem } from '../input-problem.ts';

type TokenEnvironment = { readonly DOORSTEP_TOKEN?: string; readonly DOORSTEP_DATA?: string };

/**
 * The secret a script shows to the server: `DOORSTEP_TOKEN`, else what the server wrote into `tokens.json` of its data
 * folder (`DOORSTEP_DATA`, else `.data/<district id>` beside the program).
 *
 * @throws InputProblem when neither is there.
 */
export async function findToken(
  name: 'import' | 'replay',
  districtId: string,
  environment: TokenEnvironment,
): Promise<string> {
  if (environment.DOORSTEP_TOKEN) return environment.DOORSTEP_TOKEN;
  const path = join(environment.DOORSTEP_DATA ?? join('.data', districtId), 'tokens.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const token: unknown = text === undefined ? undefined : JSON.parse(text)[name];
  if (typeof token === 'string') return token;
  throw new InputProblem(
    `No ${name} token in ${path}. Run this where the server runs, with the same DOORSTEP_DATA, or set DOORSTEP_TOKEN.`,
  );
}
