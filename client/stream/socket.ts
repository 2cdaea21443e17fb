import { CLOSE_CODES, type Hello, type ServerFrame, STREAM_TIMES } from '../../core/protocol/stream.ts';
import { backoffMs } from './backoff.ts';

/** The few things the stream needs of its surroundings, so that a test can be one. */
export type SocketHost = {
  open(): WebSocket;
  now(): number;
  random(): number;
  setTimer(run: () => void, delayMs: number): number;
  clearTimer(timer: number): void;
};

export type SocketEvents = {
  /** The socket is open; the answer is sent on it. */
  onOpen(): Hello;
  onFrame(frame: ServerFrame): void;
  /** What came was no frame. */
  onBadFrame(): void;
  /** The connection was lost; `attempt` tries have been made since. */
  onLost(attempt: number): void;
  /** Whoever opened it may have other rights now, or none: their rights changed, or the server took no socket at all. */
  onDoubt(): void;
  /** The server does not speak our protocol. */
  onRefused(): void;
};

/** `WebSocket.OPEN`, by its number, so that no browser is needed to test this. */
const OPEN = 1;

/**
 * Keeps one websocket open: tries again with growing, spread delays, at once when the network is back, and gives up on a
 * connection that has said nothing for too long.
 */
export class LiveSocket {
  readonly #host: SocketHost;
  readonly #events: SocketEvents;
  #socket: WebSocket | undefined;
  #retryTimer: number | undefined;
  #silenceTimer: number | undefined;
  #attempt = 0;
  #hasOpened = false;
  #lostAt = 0;
  #stopped = false;

  constructor(host: SocketHost, events: SocketEvents) {
    this.#host = host;
    this.#events = events;
  }

  connect(): void {
    this.#clear('retry');
    if (this.#stopped || this.#socket) return;
    const socket = this.#host.open();
    this.#socket = socket;
    this.#hasOpened = false;
    this.#watchSilence();
    socket.onopen = () =>
      this.#whenCurrent(socket, () => {
        this.#hasOpened = true;
        this.send(this.#events.onOpen());
      });
    socket.onmessage = ({ data }) => this.#whenCurrent(socket, () => this.#receive(data));
    socket.onclose = ({ code }) => this.#whenCurrent(socket, () => this.#close(code));
  }

  send(hello: Hello): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify(hello));
  }

  /** The network is back, or the user asks: no reason to wait. */
  retryNow(): void {
    if (!this.#socket) this.connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#drop();
    this.#clear('retry');
  }

  #receive(data: unknown): void {
    this.#watchSilence();
    this.#attempt = 0;
    const frame = readFrame(data);
    if (frame) this.#events.onFrame(frame);
    else this.#events.onBadFrame();
  }

  #watchSilence(): void {
    this.#clear('silence');
    this.#silenceTimer = this.#host.setTimer(() => this.#lose(), STREAM_TIMES.reconnectMs);
  }

  #close(code: number): void {
    if (code === CLOSE_CODES.protocol) {
      this.#events.onRefused();
      return;
    }
    // A browser does not tell why a socket was refused: 401 looks like a server that is away.
    if (code === CLOSE_CODES.accessChanged || !this.#hasOpened) this.#events.onDoubt();
    this.#lose();
  }

  #lose(): void {
    this.#drop();
    if (this.#stopped) return;
    if (this.#attempt === 0) this.#lostAt = this.#host.now();
    this.#attempt += 1;
    this.#events.onLost(this.#attempt);
    const delayMs = backoffMs(this.#attempt, this.#host.now() - this.#lostAt, this.#host.random());
    this.#retryTimer = this.#host.setTimer(() => this.connect(), delayMs);
  }

  /** Forget the socket before closing it, so that what it still says is not heard. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#clear('silence');
    socket?.close();
  }

  #whenCurrent(socket: WebSocket, run: () => void): void {
    if (socket === this.#socket) run();
  }

  #clear(which: 'retry' | 'silence'): void {
    const timer = which === 'retry' ? this.#retryTimer : this.#silenceTimer;
    if (timer !== undefined) this.#host.clearTimer(timer);
    if (which === 'retry') this.#retryTimer = undefined;
    else this.#silenceTimer = undefined;
  }
}

const FRAME_KINDS: ReadonlySet<string> = new Set<ServerFrame['kind']>([
  'welcome',
  'events',
  'reset',
  'positions',
  'heartbeat',
]);

/** The server's frames are trusted once they are frames; a kind of a later release is none of ours. */
function readFrame(data: unknown): ServerFrame | undefined {
  try {
    const frame = JSON.parse(String(data)) as ServerFrame;
    return FRAME_KINDS.has(frame.kind) ? frame : undefined;
  } catch {
    return undefined; // counted by the caller
  }
}
