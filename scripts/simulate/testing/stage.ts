import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { PLACE_FILES, readPlaces } from '../../../core/domain/district-places.ts';
import { DistrictState } from '../../../core/domain/district-state.ts';
import { EventSchema, type SentEvent, type StoredEvent } from '../../../core/domain/event.ts';
import type { GridId } from '../../../core/domain/ids.ts';
import { isTicketEvent } from '../../../core/domain/ticket-fold.ts';
import { judgeTicket } from '../../../core/domain/ticket-judgement.ts';
import { AreaIndex } from '../../../core/geo/point-in-areas.ts';
import { epochMs } from '../../../core/geo/units.ts';
import { demoCodes } from '../../make-district/demo-codes.ts';
import { gridTownDistrict, gridTownGrids } from '../../make-district/grid-town-plan.ts';
import type { Agenda } from '../agenda.ts';
import { Chance } from '../chance.ts';
import { householdsOf } from '../read-district.ts';
import { createStory, type Known, type StoryOptions } from '../story.ts';
import type { StoryTools } from '../story-tools.ts';
import { Town, type TownFiles } from '../town.ts';

export const HOUR_MS = 3_600_000;
/** A Saturday, 10:00 in China. */
export const NOW = epochMs(Date.parse('2026-01-17T10:00+08:00'));
export const NOTHING: Known = { seq: 0, tickets: [], failedLamps: [], roadWorks: [], patrols: new Set() };

const shipped = new URL('../../../geodata/grid-town/', import.meta.url);

/** The grid town as the simulator reads it. */
export const gridTown: TownFiles = {
  district: gridTownDistrict(),
  areas: gridTownGrids().features.map(({ properties, geometry }) => ({
    id: properties.gridId as GridId,
    polygons: [geometry.coordinates],
  })),
  codes: demoCodes(),
  places: readPlaces((kind) => {
    const file = new URL(PLACE_FILES[kind].name, shipped);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  }),
  households: householdsOf(gridTownGrids()),
  sparedAreas: new Set(),
};
export const town = new Town(gridTown, 1);

export const storyOf = (options: Partial<StoryOptions> = {}) =>
  createStory({ town, seed: 1, now: NOW, known: NOTHING, ticketsPerHour: 60, pace: 1, ...options });

/** The story of some hours after the beginning, history included. */
export const tell = (hours: number, options: Partial<StoryOptions> = {}) =>
  storyOf(options).tellUntil(epochMs((options.now ?? NOW) + hours * HOUR_MS));

export const ofType = <Type extends SentEvent['type']>(events: readonly SentEvent[], type: Type) =>
  events.filter((event): event is Extract<SentEvent, { type: Type }> => event.type === type);

/** What one part of the town needs to live alone; what it tells is put into a list. */
export const toolsInto = (events: SentEvent[], agenda: Agenda): StoryTools => ({
  town,
  agenda,
  chance: (part) => new Chance(1, part),
  tell: (event, occurredAt) => events.push({ ...event, occurredAt } as unknown as SentEvent),
  report: () => {},
  later: (at, seconds) => epochMs(Math.round(at + seconds * 1000)),
  nextNumber: () => 0,
});

const ajv = new Ajv({ discriminator: true });
ajv.addKeyword('sensitivity');
export const hasShape: (value: unknown) => boolean = ajv.compile(EventSchema);

/** Takes events as the server does: shape, judgement, fold. */
export class Judge {
  readonly state = new DistrictState({ zone: gridTown.district.zone, windowDays: 400 });
  readonly refused: string[] = [];
  readonly #index = new AreaIndex(gridTown.areas);

  take(sent: SentEvent): void {
    if (!hasShape(sent)) this.refused.push(`shape of ${sent.type}`);
    const { private: _private, ...bare } = sent;
    const gridId = 'position' in sent && sent.position ? this.#index.find(sent.position)?.id : undefined;
    const event = { ...bare, gridId, actor: 'simulator', source: 'simulator', provenance: 'simulated' } as StoredEvent;
    const verdict = isTicketEvent(event)
      ? judgeTicket(event, (id) => this.state.tickets.get(id))
      : ({ ok: true } as const);
    if (!verdict.ok) this.refused.push(`${verdict.code} for ${sent.type}`);
    else this.state.apply({ seq: this.state.seq + 1, loggedAt: sent.occurredAt, event });
  }
}

export function judged(events: readonly SentEvent[], judge = new Judge()): Judge {
  for (const event of events) judge.take(event);
  return judge;
}
