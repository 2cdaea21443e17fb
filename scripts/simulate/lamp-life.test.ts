import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import type { LampId } from '../../core/domain/ids.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { Agenda } from './agenda.ts';
import { LampLife } from './lamp-life.ts';
import { STREETS } from './settings.ts';
import { gridTown, HOUR_MS, NOW, ofType, toolsInto, town } from './testing/stage.ts';

const DAYS = 120;
const lampById = new Map(gridTown.places.lamps.map((lamp) => [lamp.id, lamp]));

/** Lamps alone, for a third of a year. */
function tellLamps(isWetSnow: (at: EpochMs) => boolean): SentEvent[] {
  const agenda = new Agenda();
  const events: SentEvent[] = [];
  const tools = toolsInto(events, agenda);
  new LampLife(tools).begin(NOW, isWetSnow);
  agenda.runUntil(epochMs(NOW + DAYS * 24 * HOUR_MS));
  return events;
}

/** Failures of control boxes: lamps of one circuit that the log hears of in one moment. */
function circuitsOf(events: readonly SentEvent[]): Map<string, LampId[]> {
  const circuits = new Map<string, LampId[]>();
  for (const { lampId, occurredAt, causeCode } of ofType(events, 'lamp.failed')) {
    if (causeCode !== 'feeder') continue;
    const key = `${occurredAt} ${lampById.get(lampId)!.circuitId}`;
    circuits.set(key, [...(circuits.get(key) ?? []), lampId]);
  }
  return circuits;
}

describe('lamps', () => {
  const events = tellLamps(() => false);
  const failed = ofType(events, 'lamp.failed');

  it('are those of the district, where they stand', () => {
    for (const { lampId, position } of failed) expect(position).toEqual(lampById.get(lampId)!.position);
  });

  it('fail one by one as often as the settings say', () => {
    const { singlePerLampMonth, oftener } = STREETS.lamps;
    const expected = (1518 * singlePerLampMonth * oftener.single * DAYS) / 30;
    const told = failed.filter(({ causeCode }) => causeCode === 'lamp').length;
    // Poisson, and 1 % are dark already
    expect(Math.abs(told - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.02 * expected);
  });

  it('fail by whole circuits of 8 to 40, three times as often after wet snow', () => {
    const { feederPerCircuitMonth, oftener, wetSnowFactor } = STREETS.lamps;
    const expected = (57 * feederPerCircuitMonth * oftener.feeder * DAYS) / 30;
    const dry = circuitsOf(events);
    const wet = circuitsOf(tellLamps(() => true));
    expect(Math.abs(dry.size - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(Math.abs(wet.size - wetSnowFactor * expected)).toBeLessThan(4 * Math.sqrt(wetSnowFactor * expected));
    const whole = [...dry.values()].filter((lamps) => lamps.length >= 8);
    // but for the lamps that were dark before, and a circuit that fails again while dark
    expect(whole.length / dry.size).toBeGreaterThan(0.8);
    for (const lamps of dry.values()) expect(lamps.length).toBeLessThanOrEqual(40);
  });

  it('are noticed in the evening where nobody but people can notice', () => {
    const hours = (isMonitored: boolean) => {
      const own = failed.filter(({ lampId }) => lampById.get(lampId)!.monitored === isMonitored);
      return new Set(own.map(({ occurredAt }) => town.clock.read(occurredAt).hour));
    };
    expect([...hours(false)].sort()).toEqual([17, 18, 19, 20, 21]);
    expect(hours(true).size).toBe(24);
  });

  it('are repaired, each once for each failure, never before it', () => {
    const dark = new Set<LampId>();
    for (const event of events) {
      if (event.type === 'lamp.failed') {
        expect(dark.has(event.lampId)).toBe(false);
        dark.add(event.lampId);
      } else if (event.type === 'lamp.repaired') {
        expect(dark.delete(event.lampId)).toBe(true);
      }
    }
    // 1,518 lamps; the rate of burning ones is 98 % or better at the end
    expect(dark.size).toBeLessThan(0.02 * 1518 + 40);
  });
});
