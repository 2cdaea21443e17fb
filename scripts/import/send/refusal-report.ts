import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { InputProblem } from '../input-problem.ts';
import type { RefusedRecord } from './account.ts';

export type RefusalReport = { add(record: RefusedRecord): void; close(): Promise<void> };

/** `--report FILE.csv`: every refused record, with a byte order mark so that spreadsheets read the Chinese. */
export function openReport(path: string): RefusalReport {
  const file = createWriteStream(path);
  const done = finished(file).catch((error: Error) => {
    throw new InputProblem(`The report cannot be written: ${error.message}`);
  });
  done.catch(() => {}); // told again by close(), which the caller awaits
  file.write('\ufeffline,reason,detail\r\n');
  return {
    add: ({ line, code, detail }) => file.write(`${line},${code},${quoted(detail)}\r\n`),
    close: async () => {
      file.end();
      await done;
    },
  };
}

/** In quotes; a leading = + - @ gets an apostrophe, since a spreadsheet would take it for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
