import type { PatrolAgesBody } from '../../core/protocol/http.ts';
import type { AppStore } from '../store/store.ts';

/**
 * Reads what counts of patrols this page has missed: once after each welcome, with the first count it is sent. From then
 * on none is missed, and a reading that fails is tried again with the next count.
 */
export class PatrolAges {
  readonly #store: AppStore;
  readonly #fetch: typeof fetch;
  #isDue = true;
  #abort: AbortController | undefined;

  constructor(store: AppStore, read: typeof fetch = (...request) => fetch(...request)) {
    this.#store = store;
    this.#fetch = read;
  }

  welcomed(): void {
    this.#isDue = true;
    this.#abort?.abort();
  }

  async counted(): Promise<void> {
    if (!this.#isDue) return;
    this.#isDue = false;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const response = await this.#fetch('/api/patrol-ages', { signal: abort.signal });
      if (!response.ok) throw new Error(`/api/patrol-ages answered ${response.status}.`);
      this.#store.getState().showPatrolAges((await response.json()) as PatrolAgesBody);
    } catch (error) {
      if (abort.signal.aborted) return;
      console.warn('The ages of coverage could not be read.', error);
      this.#isDue = true;
    }
  }
}
