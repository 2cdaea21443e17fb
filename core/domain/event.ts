import type { Static, Type } from 'typebox';
import type { EpochMs } from '../geo/units.ts';
import { deliberationEvents } from './deliberation-event.ts';
import { districtEvents } from './district-event.ts';
import type { GridId } from './ids.ts';
import { patrolEvents } from './patrol-event.ts';
import { taggedUnion } from './tagged-union.ts';
import type { EventSource, Provenance } from './ticket.ts';
import { ticketEvents } from './ticket-event.ts';
import { lampEvents, roadWorkEvents } from './works-event.ts';

const families = [
  ...ticketEvents,
  ...patrolEvents,
  ...lampEvents,
  ...roadWorkEvents,
  ...deliberationEvents,
  ...districtEvents,
] as const;

type EventMember = (typeof families)[number];

/** Any event as a source sends it. */
export const EventSchema = taggedUnion('type', [...families] as Type.TObject[]) as unknown as Type.TUnsafe<SentEvent>;

export type SentEvent = Static<EventMember>;
export type EventType = SentEvent['type'];
export type PrivateFields = NonNullable<SentEvent['private']>;

export const EVENT_TYPES: readonly EventType[] = families.map((member) => member.properties.type.const);

/** What the server sets, whatever the sender says. */
export type StoredFields = {
  readonly actor: string;
  readonly source: EventSource;
  readonly provenance: Provenance;
  /** From the position and the areas in force; absent when no area holds it. */
  readonly gridId?: GridId;
  /** How many areas hold the position, where it is more than one; `gridId` is then the lowest of them. */
  readonly gridCandidates?: number;
  /** The sender's grid where it differs from the server's. */
  readonly reportedGridId?: GridId;
};

type WithoutPrivate<Event> = Event extends SentEvent ? Omit<Event, 'private' | 'gridId'> : never;

/** An event as the log keeps it: no private fields, the server's fields added. */
export type StoredEvent = WithoutPrivate<SentEvent> & StoredFields;
export type StoredEventOf<Name extends EventType> = Extract<StoredEvent, { type: Name }>;

/** One row of the log. `seq` is the only order. */
export type LoggedEvent = {
  readonly seq: number;
  /** District time at the server. */
  readonly loggedAt: EpochMs;
  readonly event: StoredEvent;
};
