import { EventEmitter } from 'node:events';
import type { Ends, Line } from './fuzz-client.ts';

export type WireOptions = {
  /** Simulated time from one end to the other. */
  readonly latencyMs: number;
  /** What the client takes in a second; the rest waits at the server. */
  readonly bytesPerSecond: number;
};

const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
/** How often `step` is called. */
export const STEP_MS = 10;
/** More than the longest frame; what a quiet line may deliver at once. */
const MOST_CREDIT = 200_000;

/**
 * A websocket between a server and a client of the simulation: in order, late, no faster than the client reads, and cut
 * without notice. Its server end is what the hub takes for a socket.
 */
export class Wire extends EventEmitter implements Line {
  readonly OPEN = OPEN;
  readyState = OPEN;
  readonly #options: WireOptions;
  readonly #ends: Ends;
  readonly #toClient: { readonly text: string; readonly at: number }[] = [];
  #credit = 0;
  #waitingBytes = 0;
  #isClosing = false;
  #clientKnows = false;

  constructor(options: WireOptions, ends: Ends) {
    super();
    this.#options = options;
    this.#ends = ends;
  }

  get bufferedAmount(): number {
    return this.#waitingBytes;
  }

  send(data: Buffer): void {
    if (this.readyState !== OPEN) return;
    this.#toClient.push({ text: data.toString('utf8'), at: performance.now() + this.#options.latencyMs });
    this.#waitingBytes += data.length;
  }

  ping(): void {
    if (!this.#clientKnows) setTimeout(() => this.emit('pong'), 2 * this.#options.latencyMs);
  }

  /** The close frame goes behind what is waiting, as on the wire. */
  close(): void {
    if (this.readyState !== OPEN) return;
    this.#isClosing = true;
    this.readyState = CLOSING;
  }

  terminate(): void {
    this.cut();
  }

  say(text: string): void {
    setTimeout(() => {
      if (this.readyState === OPEN && !this.#clientKnows) this.emit('message', Buffer.from(text), false);
    }, this.#options.latencyMs);
  }

  /** The client is gone and the server does not hear of it: nothing is taken, nothing answered. */
  vanish(): void {
    this.#tellClient();
  }

  /** The connection is gone, and both ends hear of it. */
  cut(): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    this.#toClient.length = 0;
    this.#waitingBytes = 0;
    this.emit('close');
    this.#tellClient();
  }

  /** Move what has arrived and fits the line into the client's hands. */
  step(): void {
    if (this.#clientKnows) return;
    this.#credit = Math.min(this.#credit + (this.#options.bytesPerSecond * STEP_MS) / 1000, MOST_CREDIT);
    while (this.#toClient.length > 0) {
      const [{ text, at }] = this.#toClient;
      const bytes = Buffer.byteLength(text);
      if (at > performance.now() || bytes > this.#credit) break;
      this.#toClient.shift();
      this.#credit -= bytes;
      this.#waitingBytes -= bytes;
      this.#ends.onMessage(text);
      if (this.#clientKnows) return;
    }
    if (this.#isClosing && this.#toClient.length === 0) {
      this.readyState = CLOSED;
      this.emit('close');
      this.#tellClient();
    }
  }

  #tellClient(): void {
    if (this.#clientKnows) return;
    this.#clientKnows = true;
    this.#ends.onClose();
  }
}
