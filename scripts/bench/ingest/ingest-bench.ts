import type { FeedPlan } from '../fan-out/feed.ts';
import { BenchProcess } from '../run/bench-process.ts';
import { builtEntry } from '../run/built-entries.ts';
import { DoorstepServer } from '../run/doorstep-server.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median, pairedRatio } from '../run/statistics.ts';
import type { BareLoopCalls } from './bare-loop.ts';
import type { IngestClientCalls, Latencies } from './clients.ts';
import type { Flood } from './lanes.ts';

/** From a source to the log and on to a page. */
export const ingestBench: Bench = {
  name: 'ingest',
  async run(context) {
    const figures = [await throughput(context)];
    for (const perSecond of [10, 50, 100]) figures.push(...(await latency(perSecond, context)));
    return figures;
  },
};

async function throughput({ isQuick, rounds, log }: BenchContext): Promise<Figure> {
  const flood: Flood = { lanes: 8, batchesPerLane: isQuick ? 5 : 150, batchSize: 50 };
  const events = flood.lanes * flood.batchesPerLane * flood.batchSize;
  const sides = { http: [] as number[], bare: [] as number[] };
  const measure = { http: floodServer, bare: runBareLoop };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['http', 'bare'] as const) : (['bare', 'http'] as const)) {
      const perSecond = events / (await measure[side](flood));
      sides[side].push(perSecond);
      log(`${events} events in batches of 50, ${side}: ${Math.round(perSecond)}/s`);
    }
  }
  return {
    name: `ingest over HTTP, batches of ${flood.batchSize}, ${flood.lanes} in flight: acknowledged`,
    value: median(sides.http),
    unit: '/s',
    peer: { name: 'bare postgres.js loop', value: median(sides.bare) },
    ratio: pairedRatio(sides.http, sides.bare),
    target: { of: 'ratio', atLeast: 0.5 },
    note: 'embedded PostgreSQL, fsync on; the loop runs the same statements with as many in flight',
  };
}

const floodServer = (flood: Flood) =>
  withServer(async (server, clients) => (await clients.call('flood', { ...flood, url: server.url })).seconds);

async function runBareLoop(flood: Flood): Promise<number> {
  const loop = new BenchProcess<BareLoopCalls>(builtEntry('ingest/bare-loop'));
  try {
    return (await loop.call('run', flood)).seconds;
  } finally {
    await loop.stop();
  }
}

async function latency(perSecond: number, { isQuick, rounds, log }: BenchContext): Promise<Figure[]> {
  const plan: FeedPlan = isQuick
    ? { perSecond, warmUpSeconds: 1, seconds: 1 }
    : { perSecond, warmUpSeconds: 3, seconds: perSecond < 50 ? 40 : 20 };
  const runs: Latencies[] = [];
  for (let round = 0; round < rounds; round++) {
    const run = await withServer(async (server, clients) => {
      const { epoch } = await server.health();
      return clients.call('singles', { url: server.url, epoch, plan });
    });
    runs.push(run);
    const { acknowledged, shown } = run;
    log(`${perSecond}/s: acknowledged p99 ${acknowledged.p99.toFixed(1)} ms, shown p99 ${shown.p99.toFixed(1)} ms`);
  }
  return latencyFigures(perSecond, runs);
}

function latencyFigures(perSecond: number, runs: readonly Latencies[]): Figure[] {
  const p50 = (what: keyof Latencies) => `p50 ${median(runs.map((run) => run[what].p50)).toFixed(1)} ms`;
  const figure = (what: keyof Latencies, name: string, atMost: number | undefined): Figure => ({
    name: `single events at ${perSecond}/s: ${name}, p99`,
    value: median(runs.map((run) => run[what].p99)),
    unit: 'ms',
    ...(atMost !== undefined && { target: { of: 'value', atMost } }),
    note: p50(what),
  });
  return [
    figure('acknowledged', 'POST to answer', perSecond === 50 ? 50 : undefined),
    // From the POST, since the moment of the commit is not seen from outside: no less than from the commit.
    figure('shown', 'POST to frame at another client', { 10: 50, 100: 100 }[perSecond]),
  ];
}

async function withServer<Result>(
  run: (server: DoorstepServer, clients: BenchProcess<IngestClientCalls>) => Promise<Result>,
): Promise<Result> {
  const server = await DoorstepServer.start();
  const clients = new BenchProcess<IngestClientCalls>(builtEntry('ingest/clients'));
  try {
    return await run(server, clients);
  } finally {
    await clients.stop();
    await server.stop();
  }
}
