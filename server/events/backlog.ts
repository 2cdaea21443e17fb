/** How far one reader is behind, seen from the bytes it was given and those still waiting. */
export class Backlog {
  #givenBytes = 0;
  #mark: { readonly at: number; readonly givenBytes: number } | undefined;

  gave(bytes: number): void {
    this.#givenBytes += bytes;
  }

  /**
   * Age of the oldest waiting byte, to the precision of the calls: a mark is set while something waits and taken away
   * once all that was given by then has gone.
   */
  behindMs(pendingBytes: number, now: number): number {
    if (pendingBytes === 0) {
      this.#mark = undefined;
      return 0;
    }
    if (!this.#mark || this.#givenBytes - pendingBytes >= this.#mark.givenBytes) {
      this.#mark = { at: now, givenBytes: this.#givenBytes };
    }
    return now - this.#mark.at;
  }
}
