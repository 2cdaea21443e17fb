import type { SentEvent } from '../../core/domain/event.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { PatrolFix } from '../../core/protocol/http.ts';
import type { Agenda } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { Town } from './town.ts';

type Untold<Event> = Event extends SentEvent ? Omit<Event, 'id' | 'occurredAt'> : never;

/** An event before it has an id and a moment. */
export type NewEvent = Untold<SentEvent>;

/** What every part of the story works with. */
export type StoryTools = {
  readonly town: Town;
  readonly agenda: Agenda;
  /** Chance for one part of the story. */
  chance(part: string): Chance;
  tell(event: NewEvent, at: EpochMs): void;
  report(fix: PatrolFix): void;
  /** The moment so many seconds later, as fast as the town lives. */
  later(at: EpochMs, seconds: number): EpochMs;
  /** A number that no earlier run on this log has given away; an event with it must follow. */
  nextNumber(): number;
};
