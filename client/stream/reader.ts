import type { Connection } from '../store/connection.ts';
import type { AppStore } from '../store/store.ts';
import { backoffMs } from './backoff.ts';
import { type LoadedLog, type RowsWanted, readDistrict, readLog, SignInNeededError } from './read-district.ts';

type FailureCode = Extract<Connection, { kind: 'failed' }>['code'];

/** Reads what the stream needs over HTTP, one thing at a time; a failure is shown and tried again. */
export class Reader {
  readonly #store: AppStore;
  readonly #rows: Omit<RowsWanted, 'signal'>;
  readonly #onDoubt: () => void;
  #abort: AbortController | undefined;
  #timer: number | undefined;
  #again: (() => void) | undefined;

  /** @param onDoubt - Told when the server does not know who asks. */
  constructor(store: AppStore, rows: Omit<RowsWanted, 'signal'>, onDoubt: () => void) {
    this.#store = store;
    this.#rows = rows;
    this.#onDoubt = onDoubt;
  }

  readDistrict(then: () => void): void {
    this.#attempt('district-unreadable', readDistrict, (files) => {
      this.#store.getState().replaceDistrict(files);
      then();
    });
  }

  readLog(url: string, then: (loaded: LoadedLog) => void): void {
    const { district } = this.#store.getState();
    if (!district) throw new Error(`The stream sent ${url} before the district was read.`);
    this.#attempt('snapshot-unreadable', (signal) => readLog(url, district.body, { ...this.#rows, signal }), then);
  }

  retryNow(): void {
    const again = this.#again;
    this.#again = undefined;
    again?.();
  }

  stop(): void {
    this.#abort?.abort();
    window.clearTimeout(this.#timer);
    this.#again = undefined;
  }

  /** A newer task ends the one before. */
  #attempt<Result>(code: FailureCode, read: (signal: AbortSignal) => Promise<Result>, then: (result: Result) => void) {
    this.stop();
    const startedAt = Date.now();
    const run = async (attempt: number): Promise<void> => {
      this.stop();
      const abort = new AbortController();
      this.#abort = abort;
      try {
        const result = await read(abort.signal);
        if (!abort.signal.aborted) then(result);
      } catch (error) {
        if (abort.signal.aborted) return;
        if (error instanceof SignInNeededError) this.#onDoubt();
        else console.warn(`Reading failed (${code}), attempt ${attempt}.`, error);
        this.#store.getState().setConnection({ kind: 'failed', code });
        this.#again = () => void run(attempt + 1);
        const delayMs = backoffMs(attempt + 1, Date.now() - startedAt, Math.random());
        this.#timer = window.setTimeout(() => this.retryNow(), delayMs);
      }
    };
    void run(1);
  }
}
