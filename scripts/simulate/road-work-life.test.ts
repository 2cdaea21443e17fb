import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import { epochMs } from '../../core/geo/units.ts';
import { Agenda } from './agenda.ts';
import { LampLife } from './lamp-life.ts';
import { RoadWorkLife } from './road-work-life.ts';
import { gridTown, HOUR_MS, NOW, ofType, toolsInto } from './testing/stage.ts';

const DAYS = 180;
const MONTHS = DAYS / 30;
const { works } = gridTown.places;

/** Road works alone, for half a year. */
function tellWorks(): SentEvent[] {
  const agenda = new Agenda();
  const events: SentEvent[] = [];
  const tools = toolsInto(events, agenda);
  new RoadWorkLife(tools, new LampLife(tools)).begin(NOW, []);
  agenda.runUntil(epochMs(NOW + DAYS * 24 * HOUR_MS));
  return events;
}

describe('road works over half a year', () => {
  const events = tellWorks();
  const ownOf = (id: string) =>
    events.filter((event) => 'roadWorkId' in event && event.roadWorkId === id) as Extract<
      SentEvent,
      { roadWorkId: string }
    >[];

  it('are planned, started and completed in turn', () => {
    const turn = ['roadWork.planned', 'roadWork.started', 'roadWork.completed'];
    for (const { id } of works) {
      const own = ownOf(id).map(({ type }) => type as string);
      expect(own.length).toBeGreaterThan(2);
      expect(own).toEqual(own.map((_, i) => turn[i % 3]));
    }
  });

  it('are announced once or twice a month each, as a street is worked on at most', () => {
    for (const { id } of works) {
      const announced = ownOf(id).filter(({ type }) => type === 'roadWork.planned').length;
      expect(announced).toBeGreaterThanOrEqual(0.5 * MONTHS);
      expect(announced).toBeLessThanOrEqual(2 * MONTHS);
    }
  });

  it('take days, each of them', () => {
    const started = ofType(events, 'roadWork.started');
    for (const { roadWorkId, occurredAt } of ofType(events, 'roadWork.completed')) {
      const begun = started.filter((one) => one.roadWorkId === roadWorkId && one.occurredAt < occurredAt).at(-1)!;
      expect(occurredAt - begun.occurredAt).toBeGreaterThan(24 * HOUR_MS);
    }
  });
});
