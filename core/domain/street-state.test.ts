import { describe, expect, it } from 'vitest';
import { epochMs } from '../geo/units.ts';
import { MOMENT, makeEvent, makeLog, PLACE } from '../testing/make.ts';
import { DistrictState } from './district-state.ts';
import type { StoredEvent } from './event.ts';

function streetsAfter(...events: StoredEvent[]) {
  const state = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
  for (const row of makeLog(events)) state.apply(row);
  return state.streets;
}

describe('the streets', () => {
  it('show a lamp while it is dark', () => {
    const failed = makeEvent('lamp.failed');
    expect([...streetsAfter(failed).failedLamps.values()]).toEqual([{ id: 'L-1', position: PLACE, failedAt: MOMENT }]);
    expect(streetsAfter(failed, makeEvent('lamp.repaired')).failedLamps.size).toBe(0);
  });

  it('keep what was told of a road work when later steps do not tell it again', () => {
    const plannedEndAt = epochMs(MOMENT + 1000);
    const later = epochMs(MOMENT + 2000);
    const [work] = streetsAfter(
      makeEvent('roadWork.planned', { plannedEndAt }),
      makeEvent('roadWork.started'),
      makeEvent('roadWork.completed', { occurredAt: later }),
    ).roadWorks.values();
    expect(work).toEqual({
      id: 'W-1',
      stage: 'completed',
      position: PLACE,
      kindCode: 'resurfacing',
      plannedEndAt,
      changedAt: later,
    });
  });

  it('have patrols from the start of their duty to its end', () => {
    expect([...streetsAfter(makeEvent('patrol.started')).patrols]).toEqual([['P-1', MOMENT]]);
    expect(streetsAfter(makeEvent('patrol.started'), makeEvent('patrol.ended')).patrols.size).toBe(0);
  });

  it('have the latest weather, duty and settings', () => {
    const streets = streetsAfter(
      makeEvent('weather.observed', { conditionCode: 'snow' }),
      makeEvent('weather.observed', { conditionCode: 'clear', temperatureCelsius: -12.5 }),
      makeEvent('duty.started', { shiftCode: 'night' }),
      makeEvent('setting.changed', { setting: 'walk-limit', value: 600 }),
      makeEvent('setting.changed', { setting: 'walk-limit', value: 500 }),
    );
    expect(streets.weather).toMatchObject({ conditionCode: 'clear', temperatureCelsius: -12.5, observedAt: MOMENT });
    expect(streets.duty).toMatchObject({ shiftCode: 'night', startedAt: MOMENT });
    expect([...streets.settings]).toEqual([['walk-limit', 500]]);
  });

  it('know when each layer was heard of last, "nothing new" included', () => {
    const { heardAt } = streetsAfter(
      makeEvent('lamp.failed'),
      makeEvent('roadWork.planned'),
      makeEvent('ticket.received'),
      makeEvent('source.reported', { layer: 'lamp' }),
    );
    // rows of a test log are one second apart
    expect(Object.fromEntries(heardAt)).toEqual({
      lamp: MOMENT + 3000,
      roadWork: MOMENT + 1000,
      ticket: MOMENT + 2000,
    });
  });
});
