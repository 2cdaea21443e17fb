import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Hello, type ServerFrame, STREAM_PROTOCOL } from '../../../core/protocol/stream.ts';
import { serveParent } from '../run/serve-parent.ts';
import { sharedNow } from '../run/shared-clock.ts';
import type { Address, FeedReport } from './feed.ts';
import { Received, type Tally } from './received.ts';
import { loadSocketIoClient } from './socket-io.ts';

export type ClientKind = 'doorstep' | 'ws' | 'socket.io';

/** What the parent asks of the process that plays all clients. */
export type ClientCalls = {
  connect: { ask: Address & { kind: ClientKind; count: number }; answer: undefined };
  collect: { ask: FeedReport; answer: Tally };
};

/** Opening all at once would measure the backlog of the listening socket. */
const OPEN_TOGETHER = 50;
const ARRIVAL_LIMIT_MS = 10_000;

const clients: Received[] = [];

serveParent<ClientCalls>({
  connect: async ({ kind, count, ...address }) => {
    const open = kind === 'socket.io' ? openSocketIo : openWebSocket;
    while (clients.length < count) {
      const batch = Array.from({ length: Math.min(OPEN_TOGETHER, count - clients.length) }, () => new Received());
      await Promise.all(batch.map((received) => open(address, received, kind)));
      clients.push(...batch);
    }
    return undefined;
  },
  collect: async (report) => {
    const deadline = performance.now() + ARRIVAL_LIMIT_MS;
    const isWaiting = () => clients.some(({ lastSeq }) => lastSeq < report.sentAt.length);
    while (isWaiting() && performance.now() < deadline) await wait(20);
    return Received.tally(clients, report);
  },
});

/** Every frame is parsed, as a page does. */
function openWebSocket({ url, epoch }: Address, received: Received, kind: ClientKind): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      if (kind === 'ws') return resolve();
      socket.send(JSON.stringify({ kind: 'hello', protocol: STREAM_PROTOCOL, epoch, afterSeq: 0 } satisfies Hello));
    });
    socket.on('message', (data) => {
      const arrivedAt = sharedNow();
      const frame = JSON.parse(String(data)) as ServerFrame;
      if (frame.kind === 'welcome') resolve();
      if (frame.kind === 'events') received.take(frame, arrivedAt);
    });
  });
}

function openSocketIo({ url }: Address, received: Received): Promise<void> {
  const socket = loadSocketIoClient()(url, { transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject);
    socket.once('connect', () => resolve());
    socket.on('events', (frame) => received.take(frame as { prevSeq: number; seq: number }, sharedNow()));
  });
}
