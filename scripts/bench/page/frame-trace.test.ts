import { describe, expect, it } from 'vitest';
import { scriptTimes, type TraceEvent } from './frame-trace.ts';

const MAIN = { pid: 1, tid: 1 };
const named = (pid: number): TraceEvent => ({
  name: 'thread_name',
  ph: 'M',
  pid,
  tid: 1,
  ts: 0,
  args: { name: 'CrRendererMain' },
});
const begin = (ts: number): TraceEvent => ({ name: 'BeginMainThreadFrame', ph: 'I', ...MAIN, ts });
const call = (name: string, ts: number, dur: number, tdur?: number): TraceEvent => ({
  name,
  ph: 'X',
  ...MAIN,
  ts,
  dur,
  ...(tdur !== undefined && { tdur }),
});

describe('script time by frame', () => {
  it('counts outermost calls once, by the time the thread really ran', () => {
    const trace = [
      named(1),
      begin(0),
      call('FireAnimationFrame', 1_000, 3_000),
      call('FunctionCall', 1_000, 3_000, 2_000),
      call('FunctionCall', 1_500, 500, 500), // inside the one before
      call('FunctionCall', 9_000, 1_000), // a message between frames; 1 ms by the clock on the wall
      begin(16_000),
    ];
    expect(scriptTimes(trace)).toEqual([2 + 1]);
  });

  it('leaves out frames without an animation callback, and the last one, which has no end', () => {
    const trace = [
      named(1),
      begin(0),
      call('FunctionCall', 1_000, 5_000),
      begin(16_000),
      call('FireAnimationFrame', 17_000, 4_000),
      call('FunctionCall', 17_000, 4_000, 4_000),
      begin(32_000),
      call('FireAnimationFrame', 33_000, 4_000),
      call('FunctionCall', 33_000, 4_000, 4_000),
    ];
    expect(scriptTimes(trace)).toEqual([4]);
  });

  it('looks at the page that draws, not at another one', () => {
    const other = { ...call('FunctionCall', 2_000, 9_000, 9_000), pid: 2 };
    const trace = [
      named(2),
      named(1),
      begin(0),
      call('FireAnimationFrame', 1_000, 1_000),
      call('FunctionCall', 1_000, 1_000, 1_000),
      other,
      begin(16_000),
    ];
    expect(scriptTimes(trace)).toEqual([1]);
  });
});
