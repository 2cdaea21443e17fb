import { MAX_CATCH_UP_EVENTS } from '../../core/protocol/stream.ts';
import type { LogReader } from './event-log.ts';
import type { Subscriber } from './fan-out.ts';
import type { Follower } from './follower.ts';
import { eventsFrame, MAX_FRAME_ROWS, partsFor, serializeRow } from './frames.ts';
import type { SerializedRow } from './ring.ts';

/** A subscriber that can be waited for. */
export type PatientSubscriber = Subscriber & {
  /** Resolves when fewer bytes are pending than this, or when the socket is gone or was closed for taking too long. */
  drained(belowBytes: number): Promise<void>;
  /** It is subscribed, and this ends it. Told in the turn in which that happens, so that the next `hello` can end it. */
  live(end: () => void): void;
};

/** A page waits until less than this is pending, so that catching up never fills memory. */
const CATCH_UP_PENDING_BYTES = 256 * 1024;

/**
 * Bring a subscriber from `afterSeq` to the live stream: pages of the log until the ring covers the rest, then the ring.
 *
 * Sending the last rows of the ring and subscribing happen in one synchronous turn, so nothing falls between.
 *
 * @param lasts - Whether the client still waits for this; false after a newer `hello` and when the socket is gone.
 */
export async function catchUp(
  subscriber: PatientSubscriber,
  afterSeq: number,
  follower: Follower,
  log: LogReader,
  lasts: () => boolean,
): Promise<void> {
  let position = afterSeq;
  while (lasts()) {
    const { ring, fanOut } = follower;
    fanOut.flush();
    const upToSeq = Math.min(position + MAX_FRAME_ROWS, ring.headSeq);
    const held = ring.between(position, upToSeq);
    const rows = held ?? (await readPage(log, position, upToSeq, follower));
    if (!lasts()) return; // what was read is for a conversation that is over
    for (const part of partsFor(rows, subscriber.audience)) {
      subscriber.send(eventsFrame(position, part));
      position = part.seq;
      await subscriber.drained(CATCH_UP_PENDING_BYTES);
      if (!lasts()) return;
    }
    if (held && position === ring.headSeq) return subscriber.live(fanOut.subscribe(subscriber));
  }
}

/** Whether a client that stands at `afterSeq` of `epoch` must load the snapshot. */
export function needsReset(
  hello: { epoch: string | null; afterSeq: number },
  log: { epoch: string; seq: number },
): boolean {
  return hello.epoch !== log.epoch || hello.afterSeq > log.seq || log.seq - hello.afterSeq > MAX_CATCH_UP_EVENTS;
}

async function readPage(
  log: LogReader,
  position: number,
  upToSeq: number,
  { lattice }: Follower,
): Promise<SerializedRow[]> {
  const page = await log.readAfter(position, Math.min(MAX_FRAME_ROWS, upToSeq - position));
  if (page.length === 0) throw new Error(`The log has no row after ${position}, and ${upToSeq} were sent.`);
  return page.map((row) => serializeRow(row, lattice));
}
