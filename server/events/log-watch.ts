import type { Database } from '../database/connect.ts';
import { type Counter, readCounter, replaceEpoch } from '../database/counter.ts';
import { type EventLog, LOG_CHANNEL, type LogNotice } from './event-log.ts';
import type { Follower } from './follower.ts';

const POLL_MS = 2_000;

export type LogWatchOptions = {
  readonly sql: Database;
  readonly log: Pick<EventLog, 'server'>;
  readonly follower: Follower;
  epoch(): string;
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
    const { sql } = this.#options;
    // The callback for "listening" also runs after each reconnection: what was notified meanwhile is asked for.
    this.#listening = await sql.listen(
      LOG_CHANNEL,
      (notice) => this.#hear(JSON.parse(notice)),
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
  #hear({ seq, server }: LogNotice): void {
    const { log, follower } = this.#options;
    if (server !== log.server) follower.wake(seq);
  }

  async #look(): Promise<void> {
    const { sql, follower, epoch, onEpoch, onCounter } = this.#options;
    const counter = await readCounter(sql);
    onCounter(counter);
    if (counter.epoch === epoch() && counter.seq < follower.seq) await replaceEpoch(sql, counter.epoch, follower.seq);
    const present = counter.seq < follower.seq ? await readCounter(sql) : counter;
    if (present.epoch !== epoch()) await onEpoch(present);
    else follower.wake(present.seq);
  }
}
