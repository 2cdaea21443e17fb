import type { ClientRequestArgs } from 'node:http';
import { WebSocket } from 'ws';
import type { LoggedEvent } from '../../core/domain/event.ts';
import {
  type EventsFrame,
  type Hello,
  type ServerFrame,
  STREAM_PATH,
  STREAM_PROTOCOL,
} from '../../core/protocol/stream.ts';

export type FrameOf<Kind extends ServerFrame['kind']> = Extract<ServerFrame, { kind: Kind }>;
export type Closed = { readonly code: number; readonly reason: string };

const PATIENCE_MS = 8_000;

/** A websocket client that keeps every frame it is sent, in order. */
export class StreamClient {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[] = [];
  readonly closed: Promise<Closed>;
  readonly #waiting = new Set<() => void>();

  /** @throws Error when the upgrade is refused. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<StreamClient> {
    const client = new StreamClient(url, { headers });
    await new Promise<void>((resolve, reject) => {
      client.socket.once('open', resolve);
      client.socket.once('error', reject);
    });
    return client;
  }

  private constructor(url: string, options: ClientRequestArgs) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws') + STREAM_PATH, { ...options, perMessageDeflate: false });
    this.socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      this.#look();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.#look();
      });
    });
    this.socket.on('error', () => {}); // a refused upgrade or a cut: `open` rejects, `closed` resolves
  }

  hello(epoch: string | null, afterSeq: number, more: Partial<Hello> = {}): void {
    this.socket.send(JSON.stringify({ kind: 'hello', protocol: STREAM_PROTOCOL, epoch, afterSeq, ...more }));
  }

  get kinds(): ServerFrame['kind'][] {
    return this.frames.map(({ kind }) => kind);
  }

  /** Rows of all `events` frames, in the order they came. */
  get rows(): LoggedEvent[] {
    return this.frames.flatMap((frame) => (frame.kind === 'events' ? frame.events : []));
  }

  get seqs(): number[] {
    return this.rows.map(({ seq }) => seq);
  }

  ofKind<Kind extends ServerFrame['kind']>(kind: Kind): FrameOf<Kind>[] {
    return this.frames.filter((frame): frame is FrameOf<Kind> => frame.kind === kind);
  }

  /** The nth frame of a kind, when it has come. */
  async frame<Kind extends ServerFrame['kind']>(kind: Kind, nth = 0): Promise<FrameOf<Kind>> {
    await this.until(() => this.ofKind(kind).length > nth, `${kind} frame number ${nth}`);
    return this.ofKind(kind)[nth];
  }

  /** Until an `events` frame covers a position. */
  async reaches(seq: number): Promise<EventsFrame> {
    await this.until(() => this.ofKind('events').some((frame) => frame.seq >= seq), `row ${seq}`);
    return this.ofKind('events').find((frame) => frame.seq >= seq)!;
  }

  /** Resolves as soon as a condition holds, asked after each frame; rejects when the socket closes or time is over. */
  async until(holds: () => boolean, what: string, patienceMs = PATIENCE_MS): Promise<void> {
    const deadline = performance.now() + patienceMs;
    while (!holds()) {
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) throw new Error(`No ${what} within ${patienceMs} ms; frames: ${this.#summary()}.`);
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before ${what}: ${this.#summary()}.`);
      await this.#nextFrame(leftMs);
    }
  }

  cut(): void {
    this.socket.terminate();
  }

  #summary(): string {
    return this.frames
      .slice(-12)
      .map((frame) => (frame.kind === 'events' ? `events ${frame.prevSeq}–${frame.seq}` : frame.kind))
      .join(', ');
  }

  #nextFrame(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, withinMs);
      this.#waiting.add(go);
    });
  }

  #look(): void {
    for (const go of [...this.#waiting]) go();
  }
}

/** Whether `events` frames, in order, cover the log after a position without a hole and without a repeat. */
export function followsFrom(seq: number, frames: readonly EventsFrame[]): boolean {
  let position = seq;
  return frames.every((frame) => {
    const follows = frame.prevSeq === position && frame.events.every((row, i) => row.seq === position + 1 + i);
    const covers = frame.seq === frame.prevSeq + frame.events.length;
    position = frame.seq;
    return follows && covers;
  });
}
