import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../core/geo/units.ts';
import { LiveLoops } from './live-loops.ts';

describe('live loops', () => {
  it('send what they promise, and close as many tickets as they open', () => {
    const loops = new LiveLoops({ eventsPerSecond: 20, loopMs: 60_000 });
    loops.dueBy(60_000, epochMs(0));
    const minute = loops.dueBy(120_000, epochMs(0));
    const count = (type: string) => minute.filter((event) => event.type === type).length;
    expect(minute).toHaveLength(20 * 60);
    expect(count('ticket.received')).toBe(200);
    expect(count('ticket.rated')).toBe(200);
  });

  it('take every ticket through its steps in order, however late they are asked', () => {
    const loops = new LiveLoops({ eventsPerSecond: 20, loopMs: 1_000 });
    const steps = loops.dueBy(10_000, epochMs(0)).filter((event) => 'ticketId' in event && event.ticketId === 'live-7');
    expect(steps.map(({ type }) => type.split('.')[1])).toEqual([
      'received',
      'accepted',
      'dispatched',
      'handled',
      'answered',
      'rated',
    ]);
  });
});
