import { readFile } from 'node:fs/promises';
import { InputProblem } from './input-problem.ts';
import { detectEncoding } from './table/detect-encoding.ts';

/**
 * The whole of a text file in the encoding it is written in, without its byte order mark.
 *
 * @throws InputProblem when it is not there or cannot be opened.
 */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputProblem(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}`,
    );
  });
  return new TextDecoder(await detectEncoding(only(bytes))).decode(bytes);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
