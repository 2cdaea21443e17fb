import { readFile } from 'node:fs/promises';
import { InputProblem } from './input-problem.ts';

/** @throws InputProblem naming the file when it is not there or no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputProblem(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
