import { describe, expect, it } from 'vitest';
import { epochMs } from '../../../core/geo/units.ts';
import { stageSteps } from './stage-steps.ts';

const receivedAt = epochMs(0);
const progressOf = (ticket: Parameters<typeof stageSteps>[0]) => stageSteps(ticket).map(({ progress }) => progress);

describe('stageSteps', () => {
  it('marks the stage a ticket waits in and those before and after it', () => {
    const times = { receivedAt, acceptedAt: epochMs(1), dispatchedAt: epochMs(2) };
    expect(progressOf({ stage: 'handling', times })).toEqual(['done', 'done', 'running', 'ahead', 'ahead']);
  });

  it('has passed a stage whose moment the source did not know', () => {
    const [acceptance] = stageSteps({ stage: 'handling', times: { receivedAt } });
    expect(acceptance).toEqual({ stage: 'acceptance', progress: 'done', at: undefined });
  });

  it('leaves out the stages a declined ticket never saw', () => {
    const times = { receivedAt, closedAt: epochMs(9) };
    expect(progressOf({ stage: 'closed', times, outcome: 'declined' })).toEqual(Array(5).fill('left-out'));
  });

  it('has gone all the way when it was answered', () => {
    const times = { receivedAt, closedAt: epochMs(9) };
    const steps = stageSteps({ stage: 'closed', times, outcome: 'answered' });
    expect(steps.map(({ progress }) => progress)).toEqual(Array(5).fill('done'));
    expect(steps[4].at).toBe(9);
  });
});
