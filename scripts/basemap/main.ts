import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BASEMAP_FILE } from '../../core/domain/district.ts';
import { parseCommand } from '../import/command-line.ts';
import { InputProblem } from '../import/input-problem.ts';
import { ProgressLine } from '../import/send/progress.ts';
import { complain, complainOf, say } from '../import/terminal-text.ts';
import { makeBasemap } from './make-basemap.ts';

const USAGE = 'npm run basemap -- DIR, with the folder of a district';
/** So many features that are left out are named; the rest are counted. */
const MOST_NAMED = 10;

async function main(args: string[]): Promise<void> {
  const { positionals } = parseCommand(args, {});
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new InputProblem(`One folder is needed: ${USAGE}.`);
  const startedAt = performance.now();
  const progress = new ProgressLine(process.stderr, Date.now);
  const { archive, tiles, counts, leftOut } = await makeBasemap(folder, (done, total) =>
    progress.show((seconds) => `${done} of ${total} parts, ${Math.round(seconds)} s`),
  );
  progress.close();
  const path = join(resolve(folder), BASEMAP_FILE);
  await writeWhole(path, archive);
  for (const line of leftOut.slice(0, MOST_NAMED)) complain(line);
  if (leftOut.length > MOST_NAMED) complain(`${leftOut.length} features are left out in all.`);
  const layers = [...counts].map(([layer, count]) => `${layer} ${count.toLocaleString('en')}`).join(', ');
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Wrote ${path}: ${tiles} tiles, ${(archive.length / 1e6).toFixed(2)} MB, in ${seconds} s (${layers}).`);
}

/** Under another name first: a server that starts meanwhile finds the map before or the map after. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  complainOf(error);
  process.exitCode = 1;
});
