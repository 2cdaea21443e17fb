import { BenchProcess } from '../run/bench-process.ts';
import { builtEntry } from '../run/built-entries.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median, pairedRatio } from '../run/statistics.ts';
import type { ClientCalls, ClientKind } from './clients.ts';
import type { Address, FeedPlan, FeedReport, SenderCalls } from './feed.ts';
import type { Tally } from './received.ts';
import { isSocketIoInstalled } from './socket-io.ts';
import { WholeServer } from './whole-server.ts';

type Sender = { start(): Promise<Address>; feed(plan: FeedPlan): Promise<FeedReport>; stop(): Promise<void> };
type SenderKind = ClientKind | 'whole server';
type Run = Tally & { readonly perCpuSecond: number };
type Runs = ReadonlyMap<SenderKind, readonly Run[]>;

type Situation = { readonly clients: number; readonly plan: FeedPlan; readonly kinds: readonly SenderKind[] };

/** One event to many pages: what the server pays for it, and how long it takes. */
export const fanOutBench: Bench = {
  name: 'fan-out',
  async run(context) {
    if (!isSocketIoInstalled()) {
      context.log('socket.io is not measured: install it with `npm ci --prefix scripts/bench-peers`.');
    }
    const figures: Figure[] = [];
    for (const clients of context.isQuick ? [20] : [500, 1_000]) {
      figures.push(...steadyFigures(clients, await measure(steady(clients, context), context)));
    }
    const clients = context.isQuick ? 20 : 500;
    figures.push(...burstFigures(clients, await measure(burst(clients, context), context)));
    return figures;
  },
};

const planOf = (perSecond: number, { isQuick }: BenchContext): FeedPlan =>
  isQuick ? { perSecond, warmUpSeconds: 1, seconds: 1 } : { perSecond, warmUpSeconds: 3, seconds: 12 };

function steady(clients: number, context: BenchContext): Situation {
  const kinds: SenderKind[] = [
    'doorstep',
    'ws',
    ...(isSocketIoInstalled() ? (['socket.io'] as const) : []),
    'whole server',
  ];
  return { clients, plan: planOf(20, context), kinds };
}

const burst = (clients: number, context: BenchContext): Situation => ({
  clients,
  plan: planOf(100, context),
  kinds: ['doorstep', 'ws'],
});

/** Every kind once a round, in turns from either end, so that none always runs on a warmer machine. */
async function measure({ clients, plan, kinds }: Situation, { rounds, log }: BenchContext): Promise<Runs> {
  const runs = new Map<SenderKind, Run[]>(kinds.map((kind) => [kind, []]));
  for (let round = 0; round < rounds; round++) {
    for (const kind of round % 2 === 0 ? kinds : kinds.toReversed()) {
      const run = await measureOnce(kind, clients, plan);
      runs.get(kind)?.push(run);
      const { perCpuSecond, p50Ms, p99Ms, lost } = run;
      log(
        `${clients} clients × ${plan.perSecond}/s, ${kind}: ${Math.round(perCpuSecond)} per CPU-second, ` +
          `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, ${lost} lost`,
      );
    }
  }
  return runs;
}

async function measureOnce(kind: SenderKind, count: number, plan: FeedPlan): Promise<Run> {
  const sender = createSender(kind);
  const clients = new BenchProcess<ClientCalls>(builtEntry('fan-out/clients'));
  try {
    const address = await sender.start();
    await clients.call('connect', { ...address, count, kind: kind === 'whole server' ? 'doorstep' : kind });
    const report = await sender.feed(plan);
    const tally = await clients.call('collect', report);
    return { ...tally, perCpuSecond: tally.delivered / report.cpuSeconds };
  } finally {
    await clients.stop();
    await sender.stop();
  }
}

function createSender(kind: SenderKind): Sender {
  if (kind === 'whole server') return new WholeServer();
  const entry = ({ doorstep: 'fan-out/doorstep', ws: 'fan-out/ws', 'socket.io': 'fan-out/socket-io' } as const)[kind];
  const child = new BenchProcess<SenderCalls>(builtEntry(entry));
  return {
    start: () => child.call('start', undefined),
    feed: (plan) => child.call('feed', plan),
    stop: () => child.stop(),
  };
}

function steadyFigures(clients: number, runs: Runs): Figure[] {
  const what = `fan-out, ${clients} clients × 20/s`;
  const figures = [
    compare(runs, 'perCpuSecond', 'ws', {
      name: `${what}: delivered per CPU-second`,
      unit: '/s',
      target: { of: 'ratio', atLeast: 0.85 },
      note: 'from the commit on, ~400 B rows',
    }),
    compare(runs, 'p99Ms', 'ws', {
      name: `${what}: p99`,
      unit: 'ms',
      target: { of: 'ratio', atMost: 1.5 },
      note: p50Of(runs),
    }),
  ];
  if (runs.has('socket.io')) {
    const target = { of: 'ratio', atLeast: 1.1 } as const;
    const name = `${what}: delivered per CPU-second, against socket.io`;
    figures.push(compare(runs, 'perCpuSecond', 'socket.io', { name, unit: '/s', target }));
  }
  const whole = {
    name: `${what}: delivered per CPU-second, whole server`,
    unit: '/s',
    note: 'HTTP, judgement and commit included',
  };
  figures.push({ ...whole, value: median(valuesOf(runs, 'whole server', 'perCpuSecond')) }, lossFigure(what, runs));
  return figures;
}

function burstFigures(clients: number, runs: Runs): Figure[] {
  const what = `fan-out, ${clients} clients × 100/s, coalesced`;
  const target = { of: 'ratio', atLeast: 2 } as const;
  const note = 'ws sends one frame an event';
  return [
    compare(runs, 'perCpuSecond', 'ws', { name: `${what}: delivered per CPU-second`, unit: '/s', target, note }),
    compare(runs, 'p99Ms', 'ws', { name: `${what}: p99`, unit: 'ms', note: p50Of(runs) }),
    lossFigure(what, runs),
  ];
}

function compare(
  runs: Runs,
  what: keyof Run,
  peer: SenderKind,
  figure: Pick<Figure, 'name' | 'unit' | 'target' | 'note'>,
): Figure {
  const ours = valuesOf(runs, 'doorstep', what);
  const theirs = valuesOf(runs, peer, what);
  const ratio = pairedRatio(ours, theirs);
  return { ...figure, value: median(ours), peer: { name: peer, value: median(theirs) }, ratio };
}

const valuesOf = (runs: Runs, kind: SenderKind, what: keyof Run) => (runs.get(kind) ?? []).map((run) => run[what]);

function p50Of(runs: Runs): string {
  const p50 = (kind: SenderKind) => median(valuesOf(runs, kind, 'p50Ms')).toFixed(1);
  return `p50 ${p50('doorstep')} ms, ws ${p50('ws')} ms`;
}

/** Of all runs and kinds: a peer that loses events would not be a peer. */
function lossFigure(what: string, runs: Runs): Figure {
  const value = [...runs.values()].flat().reduce((sum, { lost, misplaced }) => sum + lost + misplaced, 0);
  return { name: `${what}: lost or out of order`, value, unit: '', target: { of: 'value', atMost: 0 } };
}
