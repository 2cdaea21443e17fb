import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { arrivalRate } from './arrival-rate.ts';
import type { Chance } from './chance.ts';
import { arrival, type Request, receivedEvent, requestMaker } from './new-request.ts';
import { HANDLING, PLACES, VOLUME, WAITS } from './settings.ts';
import type { StoryTools } from './story-tools.ts';
import { nextStep, type OpenStage, type Tale } from './ticket-steps.ts';

/** So many of the latest tickets may be reported a second time. */
const REMEMBERED = 300;
/** Thinning needs a bound: the busiest hour of a day twice as busy as the mean. */
const HIGHEST_WEIGHT = 2.5 * Math.max(...VOLUME.hourWeights);

/** Tickets: how they come in and what becomes of them. */
export class TicketLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  readonly #request: (at: EpochMs) => Request;
  readonly #rateAt: (at: EpochMs) => number;
  readonly #perHour: number;
  readonly #open = new Map<TicketId, Tale>();
  readonly #latest: TicketId[] = [];

  constructor(tools: StoryTools, options: { ticketsPerHour: number; seed: number }) {
    this.#tools = tools;
    this.#chance = tools.chance('tickets');
    this.#request = requestMaker(tools.town, this.#chance);
    this.#rateAt = arrivalRate(tools.town.clock, options.ticketsPerHour, options.seed);
    this.#perHour = options.ticketsPerHour;
  }

  /** Let tickets come in, as a Poisson process whose rate follows the clock (thinning; Lewis and Shedler 1979). */
  begin(from: EpochMs): void {
    const highest = this.#perHour * HIGHEST_WEIGHT;
    const candidate = (at: EpochMs) => {
      if (this.#chance.happens(this.#rateAt(at) / highest)) this.#receive(at);
      plan(at);
    };
    const plan = (at: EpochMs) =>
      this.#tools.agenda.plan(this.#tools.later(at, this.#chance.exponential(3600 / highest)), candidate);
    if (highest > 0) plan(from);
  }

  /** Go on with tickets of an earlier run; what should have happened meanwhile happens soon. */
  resume(tickets: readonly Ticket[], now: EpochMs): void {
    const byCode = new Map(this.#tools.town.categories.map((category) => [category.code, category]));
    for (const ticket of tickets) {
      const { id, stage, grade, position, times } = ticket;
      const category = byCode.get(ticket.category);
      if (stage === 'closed' || !category || !position) continue;
      const moments = Object.values(times).filter((at) => at !== undefined);
      const since = epochMs(Math.max(...moments));
      const detour = ticket.reworkCount > 0 ? 'reopened' : undefined;
      const { receivedAt } = times;
      this.#follow({ id, stage, grade: grade ?? 'ordinary', position, receivedAt, since, category, detour }, now);
    }
  }

  #receive(at: EpochMs): void {
    const { town, tell, nextNumber } = this.#tools;
    const original = this.#chance.happens(HANDLING.duplicate) ? this.#repeatable() : undefined;
    const request = original ? this.#repeat(original) : this.#request(at);
    const id = `${town.clock.read(at).date}-${String(nextNumber()).padStart(5, '0')}` as TicketId;
    tell(receivedEvent(id, request, town.codeVersion), at);
    if (!original) this.#remember(id);
    const { category, grade, position } = request;
    const duplicateOf = original?.id;
    this.#follow({ id, category, grade, position, receivedAt: at, stage: 'acceptance', since: at, duplicateOf }, at);
  }

  /** A recent ticket that still waits and repeats no other, so that it can take another one in. */
  #repeatable(): Tale | undefined {
    return this.#latest.length === 0 ? undefined : this.#open.get(this.#chance.pick(this.#latest));
  }

  #repeat({ category, grade, position }: Tale): Request {
    const nearby = this.#tools.town.near(position, PLACES.duplicateMeters, this.#chance);
    return { category, grade, position: nearby, ...arrival(this.#chance) };
  }

  #remember(id: TicketId): void {
    this.#latest.push(id);
    if (this.#latest.length > REMEMBERED) this.#latest.shift();
  }

  #follow(tale: Tale, now: EpochMs): void {
    const { agenda, later } = this.#tools;
    this.#open.set(tale.id, tale);
    const { event, at: due, stage, detour = tale.detour } = nextStep(tale, { chance: this.#chance, later });
    const at = due > now ? due : later(now, this.#chance.wait(WAITS.belated));
    agenda.plan(at, (since) => {
      this.#tools.tell(event, since);
      if (stage === 'closed') this.#open.delete(tale.id);
      else this.#follow({ ...tale, stage: stage satisfies OpenStage, since, detour }, since);
    });
  }
}
