import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { MAX_CLIENT_FRAME_BYTES } from '../../../core/protocol/stream.ts';
import { eventsFrame, partsFor, serializeRow } from '../../../server/events/frames.ts';
import { EVERYTHING, TEST_LATTICE } from '../../../server/testing/audiences.ts';
import { serveParent } from '../run/serve-parent.ts';
import { feed, type SenderCalls } from './feed.ts';

/** The least a server can do with `ws`: each event one frame, the same bytes, encoded once, sent to all; no compression. */
const server = new WebSocketServer({
  port: 0,
  host: '127.0.0.1',
  maxPayload: MAX_CLIENT_FRAME_BYTES,
  perMessageDeflate: false,
});

serveParent<SenderCalls>({
  start: async () => {
    if (!server.address()) await once(server, 'listening');
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, epoch: '' };
  },
  feed: (plan) =>
    feed(plan, (row) => {
      const frame = eventsFrame(row.seq - 1, partsFor([serializeRow(row, TEST_LATTICE)], EVERYTHING)[0]);
      for (const socket of server.clients) socket.send(frame, { binary: false, compress: false });
    }),
});
