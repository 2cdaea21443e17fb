import { describe, expect, it } from 'vitest';
import { answerCalls, type Handlers, type WorkerPort } from './answer-calls.ts';
import { createComputeClient } from './compute-client.ts';
import { densityAnswers } from './density-answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';

type Listener<Message> = (event: { data: Message }) => void;

/** Both ends of a line between page and worker; what is sent arrives at once, turns are taken when `turn` is called. */
function line(handlers: Handlers) {
  const turns: (() => void)[] = [];
  const transfers: Transferable[][] = [];
  let toWorker: Listener<ToWorker> = () => {};
  let toPage: Listener<FromWorker> = () => {};
  let failed: (event: { message: string }) => void = () => {};
  const port: WorkerPort = {
    postMessage: (data, transfer) => {
      transfers.push(transfer);
      toPage({ data });
    },
    addEventListener: (_, listener) => {
      toWorker = listener;
    },
  };
  answerCalls(port, handlers, (run) => turns.push(run));
  const client = createComputeClient({
    postMessage: (data: unknown) => toWorker({ data: data as ToWorker }),
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') toPage = listener as Listener<FromWorker>;
      else failed = listener as typeof failed;
    },
  } as Pick<Worker, 'postMessage' | 'addEventListener'>);
  return {
    client,
    transfers,
    turn: () => {
      for (const run of turns.splice(0)) run();
    },
    fail: (message: string) => failed({ message }),
  };
}

const square = [
  [126.5, 43.8],
  [126.52, 43.8],
  [126.52, 43.815],
  [126.5, 43.815],
  [126.5, 43.8],
];
const ground = {
  bbox: [126.5, 43.8, 126.52, 43.815] as [number, number, number, number],
  areas: [{ id: 'a', polygons: [[square]] }],
};
const asked = (radiusMeters: number, steps: readonly number[] = []) => ({
  positions: Float64Array.of(126.51, 43.8075),
  radiusMeters,
  steps,
});

describe('a question to the worker', () => {
  it('is answered, the numbers handed over and not copied', async () => {
    const { client, turn, transfers } = line(densityAnswers());
    const loaded = client('loadGround', ground);
    turn();
    const [northWest] = (await loaded).corners;
    expect(northWest[1]).toBeCloseTo(43.815, 3);
    const answered = client('density', asked(100));
    turn();
    const { shades, values, width, height, counted, lines } = await answered;
    expect(counted).toBe(1);
    // 400 cells on the longer side, three points to a cell
    expect([Math.max(width, height), shades.length]).toEqual([1200, width * height]);
    expect(transfers.at(-1)).toEqual([shades.buffer, values.buffer]);
    // one ticket: every line is a ring around it, the highest the smallest
    expect(lines.length).toBeGreaterThan(0);
    for (const { path, labelAt } of lines) {
      expect(path[0]).toEqual(path.at(-1));
      expect(labelAt[1]).toBeLessThan(43.8075);
    }
  });

  it('that is aborted before its turn is never worked on', async () => {
    let worked = 0;
    const count = () => {
      worked += 1;
      throw new Error('worked');
    };
    const { client, turn } = line({ loadGround: count, density: count });
    const abort = new AbortController();
    const answer = client('density', asked(100), { signal: abort.signal });
    abort.abort(new Error('another one is asked'));
    turn();
    await expect(answer).rejects.toThrow('another one is asked');
    expect(worked).toBe(0);
  });

  it('that fails says why, and the next one is answered', async () => {
    const { client, turn } = line(densityAnswers());
    const early = client('density', asked(100));
    turn();
    await expect(early).rejects.toThrow('before its ground was loaded');
    const loaded = client('loadGround', ground);
    turn();
    await expect(loaded).resolves.toBeDefined();
  });

  it('is rejected when the worker dies', async () => {
    const { client, fail } = line(densityAnswers());
    const answer = client('loadGround', ground);
    fail('out of memory');
    await expect(answer).rejects.toThrow('out of memory');
  });

  it('keeps the steps that are shown, unless the density outgrows them', async () => {
    const { client, turn } = line(densityAnswers());
    const loaded = client('loadGround', ground);
    turn();
    await loaded;
    const stepsAfter = async (steps: readonly number[]) => {
      const answer = client('density', asked(250, steps));
      turn();
      return (await answer).steps;
    };
    // one ticket at 250 m peaks at 1 / (2π × 0.25²) = 2.5 per km²
    const own = await stepsAfter([]);
    expect(own).toEqual([0.2, 0.4, 0.8, 1.4, 2, 3]);
    expect(await stepsAfter([10, 20, 40, 70, 100, 150])).toEqual([10, 20, 40, 70, 100, 150]);
    expect(await stepsAfter([0.01, 0.02, 0.04, 0.07, 0.1, 0.15])).toEqual(own);
  });
});
