import { serveParent } from '../run/serve-parent.ts';
import { feed, type SenderCalls } from './feed.ts';
import { loadSocketIoServer } from './socket-io.ts';

/** socket.io at its fastest: websocket only, no compression; its adapter encodes a message once for all. */
const Server = loadSocketIoServer();
const server = new Server(0, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

serveParent<SenderCalls>({
  start: async () => ({ url: `http://127.0.0.1:${server.httpServer.address()?.port}`, epoch: '' }),
  feed: (plan) =>
    feed(plan, (row) => server.emit('events', { kind: 'events', prevSeq: row.seq - 1, seq: row.seq, events: [row] })),
});
