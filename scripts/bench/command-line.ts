import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Benches to run; none means all that are not on request. */
  readonly names: readonly string[];
  readonly isQuick: boolean;
  readonly rounds: number;
  /** How long to wait for a quiet machine before each bench. */
  readonly waitSeconds: number;
  readonly jsonFile: string | undefined;
  readonly isMarkdown: boolean;
};

export const USAGE = `Usage: npm run bench -- [name…] [options]

  --rounds N     how often each side of a comparison runs (3)
  --wait N       seconds to wait for a load of 1.5 before each bench (300)
  --json FILE    write the figures as JSON
  --markdown     print rows for docs/performance.md
  --quick        sizes too small to count, to see that everything runs`;

/** @throws Error saying what is wrong with the command line. */
export function readCommandLine(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      wait: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'boolean', default: false },
    },
  });
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no bench ${unknown}; there are ${known.join(', ')}.`);
  return {
    names: positionals,
    isQuick: values.quick,
    rounds: readCount('rounds', values.rounds, values.quick ? 1 : 3, 1),
    waitSeconds: readCount('wait', values.wait, values.quick ? 0 : 300, 0),
    jsonFile: values.json,
    isMarkdown: values.markdown,
  };
}

function readCount(name: string, value: string | undefined, fallback: number, least: number): number {
  if (value === undefined) return fallback;
  const count = Number(value);
  if (!Number.isInteger(count) || count < least)
    throw new Error(`--${name} ${value} is no whole number from ${least} on.`);
  return count;
}
