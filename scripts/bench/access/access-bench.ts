import type { Scope } from '../../../core/access/scope.ts';
import type { LoggedEvent } from '../../../core/domain/event.ts';
import { type Audience, audienceOf } from '../../../server/events/audience.ts';
import { FanOut, type Subscriber } from '../../../server/events/fan-out.ts';
import { type EncodedFrame, serializeRow } from '../../../server/events/frames.ts';
import { Ring } from '../../../server/events/ring.ts';
import { TEST_LATTICE } from '../../../server/testing/audiences.ts';
import { loggedLog } from '../district-log.ts';
import type { Bench, BenchContext, Figure } from '../run/figure.ts';
import { median, pairedRatio } from '../run/statistics.ts';

const CLIENTS = 500;
const AUDIENCES = 30;

/** What it costs to show each audience its own. */
export const accessBench: Bench = {
  name: 'access',
  async run(context) {
    const log = loggedLog({ seed: 1, tickets: context.isQuick ? 200 : 4_000, days: 40 });
    return [viewCost(log, context), fanOutCost(log.slice(0, context.isQuick ? 200 : 4_000), context)];
  },
};

/** A row serialized for every level and picked by an audience, against the same row as JSON once. */
function viewCost(log: readonly LoggedEvent[], { rounds }: BenchContext): Figure {
  const audience = audienceOf(leadOf('grid-1'));
  const once = () => timed(() => log.reduce((sum, row) => sum + JSON.stringify(row).length, 0));
  const views = () =>
    timed(() =>
      log.reduce((sum, row) => {
        const { texts, place } = serializeRow(row, TEST_LATTICE);
        return sum + (texts[audience.viewOf(place)]?.length ?? 0);
      }, 0),
    );
  for (const warmUp of [once, views, once, views]) warmUp();
  const costs = Array.from({ length: Math.max(5, rounds) }, () => (1_000 * (views() - once())) / log.length);
  return {
    name: `policy and view of an event; ${log.length.toLocaleString('en-US')} events, beyond serializing them once`,
    value: median(costs),
    unit: 'µs',
    target: { of: 'value', atMost: 10 },
  };
}

/** Frames for 500 readers of 30 audiences, against as many of one: the server's own work, without a network. */
function fanOutCost(log: readonly LoggedEvent[], { rounds }: BenchContext): Figure {
  const one = audienceOf(leadOf('grid-1'));
  const many = Array.from({ length: AUDIENCES }, (_, index) => audienceOf(leadOf(`grid-${index}`)));
  const run = (audiences: readonly Audience[]) => {
    const ring = new Ring(0);
    const fanOut = new FanOut(ring, { now: () => 0, after: () => {} });
    for (let client = 0; client < CLIENTS; client++) fanOut.subscribe(new Reader(audiences[client % audiences.length]));
    return timed(() => {
      for (const row of log) {
        ring.push(serializeRow(row, TEST_LATTICE));
        fanOut.flush();
      }
    });
  };
  run([one]);
  run(many);
  const pairs = Array.from({ length: Math.max(5, rounds) }, () => [run(many), run([one])] as const);
  const [ours, theirs] = [pairs.map(([value]) => value), pairs.map(([, value]) => value)];
  return {
    name: `fan-out to ${CLIENTS} readers of ${AUDIENCES} audiences; an event at a time, without the network`,
    value: (1_000 * median(ours)) / log.length,
    unit: 'µs an event',
    peer: { name: 'of one audience', value: (1_000 * median(theirs)) / log.length },
    ratio: pairedRatio(ours, theirs),
    target: { of: 'ratio', atMost: 1.5 },
  };
}

/** Takes what it is sent and lets go of it at once. */
class Reader implements Subscriber {
  readonly audience: Audience;
  bytes = 0;

  constructor(audience: Audience) {
    this.audience = audience;
  }
  send(frame: EncodedFrame): void {
    this.bytes += frame.length;
  }
  pendingBytes(): number {
    return 0;
  }
  close(): void {}
}

const leadOf = (gridId: string): Scope => ({
  role: 'grid-lead',
  area: gridId,
  grids: new Set([gridId]),
  ceiling: 'full',
});

function timed(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
