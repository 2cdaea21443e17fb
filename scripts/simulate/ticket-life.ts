import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import { type ArrivalRate, letHappen } from './arrival-rate.ts';
import type { Chance } from './chance.ts';
import { arrival, type Request, receivedEvent, type Season } from './new-request.ts';
import { HANDLING, PLACES, WAITS } from './settings.ts';
import type { StoryTools } from './story-tools.ts';
import { nextStep, type OpenStage, type Tale } from './ticket-steps.ts';

/** So many of the latest tickets may be reported a second time. */
const REMEMBERED = 300;

export type TicketOptions = { readonly season: Season; readonly rate: ArrivalRate };

/** Tickets: how they come in and what becomes of them. */
export class TicketLife {
  readonly #tools: StoryTools;
  readonly #chance: Chance;
  readonly #season: Season;
  readonly #rate: ArrivalRate;
  readonly #open = new Map<TicketId, Tale>();
  readonly #latest: TicketId[] = [];

  constructor(tools: StoryTools, options: TicketOptions) {
    this.#tools = tools;
    this.#chance = tools.chance('tickets');
    this.#season = options.season;
    this.#rate = options.rate;
  }

  begin(from: EpochMs): void {
    letHappen(this.#rate, from, { ...this.#tools, chance: this.#chance }, (at) => this.#receiveAny(at));
  }

  /** Go on with tickets of an earlier run; what should have happened meanwhile happens soon. */
  resume(tickets: readonly Ticket[], now: EpochMs): void {
    const byCode = new Map(this.#tools.town.categories.map((category) => [category.code, category]));
    const openUntil = latestMoment(tickets);
    for (const ticket of tickets) {
      const { id, stage, grade = 'ordinary', position, times } = ticket;
      const category = byCode.get(ticket.category);
      if (stage === 'closed' || !category || !position) continue;
      const since = latestMoment([ticket]);
      const detour = ticket.reworkCount > 0 ? 'reopened' : undefined;
      const { receivedAt } = times;
      this.#follow({ id, stage, grade, position, receivedAt, since, category, detour, openUntil }, now);
    }
  }

  /** A request comes in. @param duplicateOf - The ticket that it repeats. */
  receive(request: Request, at: EpochMs, duplicateOf?: TicketId): void {
    const { town, tell, nextNumber } = this.#tools;
    const id = `${town.clock.read(at).date}-${String(nextNumber()).padStart(5, '0')}` as TicketId;
    tell(receivedEvent(id, request, town.codeVersion), at);
    if (!duplicateOf) this.#remember(id);
    const { category, grade, position } = request;
    this.#follow({ id, category, grade, position, receivedAt: at, stage: 'acceptance', since: at, duplicateOf }, at);
  }

  #receiveAny(at: EpochMs): void {
    const original = this.#chance.happens(HANDLING.duplicate) ? this.#repeatable() : undefined;
    if (original) this.receive(this.#repeat(original), at, original.id);
    else this.receive(this.#season.request(at, this.#chance), at);
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
    const { agenda, later, town } = this.#tools;
    this.#open.set(tale.id, tale);
    const { event, at: due, stage, tale: changes } = nextStep(tale, { chance: this.#chance, clock: town.clock, later });
    const at = due > now ? due : later(now, this.#chance.wait(WAITS.belated));
    agenda.plan(at, (since) => {
      this.#tools.tell(event, since);
      if (stage === 'closed') this.#open.delete(tale.id);
      else this.#follow({ ...tale, ...changes, stage: stage satisfies OpenStage, since }, since);
    });
  }
}

const latestMoment = (tickets: readonly Ticket[]): EpochMs =>
  tickets
    .flatMap(({ times }) => Object.values(times))
    .reduce((latest, at = latest) => (at > latest ? at : latest), epochMs(0));
