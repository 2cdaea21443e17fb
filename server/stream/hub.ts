import type { WebSocket } from 'ws';
import { epochMs } from '../../core/geo/units.ts';
import { CLOSE_CODES, type Hello, STREAM_PROTOCOL, STREAM_TIMES, type Welcome } from '../../core/protocol/stream.ts';
import type { DistrictClock } from '../district-clock.ts';
import { catchUp, needsReset } from '../events/catch-up.ts';
import type { LogReader } from '../events/event-log.ts';
import { MAX_PENDING_BYTES } from '../events/fan-out.ts';
import type { Follower } from '../events/follower.ts';
import { type EncodedFrame, encodeFrame } from '../events/frames.ts';
import { Connection, type Listener } from './connection.ts';
import { readHello } from './hello.ts';

export type HubOptions = {
  readonly follower: Follower;
  readonly log: LogReader;
  readonly clock: DistrictClock;
  readonly version: string;
  readonly districtHash: string;
  epoch(): string;
  /** The position the log has reached, asked of the database where this server might be behind another one. */
  storedSeq(): Promise<number>;
  onError(error: unknown): void;
};

const PING_EVERY_BEATS = 5;

/** All open sockets: greets them, brings them up to date, keeps them warm and sends them away in order. */
export class Hub {
  readonly #options: HubOptions;
  readonly #connections = new Set<Connection>();
  readonly #beat: NodeJS.Timeout;
  #beats = 0;
  #lastPositions: EncodedFrame | undefined;

  constructor(options: HubOptions) {
    this.#options = options;
    this.#beat = setInterval(() => this.#heartbeat(), STREAM_TIMES.heartbeatMs);
  }

  get size(): number {
    return this.#connections.size;
  }

  accept(socket: WebSocket, listener: Listener): void {
    const connection = new Connection(socket, listener, performance.now());
    this.#connections.add(connection);
    const patience = setTimeout(() => {
      if (!connection.hasSpoken) connection.close(CLOSE_CODES.helloTimeout);
    }, STREAM_TIMES.helloMs);

    socket.on('message', (data, isBinary) => this.#hear(connection, isBinary ? '' : String(data)));
    socket.on('ping', () => this.#keepsUp(connection));
    socket.on('pong', () => {
      connection.lastPongAt = performance.now();
    });
    // A broken frame, an oversize one, a reset by the peer: `close` follows and cleans up.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(patience);
      connection.end();
      this.#connections.delete(connection);
    });
  }

  /** Send to all who listen, and keep for those who come. */
  publishPositions(frame: EncodedFrame): void {
    this.#lastPositions = frame;
    this.#options.follower.fanOut.broadcast(frame);
  }

  closeAll(code: number): void {
    for (const connection of this.#connections) connection.close(code);
  }

  /** Everybody who listens, to look after whether they still may. */
  listeners(): readonly Connection[] {
    return [...this.#connections];
  }

  stop(): void {
    clearInterval(this.#beat);
    this.closeAll(CLOSE_CODES.shutdown);
  }

  /** A peer that asks and does not read the answers is sent away before they fill memory. */
  #keepsUp(connection: Connection): boolean {
    if (connection.pendingBytes() > MAX_PENDING_BYTES) connection.close(CLOSE_CODES.lagging);
    return connection.isOpen();
  }

  #hear(connection: Connection, text: string): void {
    if (!this.#keepsUp(connection)) return;
    const hello = readHello(text);
    if (!hello) {
      connection.close(CLOSE_CODES.badFrame);
    } else if (hello.protocol !== STREAM_PROTOCOL) {
      connection.close(CLOSE_CODES.protocol);
    } else {
      this.#answer(connection, hello).catch((error: unknown) => {
        this.#options.onError(error);
        connection.close(CLOSE_CODES.lagging);
      });
    }
  }

  async #answer(connection: Connection, hello: Hello): Promise<void> {
    const { follower, log } = this.#options;
    const lasts = connection.begin();
    if (hello.epoch === this.#options.epoch() && hello.afterSeq > follower.seq) await this.#reach(hello.afterSeq);
    if (!lasts()) return;

    const welcome = this.#welcome();
    connection.send(encodeFrame(welcome));
    if (needsReset(hello, welcome)) {
      connection.send(
        encodeFrame({ kind: 'reset', epoch: welcome.epoch, seq: welcome.seq, url: connection.snapshotUrl }),
      );
      return;
    }
    await catchUp(connection, hello.afterSeq, follower, log, lasts);
    if (lasts() && this.#lastPositions) connection.send(this.#lastPositions);
  }

  /** The client was further with another server: this one reads on before it calls the client ahead of the log. */
  async #reach(seq: number): Promise<void> {
    const { follower, storedSeq } = this.#options;
    const stored = await storedSeq();
    if (stored < seq) return;
    follower.wake(stored);
    await follower.settled();
  }

  #welcome(): Welcome {
    const { follower, clock, version, districtHash, epoch } = this.#options;
    return {
      kind: 'welcome',
      protocol: STREAM_PROTOCOL,
      epoch: epoch(),
      seq: follower.seq,
      serverAt: epochMs(Date.now()),
      districtAt: clock.now(),
      clockFactor: clock.factor,
      clock: clock.kind,
      version,
      districtHash,
    };
  }

  #heartbeat(): void {
    const { follower, clock } = this.#options;
    const now = performance.now();
    this.#beats += 1;
    const frame = encodeFrame({
      kind: 'heartbeat',
      seq: follower.fanOut.sentSeq,
      serverAt: epochMs(Date.now()),
      districtAt: clock.now(),
      clockFactor: clock.factor,
    });
    follower.fanOut.broadcast(frame);
    for (const connection of this.#connections) {
      if (now - connection.lastPongAt > STREAM_TIMES.pongMs) connection.close(CLOSE_CODES.silent);
      else if (this.#beats % PING_EVERY_BEATS === 0 && connection.isOpen()) connection.ping();
      if (this.#keepsUp(connection) && isQuiet(connection)) connection.send(frame);
    }
  }
}

/** Greeted, sent nothing by the fan-out, and with nothing on its way: a sign of life must come from the heartbeat alone. */
const isQuiet = (connection: Connection) =>
  connection.hasSpoken && !connection.isLive && connection.pendingBytes() === 0;
