import { CLOSE_CODES } from '../../core/protocol/stream.ts';
import type { Hub } from '../stream/hub.ts';
import type { Access } from './access.ts';
import type { Principal } from './principal.ts';

const LOOK_MS = 2_000;

/**
 * Closes sockets whose owner is signed out, has another role or has run out of time: at once for a change on this server,
 * and within a look and a beat for one on another.
 */
export class ListenerWatch {
  readonly #access: Access;
  readonly #hub: Hub;
  readonly #onError: (error: unknown) => void;
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;
  /** When a listener's rights run out by now; an open socket keeps a session from being idle. */
  readonly #expiresAt = new WeakMap<Principal, number>();

  constructor(access: Access, hub: Hub, onError: (error: unknown) => void) {
    this.#access = access;
    this.#hub = hub;
    this.#onError = onError;
    this.#stopListening = access.onChange(() => void this.#look(() => true));
    this.#timer = setInterval(() => {
      for (const { principal } of hub.listeners()) access.isThere(principal);
      void this.#look((principal) => (this.#expiresAt.get(principal) ?? principal.expiresAt) <= access.wall());
    }, LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopListening();
  }

  async #look(concerns: (principal: Principal) => boolean): Promise<void> {
    const listeners = this.#hub.listeners().filter(({ principal }) => concerns(principal));
    try {
      for (const listener of listeners) {
        const expiresAt = await this.#access.stillUntil(listener.principal);
        if (expiresAt === undefined) listener.close(CLOSE_CODES.accessChanged);
        else this.#expiresAt.set(listener.principal, expiresAt);
      }
    } catch (error) {
      this.#onError(error); // looked at again with the next change or after the next expiry
    }
  }
}
