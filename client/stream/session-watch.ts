import type { ViewLevel } from '../../core/access/roles.ts';
import type { SessionBody } from '../../core/protocol/access.ts';
import { isSameWho } from '../store/session.ts';
import type { AppStore } from '../store/store.ts';
import { backoffMs } from './backoff.ts';

export const SESSION_PATH = '/api/session';

/** A request that shows no more than a level, whatever the role of who is signed in sees. */
export const withView = (path: string, view: ViewLevel | undefined): string =>
  view === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}view=${view}`;

/** What the watch needs of its surroundings, so that a test can be one. */
export type SessionHost = {
  read(): Promise<SessionBody>;
  now(): number;
  random(): number;
  setTimer(run: () => void, delayMs: number): number;
  clearTimer(timer: number): void;
  /** Somebody has to sign in: there is nothing to read until then. */
  nobody(): void;
  /** Load the page anew, so that nothing is left of whoever was here; their session may have ended. */
  reload(hasEnded: boolean): void;
};

/**
 * Knows who this page is for: asks when it starts and whenever there is doubt, and loads the page anew once it is somebody
 * else, or nobody.
 */
export class SessionWatch {
  readonly #store: AppStore;
  readonly #host: SessionHost;
  readonly #view: ViewLevel | undefined;
  #asking: Promise<void> | undefined;
  #timer: number | undefined;
  #failures = 0;
  #failingSince = 0;
  #isOver = false;

  constructor(store: AppStore, host: SessionHost, view: ViewLevel | undefined) {
    this.#store = store;
    this.#host = host;
    this.#view = view;
  }

  /** Questions that come while one is under way are the same question. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  stop(): void {
    this.#isOver = true;
    if (this.#timer !== undefined) this.#host.clearTimer(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#timer !== undefined) this.#host.clearTimer(this.#timer);
    this.#timer = undefined;
    try {
      const body = await this.#host.read();
      this.#failures = 0;
      if (!this.#isOver) this.#take(body);
    } catch (error) {
      if (!this.#isOver) this.#askLater(error);
    }
  }

  #take(body: SessionBody): void {
    const { session, isSigningOut, showSession } = this.#store.getState();
    if (isSigningOut) return;
    if (session.kind !== 'known') {
      showSession(body, this.#view);
      if (!body.who) this.#host.nobody();
      return;
    }
    if (body.who && isSameWho(body.who, session.who)) return;
    this.stop();
    this.#host.reload(body.who === null);
  }

  /** Only while nothing is known: who is known is asked about again by whatever gave reason to doubt. */
  #askLater(error: unknown): void {
    if (this.#store.getState().session.kind !== 'asked') return;
    console.warn('Who this page is for could not be asked.', error);
    if (this.#failures === 0) this.#failingSince = this.#host.now();
    this.#failures += 1;
    const delayMs = backoffMs(this.#failures, this.#host.now() - this.#failingSince, this.#host.random());
    this.#timer = this.#host.setTimer(() => void this.ask(), delayMs);
  }
}

/** @throws Error when the server does not say. */
export async function readSession(view: ViewLevel | undefined): Promise<SessionBody> {
  const response = await fetch(withView(SESSION_PATH, view), { cache: 'no-store' });
  if (!response.ok) throw new Error(`${SESSION_PATH} answered ${response.status}.`);
  return (await response.json()) as SessionBody;
}
