import type { LoggedEvent } from '../../core/domain/event.ts';
import { type EventsFrame, type Hello, type ServerFrame, STREAM_PROTOCOL } from '../../core/protocol/stream.ts';

/** What a frame asks of the page. */
export type FeedStep =
  | { readonly kind: 'nothing' }
  /** Apply these, and stand at `seq`. Empty where only the position moved on. */
  | { readonly kind: 'apply'; readonly events: readonly LoggedEvent[]; readonly seq: number }
  /** Something is missing: say `hello()` again on the same socket. */
  | { readonly kind: 'hello' }
  /** Too far behind for events: load the snapshot at `url`, then `standAt` its position and say `hello()`. */
  | { readonly kind: 'load'; readonly url: string }
  /** The server speaks another protocol; trying again changes nothing. */
  | { readonly kind: 'refused' };

type Phase = 'greeting' | 'loading' | 'following';

const NOTHING: FeedStep = { kind: 'nothing' };
const HELLO: FeedStep = { kind: 'hello' };

/**
 * The order of the log, as one page sees it: no hole, no repeat, whatever the connection does.
 *
 * Pure: it knows no socket and no clock. Whoever owns one hands it frames in order of arrival and does what it says.
 */
export class Feed {
  #epoch: string | null = null;
  #seq = 0;
  #phase: Phase = 'greeting';
  /** Where the log stood by the last welcome; the sequence is complete from there on. */
  #goal = 0;
  /** Our position at the last heartbeat that was ahead of it. */
  #behindAt: number | undefined;

  get seq(): number {
    return this.#seq;
  }

  get epoch(): string | null {
    return this.#epoch;
  }

  /** Whether nothing that the server had at the last welcome is missing. */
  get isComplete(): boolean {
    return this.#phase === 'following' && this.#seq >= this.#goal;
  }

  /** What to send on a new socket, and whenever `accept` asks for it. Until the welcome, events are passed over. */
  hello(): Hello {
    this.#phase = 'greeting';
    return { kind: 'hello', protocol: STREAM_PROTOCOL, epoch: this.#epoch, afterSeq: this.#seq };
  }

  /** A snapshot was loaded. */
  standAt(epoch: string, seq: number): void {
    this.#epoch = epoch;
    this.#seq = seq;
  }

  /** Begin anew, as if nothing were known: the district under the log is another one. */
  forget(): void {
    this.#epoch = null;
    this.#seq = 0;
    this.#phase = 'loading';
  }

  accept(frame: ServerFrame): FeedStep {
    switch (frame.kind) {
      case 'welcome':
        return this.#welcome(frame.protocol, frame.epoch, frame.seq);
      case 'reset':
        this.#phase = 'loading';
        return { kind: 'load', url: frame.url };
      case 'events':
        return this.#events(frame);
      case 'heartbeat':
        return this.#heartbeat(frame.seq);
      default:
        return NOTHING;
    }
  }

  #welcome(protocol: number, epoch: string, seq: number): FeedStep {
    if (protocol !== STREAM_PROTOCOL) return { kind: 'refused' };
    // A welcome of another epoch, or to a page that knows nothing, is followed by a reset: events before it mean nothing.
    this.#phase = epoch === this.#epoch ? 'following' : 'loading';
    this.#goal = seq;
    this.#behindAt = undefined;
    return NOTHING;
  }

  #events({ prevSeq, seq, events }: EventsFrame): FeedStep {
    if (this.#phase !== 'following') return NOTHING;
    if (prevSeq > this.#seq) return HELLO;
    if (seq <= this.#seq) return NOTHING;
    const fresh = events.filter((event) => event.seq > this.#seq);
    this.#seq = seq;
    return { kind: 'apply', events: fresh, seq };
  }

  /** A log that is ahead of us for two heartbeats, with nothing coming in between, has lost us. */
  #heartbeat(seq: number): FeedStep {
    if (this.#phase !== 'following' || seq <= this.#seq) {
      this.#behindAt = undefined;
      return NOTHING;
    }
    if (this.#behindAt === this.#seq) return HELLO;
    this.#behindAt = this.#seq;
    return NOTHING;
  }
}
