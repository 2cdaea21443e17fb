import type { PrivateFields } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Grade } from '../../core/domain/ticket.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { Category } from './categories.ts';
import type { Chance } from './chance.ts';
import { HANDLING, MIX, PLACES } from './settings.ts';
import type { NewEvent } from './story-tools.ts';
import type { Town } from './town.ts';

/** What somebody asks for, and where. */
export type Request = {
  readonly category: Category;
  readonly grade: Grade;
  readonly position: LonLat;
  readonly channel: string;
  readonly private?: PrivateFields;
};

/** What the season brings. */
export class Season {
  readonly #town: Town;
  readonly #byCode: ReadonlyMap<string, Category>;
  readonly #weightsOfMonth: readonly Readonly<Record<string, number>>[];

  /** Categories that the settings do not know have the weight 1. */
  constructor(town: Town) {
    this.#town = town;
    this.#byCode = new Map(town.categories.map((category) => [category.code, category]));
    this.#weightsOfMonth = Array.from({ length: 12 }, (_, month) => categoryWeights(town.categories, month));
  }

  /** Somebody's request at that moment. */
  request(at: EpochMs, chance: Chance): Request {
    const code = chance.weighted(this.#weightsAt(at));
    const position = this.placeOf(code, chance);
    return requestOf(this.#byCode.get(code)!, position, chance);
  }

  /** Where people would report that from. */
  placeOf(code: string, chance: Chance): LonLat {
    const { meters, categories, share } = PLACES.markets;
    if (categories.includes(code) && chance.happens(share))
      return this.#town.near(chance.pick(this.#town.markets), meters, chance);
    return PLACES.onStreets.includes(code) ? this.#town.placeOnStreet(chance) : this.#town.place(chance);
  }

  /** The share of a category among all requests of that moment. */
  shareOf(code: string, at: EpochMs): number {
    const weights = this.#weightsAt(at);
    return (weights[code] ?? 0) / Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  }

  /** By category, in a month from 0 for January; off season they add up to the sum of the families. */
  weightsOf(month: number): Readonly<Record<string, number>> {
    return this.#weightsOfMonth[month];
  }

  find(code: string): Category | undefined {
    return this.#byCode.get(code);
  }

  #weightsAt = (at: EpochMs) => this.weightsOf(this.#town.clock.read(at).month);
}

export function requestOf(category: Category, position: LonLat, chance: Chance): Request {
  const exception = MIX.gradeExceptions[category.code];
  return {
    category,
    grade: exception && chance.happens(exception.share) ? exception.grade : category.grade,
    position,
    ...arrival(chance),
  };
}

/** How a request arrives, and now and then a sentence that only those who handle it may read. */
export function arrival(chance: Chance): Pick<Request, 'channel' | 'private'> {
  const channel = chance.weighted(MIX.channels);
  return chance.happens(HANDLING.textShare) ? { channel, private: { text: chance.pick(HANDLING.texts) } } : { channel };
}

export function receivedEvent(ticketId: TicketId, request: Request, codeVersion: string): NewEvent {
  const { category, ...told } = request;
  return { type: 'ticket.received', ticketId, category: category.code, codeVersion, ...told };
}

/** A family's weight is shared among its categories, each as heavy as the month makes it. */
function categoryWeights(categories: readonly Category[], month: number): Record<string, number> {
  const own = ({ code }: Category) => MIX.categories[code] ?? 1;
  const weights: Record<string, number> = {};
  for (const category of categories) {
    const { code, family } = category;
    const ofFamily = categories.filter((other) => other.family === family).reduce((sum, other) => sum + own(other), 0);
    const season = (MIX.months[code] ?? MIX.months[family])?.[month] ?? 1;
    weights[code] = ((MIX.families[family] ?? 1) * own(category) * season) / ofFamily;
  }
  return weights;
}
