import { writeFile } from 'node:fs/promises';
import { accessBench } from './access/access-bench.ts';
import { bareBench } from './bare/bare-bench.ts';
import { type BenchOptions, readCommandLine, USAGE } from './command-line.ts';
import { coreBench } from './core/core-bench.ts';
import { fanOutBench } from './fan-out/fan-out-bench.ts';
import { groundBench } from './ground/ground-bench.ts';
import { ingestBench } from './ingest/ingest-bench.ts';
import { heapBench } from './page/heap-bench.ts';
import { pageBench } from './page/page-bench.ts';
import { buildEntries } from './run/built-entries.ts';
import type { Bench } from './run/figure.ts';
import { describeOccasion } from './run/machine.ts';
import { waitForQuiet } from './run/quiet.ts';
import { jsonReport, type Measured, markdownRows, textTable } from './run/report.ts';

/** `npm run bench -- [name…]`: measures, and says what counts, what was met and what was missed. */
const BENCHES: readonly Bench[] = [
  coreBench,
  accessBench,
  fanOutBench,
  ingestBench,
  pageBench,
  heapBench,
  groundBench,
  bareBench,
];

/** As we were started: the bundler says `production` in its process, and npm would then leave half the packages out. */
const environment = { ...process.env };

async function main(options: BenchOptions): Promise<void> {
  const occasion = describeOccasion();
  console.log(`${occasion.machine}, ${occasion.date}, ${occasion.commit}`);
  await buildEntries();
  const measured: Measured[] = [];
  for (const bench of chosen(options)) {
    // One that breaks off takes nothing from the others, whose figures took minutes.
    measured.push(...(await runBench(bench, options).catch((error) => breakOff(bench, error))));
  }

  console.log(`\n${textTable(measured, options.isQuick)}`);
  if (options.isMarkdown && !options.isQuick) console.log(`\n${markdownRows(measured, occasion)}`);
  if (options.jsonFile) await writeFile(options.jsonFile, jsonReport(measured, occasion, options.isQuick));
}

const chosen = ({ names }: BenchOptions) =>
  BENCHES.filter(({ name, isOnRequest }) => (names.length > 0 ? names.includes(name) : !isOnRequest));

function breakOff({ name }: Bench, error: unknown): [] {
  console.error(`  ${name} broke off.`, error);
  process.exitCode = 1;
  return [];
}

/** The load is looked at before a bench: afterwards it would be the bench's own. */
async function runBench(bench: Bench, { isQuick, rounds, waitSeconds }: BenchOptions): Promise<Measured[]> {
  const log = (line: string) => console.log(`  ${bench.name}: ${line}`);
  const quiet = await waitForQuiet(waitSeconds, log);
  const figures = await bench.run({ isQuick, rounds, environment, log });
  return figures.map((figure) => ({ bench: bench.name, figure, quiet }));
}

function readOptions(): BenchOptions {
  try {
    return readCommandLine(
      process.argv.slice(2),
      BENCHES.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(2);
  }
}

await main(readOptions());
