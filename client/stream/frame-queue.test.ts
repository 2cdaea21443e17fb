import { afterEach, describe, expect, it, vi } from 'vitest';
import { epochMs } from '../../core/geo/units.ts';
import type { ServerFrame } from '../../core/protocol/stream.ts';
import { FrameQueue } from './frame-queue.ts';

const positions = (at: number): ServerFrame => ({ kind: 'positions', occurredAt: epochMs(at), cells: [], grids: [] });

/** A page that gives pictures when it is told to. */
function setUp() {
  const pictures: (() => void)[] = [];
  const page = { hidden: false, listeners: [] as (() => void)[] };
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => pictures.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => pictures.pop());
  vi.stubGlobal('document', {
    get hidden() {
      return page.hidden;
    },
    addEventListener: (_: string, listener: () => void) => page.listeners.push(listener),
    removeEventListener: () => page.listeners.pop(),
  });
  const taken: number[] = [];
  const queue = new FrameQueue((frame) => taken.push(frame.kind === 'positions' ? frame.occurredAt : -1));
  const hide = () => {
    page.hidden = true;
    for (const listener of page.listeners) listener();
  };
  return { queue, taken, pictures, hide };
}

afterEach(() => vi.unstubAllGlobals());

describe('FrameQueue', () => {
  it('hands on all that came since the last picture together, in order', () => {
    const { queue, taken, pictures } = setUp();
    queue.push(positions(1));
    queue.push(positions(2));
    expect(taken).toEqual([]);
    expect(pictures).toHaveLength(1);
    pictures[0]();
    expect(taken).toEqual([1, 2]);
  });

  it('waits for no picture while the page is hidden', () => {
    const { queue, taken, hide } = setUp();
    queue.push(positions(1));
    hide();
    expect(taken).toEqual([1]);
    queue.push(positions(2));
    expect(taken).toEqual([1, 2]);
  });

  it('forgets what belongs to a connection that is gone', () => {
    const { queue, taken, hide } = setUp();
    queue.push(positions(1));
    queue.clear();
    hide();
    expect(taken).toEqual([]);
  });
});
