import { launchBrowser } from '../../find-browser.ts';
import type { LogOptions } from '../district-log.ts';
import { BenchProcess } from '../run/bench-process.ts';
import { builtEntry } from '../run/built-entries.ts';
import type { CallName } from '../run/calls.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median } from '../run/statistics.ts';
import { buildReader, readInPage } from './read-in-page.ts';
import type { SnapshotTiming, TimingCalls } from './timing.ts';

const KIB = 1_024;
/** 1 MB, as the limits of the protocol count it. */
const SNAPSHOT_LIMIT_KIB = 1_024;

/** The fold and the snapshot: what every screen does first. */
export const coreBench: Bench = {
  name: 'core',
  async run(context) {
    const tickets = context.isQuick ? 2_000 : 37_000;
    const year = { seed: 1, tickets, days: 365 };
    const byMillisecond = await measureSnapshot(year, context);
    const bySecond = await measureSnapshot({ ...year, resolutionMs: 1_000 }, { ...context, rounds: 1 });
    return [
      await apply(context),
      ...sizeFigures(byMillisecond, 'moments in milliseconds'),
      ...sizeFigures(bySecond, 'moments in whole seconds'),
      ...timeFigures(byMillisecond),
      await readFigure(byMillisecond[0], context),
    ];
  },
};

async function apply({ isQuick, rounds, log }: BenchContext): Promise<Figure> {
  const events = isQuick ? 5_000 : 100_000;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms } = await inNewProcess('apply', { seed: 1 + round, tickets: events / 5, days: 365, events });
    times.push(ms);
    log(`apply ${events} events: ${ms.toFixed(0)} ms`);
  }
  return {
    name: `apply ${events.toLocaleString('en-US')} events`,
    value: median(times),
    unit: 'ms',
    target: { of: 'value', atMost: 300 },
    note: 'Node, first run of a process',
  };
}

async function measureSnapshot(options: LogOptions, { rounds, log }: BenchContext): Promise<SnapshotTiming[]> {
  const runs: SnapshotTiming[] = [];
  for (let round = 0; round < rounds; round++) {
    const run = await inNewProcess('snapshot', options);
    runs.push(run);
    const { tickets, brotliBytes, writeMs, readMs } = run;
    log(
      `snapshot of ${tickets} tickets: ${brotliBytes} B, written in ${writeMs.toFixed(0)} ms, read in ${readMs.toFixed(0)} ms`,
    );
  }
  return runs;
}

function sizeFigures([{ tickets, text, brotliBytes, gzipBytes }]: SnapshotTiming[], note: string): Figure[] {
  const raw = `${(Buffer.byteLength(text) / KIB).toFixed(0)} KiB before`;
  const figure = (encoding: string, bytes: number): Figure => ({
    name: `snapshot of ${tickets.toLocaleString('en-US')} tickets, ${encoding}, ${note}`,
    value: bytes / KIB,
    unit: 'KiB',
    target: { of: 'value', atMost: SNAPSHOT_LIMIT_KIB },
    note: raw,
  });
  return [figure('brotli', brotliBytes), figure('gzip', gzipBytes)];
}

function timeFigures(runs: readonly SnapshotTiming[]): Figure[] {
  const what = `snapshot of ${runs[0].tickets.toLocaleString('en-US')} tickets`;
  const figure = (name: string, field: 'writeMs' | 'brotliMs' | 'readMs', note: string): Figure => ({
    name: `${what}: ${name}`,
    value: median(runs.map((run) => run[field])),
    unit: 'ms',
    note,
  });
  return [
    figure('written', 'writeMs', 'server, blocking'),
    figure('compressed', 'brotliMs', 'server, in another thread'),
    figure('read in Node', 'readMs', 'first run of a process'),
  ];
}

async function readFigure({ tickets, text }: SnapshotTiming, { rounds, log }: BenchContext): Promise<Figure> {
  const reader = await buildReader();
  const browser = await launchBrowser();
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) times.push(await readInPage(browser, reader, text));
  } finally {
    await browser.close();
  }
  log(`read in the page: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  return {
    name: `snapshot of ${tickets.toLocaleString('en-US')} tickets: parsed and read in the page`,
    value: median(times),
    unit: 'ms',
    target: { of: 'value', atMost: 500 },
    note: `Chromium ${browser.version()}, a new page each time`,
  };
}

async function inNewProcess<Name extends CallName<TimingCalls>>(
  name: Name,
  ask: TimingCalls[Name]['ask'],
): Promise<TimingCalls[Name]['answer']> {
  const child = new BenchProcess<TimingCalls>(builtEntry('core/timing'));
  try {
    return await child.call(name, ask);
  } finally {
    await child.stop();
  }
}
