import { CLOSE_CODES, STREAM_TIMES } from '../../core/protocol/stream.ts';
import type { Audience } from './audience.ts';
import { Backlog } from './backlog.ts';
import { type EncodedFrame, eventsFrame, MAX_FRAME_ROWS, partsFor } from './frames.ts';
import type { Ring, SerializedRow } from './ring.ts';

/** The few things fan-out needs of a socket, so that a test can be one. */
export type Subscriber = {
  /** Whom it belongs to, by what they may see. */
  readonly audience: Audience;
  send(frame: EncodedFrame): void;
  /** Bytes accepted but not yet handed to the network. */
  pendingBytes(): number;
  close(code: number): void;
};

export type Timers = {
  now(): number;
  after(delayMs: number, run: () => void): void;
};

export const MAX_PENDING_BYTES = 1 << 20;
const MAX_BEHIND_MS = 5_000;

/**
 * Sends what the ring gained to every live subscriber, encoded once for all who see the same.
 *
 * Leading edge: when nothing was sent in the last 40 ms a row goes out at once, otherwise rows go together when those
 * 40 ms end. A subscriber that cannot keep up is closed, not buffered for: it comes back with its last `seq` and reads
 * the rest from ring or log. Memory is therefore bounded by subscribers × `MAX_PENDING_BYTES`.
 */
export class FanOut {
  readonly #timers: Timers;
  readonly #backlogs = new Map<Subscriber, Backlog>();
  #ring: Ring;
  #sentSeq: number;
  #sentAt = -Infinity;
  #scheduled = false;

  constructor(ring: Ring, timers: Timers) {
    this.#ring = ring;
    this.#timers = timers;
    this.#sentSeq = ring.headSeq;
  }

  /** What every live subscriber has been sent; one that attaches must first be brought up to here. */
  get sentSeq(): number {
    return this.#sentSeq;
  }

  get size(): number {
    return this.#backlogs.size;
  }

  /** @returns a function that ends this subscription and no later one; calling it twice is harmless. */
  subscribe(subscriber: Subscriber): () => void {
    const backlog = new Backlog();
    this.#backlogs.set(subscriber, backlog);
    return () => {
      if (this.#backlogs.get(subscriber) === backlog) this.#backlogs.delete(subscriber);
    };
  }

  /** The ring has gained rows. */
  wake(): void {
    if (this.#scheduled) return;
    const wait = this.#sentAt + STREAM_TIMES.coalesceMs - this.#timers.now();
    if (wait <= 0) {
      this.flush();
      return;
    }
    this.#scheduled = true;
    this.#timers.after(wait, () => {
      this.#scheduled = false;
      this.flush();
    });
  }

  /** Send one frame of another kind to everybody. */
  broadcast(frame: EncodedFrame): void {
    const now = this.#timers.now(); // once a frame, not once a subscriber
    for (const [subscriber, backlog] of this.#backlogs) this.#deliver(subscriber, backlog, frame, now);
  }

  /** The log was replaced: what was sent is void, and so is every subscription. Whoever owns the sockets closes them. */
  restart(ring: Ring): void {
    this.#ring = ring;
    this.#sentSeq = ring.headSeq;
    this.#backlogs.clear();
  }

  /** Send what waits now, so that one who attaches here stands where everybody stands. */
  flush(): void {
    while (this.#sentSeq < this.#ring.headSeq) {
      const upToSeq = Math.min(this.#ring.headSeq, this.#sentSeq + MAX_FRAME_ROWS);
      const held = this.#ring.between(this.#sentSeq, upToSeq);
      if (!held) {
        this.#sendAway();
        return;
      }
      this.#send(held);
      this.#sentSeq = upToSeq;
      this.#sentAt = this.#timers.now();
    }
  }

  /** Each audience's frames are made once; audiences that are shown the same share them. */
  #send(rows: readonly SerializedRow[]): void {
    const now = this.#timers.now();
    const made = new FramesByAudience(this.#sentSeq, rows);
    for (const [subscriber, backlog] of this.#backlogs) {
      for (const frame of made.of(subscriber.audience)) {
        if (this.#backlogs.get(subscriber) === backlog) this.#deliver(subscriber, backlog, frame, now);
      }
    }
  }

  /** More came at once than the ring holds: everybody comes back and reads it from the log. */
  #sendAway(): void {
    this.#sentSeq = this.#ring.headSeq;
    for (const subscriber of this.#backlogs.keys()) this.#drop(subscriber);
  }

  #deliver(subscriber: Subscriber, backlog: Backlog, frame: EncodedFrame, now: number): void {
    const pending = subscriber.pendingBytes();
    if (pending > MAX_PENDING_BYTES || backlog.behindMs(pending, now) > MAX_BEHIND_MS) {
      this.#drop(subscriber);
      return;
    }
    subscriber.send(frame);
    backlog.gave(frame.length);
  }

  #drop(subscriber: Subscriber): void {
    this.#backlogs.delete(subscriber);
    subscriber.close(CLOSE_CODES.lagging);
  }
}

/** The frames of some rows, as far as audiences have asked for them. */
class FramesByAudience {
  readonly #prevSeq: number;
  readonly #rows: readonly SerializedRow[];
  readonly #isForAll: boolean;
  readonly #byKey = new Map<string, readonly EncodedFrame[]>();
  readonly #made: { readonly texts: readonly string[]; readonly frames: readonly EncodedFrame[] }[] = [];

  constructor(prevSeq: number, rows: readonly SerializedRow[]) {
    this.#prevSeq = prevSeq;
    this.#rows = rows;
    this.#isForAll = rows.every(({ isForAll }) => isForAll);
  }

  of(audience: Audience): readonly EncodedFrame[] {
    const key = this.#isForAll ? '' : audience.key;
    const known = this.#byKey.get(key);
    if (known) return known;
    const frames = this.#make(audience);
    this.#byKey.set(key, frames);
    return frames;
  }

  #make(audience: Audience): readonly EncodedFrame[] {
    const parts = partsFor(this.#rows, audience);
    const texts = parts.flatMap((part) => part.texts);
    const same = this.#made.find((former) => areSame(former.texts, texts));
    if (same) return same.frames;
    const frames = parts.map((part, index) => eventsFrame(parts[index - 1]?.seq ?? this.#prevSeq, part));
    this.#made.push({ texts, frames });
    return frames;
  }
}

/** The same texts in the same order fall into the same frames. */
const areSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index]);
