import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Hello, type ServerFrame, STREAM_PATH, STREAM_PROTOCOL } from '../../../core/protocol/stream.ts';
import { atRate, eventCount, type FeedPlan } from '../fan-out/feed.ts';
import { sentRequests } from '../fan-out/rows.ts';
import { serveParent } from '../run/serve-parent.ts';
import { percentile } from '../run/statistics.ts';
import { EventPoster } from './event-poster.ts';
import { type Flood, floodBatches, timeLanes } from './lanes.ts';

/** Milliseconds from the moment an event is posted. */
export type Latencies = {
  readonly acknowledged: { readonly p50: number; readonly p99: number };
  /** Until its frame is in the hands of another client. */
  readonly shown: { readonly p50: number; readonly p99: number };
};

/** What the parent asks of the process that plays the sources and one page. */
export type IngestClientCalls = {
  flood: { ask: Flood & { url: string }; answer: { seconds: number } };
  singles: { ask: { url: string; epoch: string; plan: FeedPlan }; answer: Latencies };
};

const ARRIVAL_LIMIT_MS = 10_000;

serveParent<IngestClientCalls>({
  flood: async ({ url, ...flood }) => {
    const lanes = floodBatches(flood).map((batches) => batches.map((batch) => JSON.stringify(batch)));
    const poster = new EventPoster(url, flood.lanes);
    const seconds = await timeLanes(lanes, (body) => poster.post(body));
    poster.close();
    return { seconds };
  },
  singles,
});

async function singles({ url, epoch, plan }: IngestClientCalls['singles']['ask']): Promise<Latencies> {
  const events = sentRequests(eventCount(plan));
  const bodies = events.map((event) => JSON.stringify(event));
  const postedAt = new Map<string, number>();
  const acknowledged: number[] = [];
  const shown: number[] = [];
  const socket = await watch(`${url.replace(/^http/, 'ws')}${STREAM_PATH}`, epoch, (id) =>
    shown.push(performance.now() - postedAt.get(id)!),
  );
  const poster = new EventPoster(url, 16);
  const posts: Promise<unknown>[] = [];
  await atRate(plan, async (index) => {
    const startedAt = performance.now();
    postedAt.set(events[index].id, startedAt);
    posts.push(poster.post(bodies[index]).then(() => acknowledged.push(performance.now() - startedAt)));
  });
  await Promise.all(posts);
  const deadline = performance.now() + ARRIVAL_LIMIT_MS;
  while (shown.length < events.length && performance.now() < deadline) await wait(10);
  if (shown.length !== events.length) throw new Error(`${shown.length} of ${events.length} events were shown.`);
  socket.close();
  poster.close();
  const counted = plan.perSecond * plan.warmUpSeconds;
  return { acknowledged: ends(acknowledged.slice(counted)), shown: ends(shown.slice(counted)) };
}

const ends = (values: readonly number[]) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });

/** A page that follows the stream from its beginning. */
function watch(url: string, epoch: string, see: (eventId: string) => void): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.send(JSON.stringify({ kind: 'hello', protocol: STREAM_PROTOCOL, epoch, afterSeq: 0 } satisfies Hello));
    });
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ServerFrame;
      if (frame.kind === 'welcome') resolve(socket);
      if (frame.kind === 'events') for (const { event } of frame.events) see(event.id);
    });
  });
}
