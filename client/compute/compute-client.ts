import type { CallName, ComputeCalls, FromWorker } from './messages.ts';

type Port = Pick<Worker, 'postMessage' | 'addEventListener'>;
type Pending = { resolve(answer: unknown): void; reject(reason: Error): void };

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Buffers of the question that are handed over and gone here. */
  readonly transfer?: Transferable[];
};

export type ComputeClient = <K extends CallName>(
  name: K,
  ask: ComputeCalls[K]['ask'],
  options?: CallOptions,
) => Promise<ComputeCalls[K]['answer']>;

/**
 * Typed calls to the compute worker. Aborting a call rejects it at once and spares the worker the work if it has not
 * begun. A worker that dies rejects all calls.
 */
export function createComputeClient(worker: Port): ComputeClient {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (data.ok) waiting?.resolve(data.answer);
    else waiting?.reject(new Error(data.message));
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of pending.values())
      reject(new Error(`The compute worker failed: ${(event as ErrorEvent).message}`));
    pending.clear();
  });

  return (name, ask, { signal, transfer = [] } = {}) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = ++lastId;
      pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      signal?.addEventListener('abort', () => {
        if (!pending.delete(id)) return;
        worker.postMessage({ id, call: 'cancel' });
        reject(signal.reason);
      });
      worker.postMessage({ id, call: name, ask }, transfer);
    });
}
