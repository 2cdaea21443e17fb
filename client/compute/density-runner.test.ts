import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DistrictPlaces } from '../../core/domain/district-places.ts';
import { DistrictState } from '../../core/domain/district-state.ts';
import { makeEvent, makeLog, ticketId } from '../../core/testing/make.ts';
import { selectIsDensityLate } from '../store/density.ts';
import { createAppStore } from '../store/store.ts';
import type { ComputeClient } from './compute-client.ts';
import { startDensityRunner } from './density-runner.ts';
import type { DensityAnswer } from './messages.ts';

const PLACES: DistrictPlaces = {
  water: [],
  streets: [],
  sites: [],
  circuits: [],
  lamps: [],
  works: [],
  heatAreas: [],
  markets: [],
};
const GROUND = {
  corners: [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number], [number, number], [number, number]],
};

type Call = {
  name: string;
  radiusMeters?: number;
  count?: number;
  signal?: AbortSignal;
  answer(): Promise<void>;
  fail(): Promise<void>;
};

/** A page with one ticket and the density switched on, and a worker that answers when it is told to. */
function runningPage() {
  const calls: Call[] = [];
  const client = ((name, ask, { signal } = {}) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      const asked = ask as { radiusMeters?: number; positions?: Float64Array };
      const answer: DensityAnswer = {
        width: 1,
        height: 1,
        shades: new Uint8Array(1),
        counted: 1,
        steps: [1, 2, 4, 7, 10, 15],
        values: new Float32Array(1),
        lattice: { center: [0, 0], corner: [0, 0], sideMeters: 1, columns: 1, rows: 1 },
        lines: [],
      };
      calls.push({
        name,
        radiusMeters: asked.radiusMeters,
        count: asked.positions && asked.positions.length / 2,
        signal,
        fail: async () => {
          reject(new Error('the worker is gone'));
          await settled();
        },
        answer: async () => {
          resolve((name === 'loadGround' ? GROUND : answer) as never);
          await settled();
        },
      });
    })) as ComputeClient;
  const store = createAppStore({ toggledLayers: ['density'] });
  const log = new DistrictState({ zone: 'UTC', windowDays: 400 });
  store.getState().replaceLog(log, 'epoch', []);
  store.getState().replaceDistrict({
    body: { zone: 'UTC', bbox: [126, 43, 127, 44] } as never, // what the runner reads of it
    grids: { type: 'FeatureCollection', features: [] },
    codes: { version: 'v1', categories: [] },
    places: PLACES,
  });
  let workers = 0;
  onTestFinished(
    startDensityRunner(store, () => {
      workers += 1;
      return client;
    }),
  );
  const receive = (id: string) => {
    const [row] = makeLog([makeEvent('ticket.received', { ticketId: ticketId(id) })]);
    store.getState().applyEvents([{ ...row, seq: log.seq + 1 }], log.seq + 1);
  };
  return { store, calls, receive, workers: () => workers };
}

/** All promises that can settle have done so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the density on the screen', () => {
  it('is asked for with the tickets that are shown, after its ground', async () => {
    const { store, calls, receive } = runningPage();
    receive('a');
    expect(calls.map(({ name }) => name)).toEqual(['loadGround']);
    await calls[0].answer();
    expect(calls[1]).toMatchObject({ name: 'density', radiusMeters: 250, count: 0 });
    await calls[1].answer();
    expect(store.getState().density?.counted).toBe(1);
  });

  it('ends the call in flight when another radius is chosen, and stays shown but late until the new one lands', async () => {
    const { store, calls } = runningPage();
    await calls[0].answer();
    await calls[1].answer();
    const first = store.getState().density;
    store.getState().setFields({ radiusMeters: 100 });
    store.getState().setFields({ radiusMeters: 400 });
    expect(calls.map(({ radiusMeters }) => radiusMeters)).toEqual([undefined, 250, 100, 400]);
    expect(calls[2].signal?.aborted).toBe(true);
    expect(store.getState().density).toBe(first);
    expect(selectIsDensityLate(store.getState())).toBe(true);
    await calls[3].answer();
    expect(store.getState().density?.question.radiusMeters).toBe(400);
    expect(selectIsDensityLate(store.getState())).toBe(false);
  });

  it('waits two seconds for more tickets, and does not call itself late meanwhile', async () => {
    const { store, calls, receive } = runningPage();
    await calls[0].answer();
    await calls[1].answer();
    receive('a');
    receive('b');
    store.getState().tick(250);
    expect(calls).toHaveLength(2);
    expect(selectIsDensityLate(store.getState())).toBe(false);
    store.getState().tick(2_000);
    expect(calls[2]).toMatchObject({ count: 2 });
  });

  it('goes to a new worker, ground and all, when the one before has died', async () => {
    const { store, calls, workers } = runningPage();
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => logged.mockRestore());
    await calls[0].answer();
    await calls[1].fail();
    expect(logged).toHaveBeenCalledOnce();
    expect(store.getState().densityHasFailed).toBe(true);
    store.getState().setFields({ radiusMeters: 100 });
    expect(workers()).toBe(2);
    expect(calls.at(-1)?.name).toBe('loadGround');
    await calls[2].answer();
    await calls[3].answer();
    expect(store.getState().densityHasFailed).toBe(false);
  });

  it('is not asked for while its layer is off', () => {
    const { store, calls } = runningPage();
    store.getState().toggleLayer('density');
    store.getState().setFields({ radiusMeters: 100 });
    expect(calls).toHaveLength(1);
  });
});
