import type { LoggedEvent } from '../../core/domain/event.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import { isDataRefusal } from '../database/connect.ts';
import { type Decision, decide, loggedRows, type Verdict } from './decide.ts';
import type { EventLog } from './event-log.ts';
import type { PreparedEvent } from './prepare.ts';

/** A record the database itself refuses (U+0000, a lone surrogate) is the sender's to mend. */
export type IngestVerdict = Verdict | { kind: 'refused'; code: 'text-not-storable' };

export type CommittedBatch = Pick<Decision, 'prevSeq' | 'prevId' | 'seq'> & { readonly events: LoggedEvent[] };

/** The queue is full: come back later. */
export class OverloadError extends Error {
  readonly code = 'overloaded';
}

/** The database did not answer or refused to work; nothing of the request is known to be stored. */
export class LogUnavailableError extends Error {
  readonly code = 'log-unavailable';
}

type Waiting = { readonly prepared: PreparedEvent; settle(verdict: IngestVerdict): void; fail(reason: Error): void };

const MAX_BATCH = 500;
/**
 * A commit that takes longer is given up by the senders. It may still succeed: then the follower finds it in the log, and
 * a retry is answered as a repeat.
 */
const COMMIT_LIMIT_MS = 10_000;
const MAX_QUEUE = 20_000;

/**
 * The one way in. What arrives while a commit runs goes together into the next one, so a single event waits for nothing
 * and a flood pays for few commits.
 */
export class Ingest {
  readonly #log: Pick<EventLog, 'append'>;
  readonly #now: () => EpochMs;
  readonly #onCommitted: (batch: CommittedBatch) => void;
  readonly #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(log: Pick<EventLog, 'append'>, now: () => EpochMs, onCommitted: (batch: CommittedBatch) => void) {
    this.#log = log;
    this.#now = now;
    this.#onCommitted = onCommitted;
  }

  /**
   * Judge and store events; answers come in the order given, after the commit.
   *
   * @throws OverloadError when the queue has no room for all of them; none was taken then.
   * @throws LogUnavailableError when a commit failed for a reason that is not the record's, or the server is closing.
   */
  async submit(events: readonly PreparedEvent[]): Promise<IngestVerdict[]> {
    if (this.#isClosed) throw new LogUnavailableError('The server is closing.');
    if (this.#queue.length + events.length > MAX_QUEUE) {
      throw new OverloadError(`${this.#queue.length} events are waiting; ${events.length} more do not fit.`);
    }
    const verdicts = events.map(
      (prepared) =>
        new Promise<IngestVerdict>((settle, fail) => {
          this.#queue.push({ prepared, settle, fail });
        }),
    );
    if (this.#queue.length > 0) this.#running ??= this.#drain();
    return Promise.all(verdicts);
  }

  /** Take nothing more, and wait until what was taken is answered: senders that go on would keep a closing server open. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  /** Never called with an empty queue: it must still run when `submit` notes that it does, and end in the turn it notes its end. */
  async #drain(): Promise<void> {
    while (this.#queue.length > 0) await this.#commit(this.#queue.splice(0, MAX_BATCH));
    this.#running = undefined;
  }

  async #commit(batch: Waiting[]): Promise<void> {
    let decision: Decision;
    try {
      decision = await this.#append(batch);
    } catch (error) {
      if (isDataRefusal(error)) return this.#bisect(batch);
      for (const { fail } of batch) fail(unavailable(error));
      return;
    }
    batch.forEach(({ settle }, index) => {
      settle(decision.verdicts[index]);
    });
    this.#publish(decision);
  }

  async #append(batch: Waiting[]): Promise<Decision> {
    const events = batch.map(({ prepared }) => prepared);
    let limit: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      limit = setTimeout(() => reject(new Error(`No commit within ${COMMIT_LIMIT_MS} ms.`)), COMMIT_LIMIT_MS);
    });
    try {
      return await Promise.race([this.#log.append(events, this.#now, decide), late]);
    } finally {
      clearTimeout(limit);
    }
  }

  /** Nothing of the batch is stored; the halves are tried alone until the record at fault stands alone. */
  async #bisect(batch: Waiting[]): Promise<void> {
    if (batch.length === 1) return batch[0].settle({ kind: 'refused', code: 'text-not-storable' });
    const middle = batch.length >> 1;
    await this.#commit(batch.slice(0, middle));
    await this.#commit(batch.slice(middle));
  }

  #publish(decision: Decision): void {
    if (decision.rows.length === 0) return;
    const { prevSeq, prevId, seq } = decision;
    this.#onCommitted({ prevSeq, prevId, seq, events: loggedRows(decision) });
  }
}

function unavailable(cause: unknown): LogUnavailableError {
  return new LogUnavailableError('The event log cannot be written at the moment.', { cause });
}
