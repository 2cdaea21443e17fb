import { DistrictState, type StateOptions } from '../../core/domain/district-state.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import type { Hello, ServerFrame } from '../../core/protocol/stream.ts';

export const STATE_OPTIONS: StateOptions = { zone: 'Asia/Shanghai', windowDays: 400 };

/** The page's feed, as far as a client needs it. */
export type ClientFeed = {
  readonly seq: number;
  readonly epoch: string | null;
  readonly isComplete: boolean;
  hello(): Hello;
  standAt(epoch: string, seq: number): void;
  accept(
    frame: ServerFrame,
  ):
    | { readonly kind: 'nothing' | 'hello' | 'refused' }
    | { readonly kind: 'apply'; readonly events: readonly LoggedEvent[]; readonly seq: number }
    | { readonly kind: 'load'; readonly url: string };
};

/** What a client hears of its connection. */
export type Ends = { onMessage(text: string): void; onClose(): void };

/** A connection as a client holds it. */
export type Line = { say(text: string): void; cut(): void };

/** What a client reaches at the moment. */
export type Door<OwnLine extends Line> = { dial(ends: Ends): OwnLine; readSnapshot(): Promise<SnapshotBody> };

/** What the protocol promises of one socket: after a welcome, frames follow a position that was asked for, and each other. */
class Order {
  /** Frames that broke the promise. */
  breaks = 0;
  readonly #asked = new Set<number>();
  #position: number | undefined;

  ask({ afterSeq }: Hello): void {
    this.#asked.add(afterSeq);
  }

  hear(frame: ServerFrame): void {
    if (frame.kind === 'welcome') this.#position = undefined;
    if (frame.kind !== 'events') return;
    const follows = this.#position === undefined ? this.#asked.has(frame.prevSeq) : frame.prevSeq === this.#position;
    if (!follows) this.breaks += 1;
    this.#position = frame.seq;
  }
}

/** A page without a screen: one state, moved by what the feed says. */
export class FuzzClient<OwnLine extends Line> {
  readonly feed: ClientFeed;
  state = new DistrictState(STATE_OPTIONS);
  readonly #delay: (mostMs: number) => Promise<void>;
  #line: OwnLine | undefined;
  #door: Door<OwnLine> | undefined;
  #formerBreaks = 0;
  #order = new Order();

  constructor(feed: ClientFeed, delay: (mostMs: number) => Promise<void>) {
    this.feed = feed;
    this.#delay = delay;
  }

  /** Frames out of order, on all its sockets. */
  get breaks(): number {
    return this.#formerBreaks + this.#order.breaks;
  }

  /** The present connection. */
  get line(): OwnLine | undefined {
    return this.#line;
  }

  connect(door: Door<OwnLine>): void {
    const line = door.dial({
      onMessage: (text) => {
        if (this.#line === line) this.#take(JSON.parse(text));
      },
      onClose: () => {
        if (this.#line === line) this.#line = undefined;
      },
    });
    this.#formerBreaks = this.breaks;
    this.#order = new Order();
    this.#line = line;
    this.#door = door;
    this.sayHello();
  }

  #take(frame: ServerFrame): void {
    this.#order.hear(frame);
    const step = this.feed.accept(frame);
    if (step.kind === 'apply') {
      for (const row of step.events) this.state.apply(row);
      this.state.seq = step.seq;
    } else if (step.kind === 'hello') this.sayHello();
    else if (step.kind === 'load') void this.#load();
  }

  /** A snapshot that arrives after the connection it was asked for is gone is thrown away, as the page does. */
  async #load(): Promise<void> {
    const [line, door] = [this.#line, this.#door];
    await this.#delay(200);
    const body = await door?.readSnapshot().catch(() => undefined); // the server is gone, and so will be the line
    await this.#delay(200);
    if (!body || this.#line !== line) return;
    this.state = readSnapshot(body.state, STATE_OPTIONS);
    this.feed.standAt(body.epoch, body.seq);
    this.sayHello();
  }

  /** Nobody asked for it, and everybody may. */
  sayHello(): void {
    const hello = this.feed.hello();
    this.#order.ask(hello);
    this.#line?.say(JSON.stringify(hello));
  }
}
