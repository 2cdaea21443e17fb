import type { PrivateFields } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Grade } from '../../core/domain/ticket.ts';
import type { EpochMs, LonLat } from '../../core/geo/units.ts';
import type { Chance } from './chance.ts';
import { HANDLING, MIX } from './settings.ts';
import type { NewEvent } from './story-tools.ts';
import type { Category, Town } from './town.ts';

/** What somebody asks for, and where. */
export type Request = {
  readonly category: Category;
  readonly grade: Grade;
  readonly position: LonLat;
  readonly channel: string;
  readonly private?: PrivateFields;
};

/** Requests as the season brings them; categories that the settings do not know have the weight 1. */
export function requestMaker(town: Town, chance: Chance): (at: EpochMs) => Request {
  const byCode = new Map(town.categories.map((category) => [category.code, category]));
  const weightsOfMonth = Array.from({ length: 12 }, (_, month) => categoryWeights(town.categories, month));

  return (at) => {
    const code = chance.weighted(weightsOfMonth[town.clock.read(at).month]);
    const category = byCode.get(code)!;
    const exception = MIX.gradeExceptions[code];
    return {
      category,
      grade: exception && chance.happens(exception.share) ? exception.grade : category.grade,
      position: town.place(chance),
      ...arrival(chance),
    };
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
