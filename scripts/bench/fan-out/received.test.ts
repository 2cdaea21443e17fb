import { describe, expect, it } from 'vitest';
import { Received } from './received.ts';

/** Events 1 … 4 sent at 0, 10, 20 and 30 ms; the first one is warming up. */
const REPORT = { cpuSeconds: 1, firstSeq: 2, sentAt: Float64Array.of(0, 10, 20, 30) };

describe('what a client received', () => {
  it('is timed from the sender, each event of a frame by itself, without the warm-up', () => {
    const client = new Received();
    client.take({ prevSeq: 0, seq: 1 }, 5);
    client.take({ prevSeq: 1, seq: 3 }, 24);
    client.take({ prevSeq: 3, seq: 4 }, 31);
    // latencies: 24 − 10 = 14, 24 − 20 = 4, 31 − 30 = 1
    expect(Received.tally([client], REPORT)).toEqual({ delivered: 3, lost: 0, misplaced: 0, p50Ms: 4, p99Ms: 14 });
  });

  it('tells a hole and what never came', () => {
    const whole = new Received();
    whole.take({ prevSeq: 0, seq: 4 }, 40);
    const holed = new Received();
    holed.take({ prevSeq: 0, seq: 1 }, 5);
    holed.take({ prevSeq: 2, seq: 4 }, 40);
    // of 2 × 3 counted events one is missing
    expect(Received.tally([whole, holed], REPORT)).toMatchObject({ delivered: 5, lost: 1, misplaced: 1 });
  });
});
