import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { BenchContext, Figure } from '../run/figure.ts';
import { median, percentile } from '../run/statistics.ts';

const MOST_MS = 50;
const REPEATS = 3;
/** As a user takes at least; what is drawn in software has caught up by then. */
const APART_MS = 1_000;

/** A change of the filter as a user makes it, and what starts the clock. */
type Change = {
  make(page: Page): Promise<void>;
  /** Typing settles before the filter follows; then the address tells of the change. */
  readonly from: 'input' | 'address';
};

const press = (selector: string, nth: number): Change => ({
  make: (page) => page.locator(selector).nth(nth).click(),
  from: 'input',
});
const choose = (value: string): Change => ({
  make: async (page) => void (await page.locator('.filter-selects select').first().selectOption(value)),
  from: 'input',
});
const type = (text: string): Change => ({
  make: (page) => page.locator('[data-search]').fill(text),
  from: 'address',
});

/** There and back by grade, by category, by text and by window; the first grade is the most pressing, the fifth window the last month. */
const CHANGES: readonly Change[] = [
  press('.filter .toggle', 0),
  press('.filter .toggle', 0),
  choose('A01'),
  choose(''),
  type('-03-'),
  type(''),
  press('.time-bar .toggle', 4),
  press('.time-bar .toggle', 0),
];

/** From a change of the filter to the end of the first frame in which list, figures and map agree on another number. */
export async function filterFigures(
  page: Page,
  tickets: number,
  { rounds, isQuick, log }: BenchContext,
): Promise<Figure[]> {
  const times: number[] = [];
  await page.locator('.filter-more').click(); // the categories are folded away at first
  const repeats = isQuick ? 1 : REPEATS * rounds;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const change of CHANGES) {
      const ms = await timeChange(page, change);
      if (repeat > 0 || isQuick) times.push(ms); // code that runs for the first time is another figure
    }
  }
  log(`filter changes: ${times.map((ms) => ms.toFixed(0)).join(' ')} ms`);
  const figure = (name: string, value: number): Figure => ({
    name: `page: filter change to all views, ${tickets.toLocaleString('en-US')} tickets: ${name}`,
    value,
    unit: 'ms',
    target: { of: 'value', atMost: MOST_MS },
    note: `${times.length} changes of grade, category, text and window; to the frame's end in the page, not on the screen`,
  });
  return [figure('median', median(times)), figure('p95', percentile(times, 0.95))];
}

type Watched = Window & { __agreed?: Promise<number> };

async function timeChange(page: Page, { make, from }: Change): Promise<number> {
  await wait(APART_MS);
  await page.evaluate(watchForAgreement, from);
  await make(page);
  return page.evaluate(() => (window as Watched).__agreed ?? Number.NaN);
}

/** Runs in the page: looks once at the end of each frame, after all script and layout and before painting. */
function watchForAgreement(from: Change['from']): void {
  const LIMIT_MS = 20_000;
  const hook = (window as unknown as { __doorstep: { drawnTickets(): number; layers(): { loaded: boolean }[] } })
    .__doorstep;
  const numberIn = (selector: string) =>
    Number.parseInt((document.querySelector(selector)?.textContent ?? '').replaceAll(',', ''), 10);
  const shown = () => [numberIn('.ticket-list .pane-note'), numberIn('.figures-three .figure-value')];
  const [before] = shown();

  (window as Watched).__agreed = new Promise((resolve, reject) => {
    // An element that changes its size in every frame is told of at the end of that frame.
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.cssText = 'position: fixed; height: 1px; width: 1px';
    let startedAt: number | undefined;
    const end = new ResizeObserver(() => {
      if (startedAt !== undefined) look(startedAt);
    });
    const step = () => {
      probe.style.width = probe.style.width === '1px' ? '2px' : '1px';
      frame = requestAnimationFrame(step);
    };
    let frame = requestAnimationFrame(step);
    end.observe(probe);
    const stop = () => {
      cancelAnimationFrame(frame);
      end.disconnect();
      probe.remove();
    };
    const look = (startedAt: number) => {
      const [listed, counted] = shown();
      const isAgreed = listed !== before && listed === counted && hook.drawnTickets() === listed;
      const now = performance.now();
      if (isAgreed && hook.layers().every(({ loaded }) => loaded)) resolve(now - startedAt);
      else if (now - startedAt > LIMIT_MS) reject(new Error(`The views disagree: ${shown()}, ${hook.drawnTickets()}.`));
      else return;
      stop();
    };

    if (from === 'input') {
      const once = { capture: true, once: true };
      const heard = new AbortController();
      for (const name of ['click', 'change'])
        addEventListener(
          name,
          (event) => {
            heard.abort();
            startedAt = event.timeStamp;
          },
          { ...once, signal: heard.signal },
        );
      return;
    }
    const { replaceState } = history;
    history.replaceState = (...args) => {
      startedAt = performance.now();
      history.replaceState = replaceState;
      replaceState.apply(history, args);
    };
  });
}
