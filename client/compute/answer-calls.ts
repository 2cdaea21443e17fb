import type { CallName, ComputeCalls, FromWorker, ToWorker } from './messages.ts';

/** The worker's own side of the line, so that a test can be one. */
export type WorkerPort = {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { data: ToWorker }) => void): void;
};

export type Handlers = { readonly [K in CallName]: (ask: ComputeCalls[K]['ask']) => ComputeCalls[K]['answer'] };

type AskedCall = Exclude<ToWorker, { call: 'cancel' }>;

/**
 * Answer calls one after the other, each in a turn of its own: a cancellation that has arrived by then spares the work.
 *
 * @param nextTurn - Runs a function after the messages that have already arrived.
 */
export function answerCalls(port: WorkerPort, handlers: Handlers, nextTurn: (run: () => void) => void): void {
  const cancelled = new Set<number>();
  port.addEventListener('message', ({ data }) => {
    if (data.call === 'cancel') cancelled.add(data.id);
    else
      nextTurn(() => {
        if (!cancelled.delete(data.id)) answer(port, handlers, data);
      });
  });
}

function answer(port: WorkerPort, handlers: Handlers, { id, call, ask }: AskedCall): void {
  try {
    const result = (handlers[call] as (ask: AskedCall['ask']) => unknown)(ask); // call and ask come as a pair
    port.postMessage({ id, ok: true, answer: result }, buffersOf(result));
  } catch (error) {
    port.postMessage({ id, ok: false, message: error instanceof Error ? error.message : String(error) }, []);
  }
}

/** Typed arrays of an answer are handed over and never copied. */
function buffersOf(result: unknown): Transferable[] {
  const parts = typeof result === 'object' && result !== null ? Object.values(result) : [];
  return parts.flatMap((part: unknown) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
