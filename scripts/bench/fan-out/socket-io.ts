import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../../server/package-root.ts';

/** Peers too heavy for every installation have a package file of their own. */
const PEERS = join(packageRoot, 'scripts/bench-peers');
const loadPeer = createRequire(join(PEERS, 'package.json'));

/** What the benches use of the peer, whose own types are only there where it is installed. */
type SocketIoServer = new (
  port: number,
  options: { transports: ['websocket']; perMessageDeflate: false; serveClient: false },
) => { emit(name: string, message: unknown): void; httpServer: { address(): { port: number } | null } };

export type SocketIoClient = {
  on(name: string, listener: (message: unknown) => void): void;
  once(name: string, listener: (problem: Error) => void): void;
};
type OpenSocketIoClient = (
  url: string,
  options: { transports: ['websocket']; forceNew: true; reconnection: false },
) => SocketIoClient;

export const isSocketIoInstalled = () => existsSync(join(PEERS, 'node_modules/socket.io'));

export const loadSocketIoServer = () => loadPeer('socket.io').Server as SocketIoServer;

export const loadSocketIoClient = () => loadPeer('socket.io-client').io as OpenSocketIoClient;
