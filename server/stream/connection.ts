import type { WebSocket } from 'ws';
import type { ViewLevel } from '../../core/access/roles.ts';
import { CLOSE_CODES, type CloseReason } from '../../core/protocol/stream.ts';
import type { Principal } from '../access/principal.ts';
import { type Audience, audienceOf } from '../events/audience.ts';
import type { PatientSubscriber } from '../events/catch-up.ts';
import type { EncodedFrame } from '../events/frames.ts';

const DRAIN_POLL_MS = 20;
/** A reader that takes nothing for so long while catching up has left. */
const DRAIN_LIMIT_MS = 30_000;
/** How long a peer may take to answer a close before its socket is destroyed. */
const CLOSE_LIMIT_MS = 2_000;

/** Who opened a socket, and the view they asked to be narrowed to. */
export type Listener = { readonly principal: Principal; readonly view?: ViewLevel | undefined };

/** One open socket: what fan-out and catch-up need of it, and the state of its conversation. */
export class Connection implements PatientSubscriber {
  readonly #socket: WebSocket;
  /** Who opened it, with the rights they had then. */
  readonly principal: Principal;
  readonly audience: Audience;
  /** Where the snapshot for this audience is. */
  readonly snapshotUrl: string;
  #subscription: (() => void) | undefined;
  /** Counts the hellos: a catch-up of an earlier one stops when it is no longer the latest. */
  #conversation = 0;
  lastPongAt: number;

  constructor(socket: WebSocket, { principal, view }: Listener, now: number) {
    this.#socket = socket;
    this.principal = principal;
    this.audience = audienceOf(principal.scope);
    this.snapshotUrl = view === undefined ? '/api/snapshot' : `/api/snapshot?view=${view}`;
    this.lastPongAt = now;
  }

  get isLive(): boolean {
    return this.#subscription !== undefined;
  }

  get hasSpoken(): boolean {
    return this.#conversation > 0;
  }

  /** A `hello` arrived: whatever was being sent is over. @returns what tells whether this conversation still lasts. */
  begin(): () => boolean {
    this.end();
    const conversation = ++this.#conversation;
    return () => this.#conversation === conversation && this.isOpen();
  }

  live(end: () => void): void {
    this.#subscription = end;
  }

  end(): void {
    this.#subscription?.();
    this.#subscription = undefined;
  }

  isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  send(frame: EncodedFrame): void {
    this.#socket.send(frame, { binary: false, compress: false });
  }

  ping(): void {
    this.#socket.ping();
  }

  pendingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  /** A peer that does not answer the close keeps its buffer for two seconds and no longer. */
  close(code: number): void {
    this.end();
    if (!this.isOpen()) return;
    this.#socket.close(code, reasonOf(code));
    setTimeout(() => this.#socket.terminate(), CLOSE_LIMIT_MS).unref();
  }

  async drained(belowBytes: number): Promise<void> {
    const startedAt = performance.now();
    while (this.isOpen() && this.pendingBytes() >= belowBytes) {
      if (performance.now() - startedAt > DRAIN_LIMIT_MS) this.close(CLOSE_CODES.lagging);
      else await new Promise((resume) => setTimeout(resume, DRAIN_POLL_MS));
    }
  }
}

function reasonOf(code: number): CloseReason | '' {
  const reasons = Object.keys(CLOSE_CODES) as CloseReason[]; // the keys of a constant object are its type's
  return reasons.find((reason) => CLOSE_CODES[reason] === code) ?? '';
}
