import type { Counter } from '../database/counter.ts';
import type { EventLog, LogNotice } from './event-log.ts';
import type { Follower } from './follower.ts';

const POLL_MS = 2_000;

export type LogWatchOptions = {
  readonly log: Pick<EventLog, 'server' | 'holds'>;
  readonly follower: Follower;
  epoch(): string;
  readCounter(): Promise<Counter>;
  replaceEpoch(old: string): Promise<void>;
  /** Hear what is notified; `onListening` also runs after each reconnection. */
  listen(onNotice: (text: string) => void, onListening: () => void): Promise<{ unlisten(): Promise<void> }>;
  /** The database was restored or replaced under this server. */
  onEpoch(counter: Counter): Promise<void>;
  /** The counter was read: the database answers. */
  onCounter(counter: Counter): void;
  onError(error: unknown): void;
};

/**
 * Tells the follower where the log stands: at once by `NOTIFY`, and by a slow poll that also notices what no
 * notification tells of, a lost connection or a restored backup.
 */
export class LogWatch {
  readonly #options: LogWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #polling: Promise<void> | undefined;
  #listening: { unlisten(): Promise<void> } | undefined;

  constructor(options: LogWatchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    // What was notified while the connection was away is asked for.
    this.#listening = await this.#options.listen(
      (text) => this.#hear(text),
      () => this.poll(),
    );
    this.#timer = setInterval(() => this.poll(), POLL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#polling;
    await this.#listening?.unlisten().catch(() => {}); // the database may be gone already, and with it the listening
  }

  poll(): Promise<void> {
    this.#polling ??= this.#look()
      .catch(this.#options.onError)
      .finally(() => {
        this.#polling = undefined;
      });
    return this.#polling;
  }

  /** A commit of this server reaches its follower directly; reading the log for it as well would be work done twice. */
  #hear(text: string): void {
    const { log, follower } = this.#options;
    const notice = readNotice(text);
    if (!notice) this.poll();
    else if (notice.server !== log.server) follower.wake(notice.seq);
  }

  async #look(): Promise<void> {
    const { log, follower, epoch, readCounter, replaceEpoch, onEpoch, onCounter } = this.#options;
    const isSame = await log.holds(follower.position);
    if (!isSame) await replaceEpoch(epoch());
    const counter = await readCounter();
    onCounter(counter);
    if (counter.epoch !== epoch()) await onEpoch(counter);
    else follower.wake(counter.seq);
  }
}

/** @returns undefined for what another release or another program has notified; then the counter is asked. */
function readNotice(text: string): LogNotice | undefined {
  try {
    const notice: Partial<LogNotice> | null = JSON.parse(text);
    return Number.isSafeInteger(notice?.seq) ? (notice as LogNotice) : undefined;
  } catch {
    return undefined; // not JSON, so none of ours
  }
}
