import type { ServerFrame } from '../../core/protocol/stream.ts';

/**
 * Hands frames on in order: all that came since the last picture together, one by one and at once while the page is
 * hidden, since a hidden page is given no pictures.
 */
export class FrameQueue {
  readonly #take: (frame: ServerFrame) => void;
  #waiting: ServerFrame[] = [];
  #request: number | undefined;
  readonly #onVisibility = () => {
    if (document.hidden) this.#flush();
  };

  constructor(take: (frame: ServerFrame) => void) {
    this.#take = take;
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  push(frame: ServerFrame): void {
    this.#waiting.push(frame);
    if (document.hidden) this.#flush();
    else this.#request ??= requestAnimationFrame(() => this.#flush());
  }

  /** What waits belongs to a connection that is gone. */
  clear(): void {
    this.#waiting = [];
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#request = undefined;
  }

  stop(): void {
    this.clear();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #flush(): void {
    const frames = this.#waiting;
    this.clear();
    for (const frame of frames) this.#take(frame);
  }
}
