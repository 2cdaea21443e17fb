const TTY_INTERVAL_MS = 200;
const LOG_INTERVAL_MS = 5_000;

type Output = { readonly isTTY?: boolean; write(text: string): unknown };

/** One line that says how far it is: rewritten in place on a terminal, a new one every few seconds elsewhere. */
export class ProgressLine {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #startedAt: number;
  #shownAt: number;
  #isOpen = false;

  /** @param now - Wall time in milliseconds. */
  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#startedAt = now();
    this.#shownAt = this.#startedAt;
  }

  /** @param describe - Gets the seconds since the start; is called only when a line is due. */
  show(describe: (elapsedSeconds: number) => string): void {
    const now = this.#now();
    if (now - this.#shownAt < (this.#output.isTTY ? TTY_INTERVAL_MS : LOG_INTERVAL_MS)) return;
    this.#shownAt = now;
    const text = describe((now - this.#startedAt) / 1000);
    this.#output.write(this.#output.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
    this.#isOpen = this.#output.isTTY === true;
  }

  /** Leaves the terminal's cursor on a fresh line. */
  close(): void {
    if (this.#isOpen) this.#output.write('\n');
    this.#isOpen = false;
  }
}

/** `4,500 of 10,000 records, 2,300/s, 3 s left`. */
export function describeProgress(done: number, total: number, elapsedSeconds: number): string {
  const rate = done / Math.max(elapsedSeconds, 0.001);
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const eta = left === undefined ? '' : `, ${number(left)} s left`;
  return `${number(done)} of ${number(total)} records, ${number(rate)}/s${eta}`;
}
