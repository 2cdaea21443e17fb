import type { AppStore } from '../store/store.ts';
import { createComputeClient } from './compute-client.ts';
import { startDensityRunner } from './density-runner.ts';

/** Answers what the screen asks about space, off the main thread. @returns a function that ends it. */
export function startCompute(store: AppStore): () => void {
  let worker: Worker | undefined;
  const stopDensity = startDensityRunner(store, () => {
    worker?.terminate();
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    return createComputeClient(worker);
  });
  return () => {
    stopDensity();
    worker?.terminate();
  };
}
