import { InputProblem } from './input-problem.ts';

const MAX_WORD_CHARS = 60;

/** A word of a file for the middle of a line: on one line, and cut where it would fill the screen. */
export function shortWord(word: string, maxChars = MAX_WORD_CHARS): string {
  const characters = [...word.replace(/\s+/g, ' ').trim()];
  return characters.length > maxChars ? `${characters.slice(0, maxChars).join('')}…` : characters.join('');
}

/**
 * A text that does nothing to a terminal but stand there: whatever a file has in it, no escape sequence moves the cursor, no
 * override turns the direction of writing. Line ends stay.
 */
export function plainText(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\ufffd');
}

/** Lines for the person. */
export const say = (line: string): void => console.log(plainText(line));
/** Lines about what went wrong, apart from the others. */
export const complain = (line: string): void => console.error(plainText(line));

/** What stopped a command: in a sentence where the person can do something about it, with the stack where it is our mistake. */
export function complainOf(error: unknown): void {
  if (error instanceof InputProblem) complain(error.message);
  else if (isFileError(error)) complain(`The file system refuses: ${error.message}.`);
  else console.error(error);
}

/** No such folder, no permission, no space: a system error that names a path. */
const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error && 'path' in error;
