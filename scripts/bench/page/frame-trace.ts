/** What is used of an event of the browser's trace (Trace Event Format); times are microseconds. */
export type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, without what others took from it meanwhile. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

export const TRACE_CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline.frame', '__metadata'];

const MAIN_THREAD = 'CrRendererMain';
/** Calls from the browser into the page's scripts, modules at first run included. */
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'RunMicrotasks']);

/**
 * Milliseconds of script on the main thread, frame by frame: from the beginning of one frame to that of the next, so that
 * messages and timers between frames count too. Only frames in which an animation callback ran are told.
 */
export function scriptTimes(events: readonly TraceEvent[]): number[] {
  const main = busiestMainThread(events);
  const ofMain = events.filter(({ pid, tid }) => main === `${pid}.${tid}`).sort((a, b) => a.ts - b.ts);
  const starts = ofMain.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  const calls = outermost(ofMain.filter(({ name, ph }) => ph === 'X' && SCRIPT.has(name)));
  const callbacks = ofMain.filter(({ name }) => name === 'FireAnimationFrame');
  const isIn = (index: number) => {
    const [from, to] = [starts[index], starts[index + 1]];
    return ({ ts }: TraceEvent) => ts >= from && ts < to;
  };
  return starts.slice(0, -1).flatMap((_, index) => {
    if (!callbacks.some(isIn(index))) return [];
    const spent = calls.filter(isIn(index)).reduce((sum, { tdur, dur = 0 }) => sum + (tdur ?? dur), 0);
    return [spent / 1_000];
  });
}

/** A browser has main threads of several pages; the one that draws is ours. */
function busiestMainThread(events: readonly TraceEvent[]): string | undefined {
  const key = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`;
  const mains = new Map<string, number>();
  for (const event of events) {
    if (event.name === 'thread_name' && event.args?.name === MAIN_THREAD) mains.set(key(event), 0);
  }
  for (const event of events) {
    const count = mains.get(key(event));
    if (count !== undefined && event.name === 'FireAnimationFrame') mains.set(key(event), count + 1);
  }
  return [...mains].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Calls that are not part of another one, which already counts their time. */
function outermost(calls: readonly TraceEvent[]): TraceEvent[] {
  let coveredUntil = Number.NEGATIVE_INFINITY;
  return calls.filter(({ ts, dur = 0 }) => {
    if (ts < coveredUntil) return false;
    coveredUntil = ts + dur;
    return true;
  });
}
