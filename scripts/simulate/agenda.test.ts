import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/geo/units.ts';
import { Agenda } from './agenda.ts';

describe('Agenda', () => {
  it('lets things happen by moment, and by plan within a moment', () => {
    const agenda = new Agenda();
    const happened: string[] = [];
    const note = (name: string) => () => happened.push(name);
    agenda.plan(epochMs(20), note('late'));
    agenda.plan(epochMs(10), note('first of ten'));
    agenda.plan(epochMs(10), note('second of ten'));
    agenda.plan(epochMs(5), note('early'));
    agenda.runUntil(epochMs(10));
    expect(happened).toEqual(['early', 'first of ten', 'second of ten']);
    expect(agenda.nextAt).toBe(20);
  });

  it('includes what is planned meanwhile, if it is due', () => {
    const agenda = new Agenda();
    const moments: number[] = [];
    const again = (at: number) => {
      moments.push(at);
      agenda.plan(epochMs(at + 10), again);
    };
    agenda.plan(epochMs(0), again);
    agenda.runUntil(epochMs(35));
    expect(moments).toEqual([0, 10, 20, 30]);
  });

  it('stops after so many things and goes on with the next', () => {
    const agenda = new Agenda();
    const happened: number[] = [];
    for (const at of [1, 2, 3]) agenda.plan(epochMs(at), () => happened.push(at));
    agenda.runUntil(epochMs(10), 2);
    expect(happened).toEqual([1, 2]);
    agenda.runUntil(epochMs(10), 2);
    expect(happened).toEqual([1, 2, 3]);
  });

  it('has nothing next when it is empty', () => {
    expect(new Agenda().nextAt).toBe(Infinity);
  });
});
