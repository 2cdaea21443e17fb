import { randomUUID } from 'node:crypto';
import websocket from '@fastify/websocket';
import Fastify from 'fastify';
import { MAX_CLIENT_FRAME_BYTES, STREAM_PATH } from '../../../core/protocol/stream.ts';
import { DistrictClock } from '../../../server/district-clock.ts';
import { streamRoutes } from '../../../server/routes/stream.ts';
import { Hub } from '../../../server/stream/hub.ts';
import { LISTENER } from '../../../server/testing/audiences.ts';
import { createDetachedFollower, handOver, NO_LOG } from '../run/detached-follower.ts';
import { serveParent } from '../run/serve-parent.ts';
import { feed, type SenderCalls } from './feed.ts';

/**
 * Everything of the server from the commit on: follower with its state, ring, fan-out, hub with heartbeats and pings, and
 * the websocket route. Rows are handed over as the ingest does after a commit; the commit itself is another bench.
 */
const epoch = randomUUID();
const onError = (error: unknown) => console.error(error);
const follower = createDetachedFollower(onError);
const hub = new Hub({
  follower,
  log: NO_LOG,
  clock: new DistrictClock({ kind: 'wall', startAt: 0, factor: 1 }),
  version: 'bench',
  districtHash: 'bench',
  epoch: () => epoch,
  storedSeq: async () => follower.seq,
  onError,
});

serveParent<SenderCalls>({
  start: async () => {
    const app = Fastify();
    await app.register(websocket, { options: { maxPayload: MAX_CLIENT_FRAME_BYTES, perMessageDeflate: false } });
    app.decorateRequest('principal');
    app.addHook('onRequest', async (request) => {
      request.principal = LISTENER.principal;
    });
    await app.register(streamRoutes(hub));
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    return { url: url.replace(/^http/, 'ws') + STREAM_PATH, epoch };
  },
  feed: (plan) => feed(plan, (row) => handOver(follower, [row])),
});
