import { InputProblem } from './input-problem.ts';
import { readTextFile } from './read-text.ts';

/** @throws InputProblem naming the file when it is not there or no JSON. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputProblem(`${path} cannot be read as JSON: ${(error as Error).message}`);
  }
}
