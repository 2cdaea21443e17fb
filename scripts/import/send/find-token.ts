import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputProblem } from '../input-problem.ts';

type TokenEnvironment = { readonly DOORSTEP_TOKEN?: string; readonly DOORSTEP_DATA?: string };

type Name = 'import' | 'replay';

/**
 * The secret a script shows to the server: `DOORSTEP_TOKEN`, else what the server wrote into `tokens.json` of its data
 * folder (`DOORSTEP_DATA`, else `.data/<district id>` beside the program).
 *
 * @throws InputProblem when neither is there, and when the first is the token of another script.
 */
export async function findToken(name: Name, districtId: string, environment: TokenEnvironment): Promise<string> {
  const path = join(environment.DOORSTEP_DATA ?? join('.data', districtId), 'tokens.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  const tokens: Record<string, unknown> = text === undefined ? {} : JSON.parse(text);
  const { DOORSTEP_TOKEN: said } = environment;
  const other = Object.keys(tokens).find((one) => one !== name && tokens[one] === said);
  if (said && other)
    throw new InputProblem(`DOORSTEP_TOKEN is the ${other} token: what comes with it would be kept as something else.`);
  const token = said || tokens[name];
  if (typeof token === 'string') return token;
  throw new InputProblem(
    `No ${name} token in ${path}. Run this where the server runs, with the same DOORSTEP_DATA, or set DOORSTEP_TOKEN.`,
  );
}
