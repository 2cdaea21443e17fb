import type { SentEvent } from '../../../core/domain/event.ts';
import { sentLog } from '../district-log.ts';

/** So much is sent: lanes work at the same time, each its own batches one after the other. */
export type Flood = { readonly lanes: number; readonly batchesPerLane: number; readonly batchSize: number };

/** Events of a ticket's loop, so that a ticket is enough for about as many events. */
const EVENTS_PER_TICKET = 5;

/** Batches by lane. A lane has tickets of its own, so that no lane waits for another's step. */
export function floodBatches({ lanes, batchesPerLane, batchSize }: Flood): SentEvent[][][] {
  const events = batchesPerLane * batchSize;
  return Array.from({ length: lanes }, (_, lane) => {
    const tickets = Math.ceil(events / EVENTS_PER_TICKET);
    const log = sentLog({ seed: 100 + lane, tickets, days: 365, prefix: `L${lane}-` });
    return Array.from({ length: batchesPerLane }, (_, batch) => log.slice(batch * batchSize, (batch + 1) * batchSize));
  });
}

/** Run the batches of all lanes. @returns seconds until the last one is done. */
export async function timeLanes<Batch>(lanes: Batch[][], run: (batch: Batch) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    lanes.map(async (batches) => {
      for (const batch of batches) await run(batch);
    }),
  );
  return (performance.now() - startedAt) / 1_000;
}
