import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../../store/store.ts';
import { readUrl } from '../../store/url.ts';
import { listIsShown } from './list-is-shown.ts';

const openStore = () => createAppStore({ ...readUrl(''), systemTheme: 'dark', reducedMotion: false });

/** Whether the wait is over by now. */
async function isOver(waiting: Promise<void>): Promise<boolean> {
  let over = false;
  waiting.then(() => (over = true));
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

describe('waiting for the list', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', { hidden: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('lasts as long as nothing is known, but two seconds at most', async () => {
    const waiting = listIsShown(openStore());
    await vi.advanceTimersByTimeAsync(1_999);
    expect(await isOver(waiting)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isOver(waiting)).toBe(true);
  });

  it.each([
    { kind: 'failed', code: 'district-unreadable' },
    { kind: 'refused', code: 'protocol' },
    { kind: 'connecting', attempt: 1 },
  ] as const)('ends where the list does not come: $kind', async (connection) => {
    const store = openStore();
    const waiting = listIsShown(store);
    expect(await isOver(waiting)).toBe(false);
    store.getState().setConnection(connection);
    expect(await isOver(waiting)).toBe(true);
  });

  it('ends with the log', async () => {
    const store = openStore();
    const waiting = listIsShown(store);
    store.setState({ log: {} as never });
    expect(await isOver(waiting)).toBe(true);
  });
});
