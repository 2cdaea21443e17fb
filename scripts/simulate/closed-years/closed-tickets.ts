import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventId, TicketId, UnitId } from '../../../core/domain/ids.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import type { Category } from '../categories.ts';
import { Chance, namedUuid } from '../chance.ts';
import { requestOf, type Season } from '../new-request.ts';
import { HANDLING, PLACES, WAITS } from '../settings.ts';
import type { Town } from '../town.ts';
import { WeightedDraw } from '../weighted-draw.ts';
import { CHANNEL_LOOKS, CLOSING_DAYS, EVENING, REPEAT_HOURS, type TicketPart } from './account.ts';
import { courseOf } from './closed-course.ts';
import { drawDays, momentWithin, type YearDay, yearDays } from './year-days.ts';

export type ClosedTicket = Extract<SentEvent, { type: 'ticket.imported' }>;

export type Stage = {
  readonly districtId: string;
  readonly zone: string;
  readonly town: Town;
  readonly season: Season;
};

type Arrival = { readonly at: EpochMs; readonly day: YearDay; readonly category: Category };

const DAY_MS = 86_400_000;
/** So many looks for a ticket that another one may repeat. */
const ATTEMPTS = 5;
/** So many of the latest may be repeated. */
const REMEMBERED = 200;

/** The tickets of one channel in one year, in the order they came in; exactly as many as the account counts. */
export function closedTickets(part: TicketPart, stage: Stage): ClosedTicket[] {
  const { year, channel, count, unsolved = 0 } = part;
  const chance = new Chance('closed-years', stage.districtId, channel, year);
  const arrivals = arrivalsOf(part, stage, chance);
  const closesAt = epochMs(arrivals.yearEndsAt + CLOSING_DAYS * DAY_MS);
  const openOnes = new Set<number>();
  while (openOnes.size < unsolved) openOnes.add(Math.floor(chance.next() * count));
  const told: ClosedTicket[] = [];
  for (const [n, arrival] of arrivals.inOrder.entries()) {
    const id = `${channel}-${year}-${String(n + 1).padStart(5, '0')}` as TicketId;
    const context = { ...stage, id, channel, chance, closesAt };
    if (openOnes.has(n)) told.push(unsolvedTicket(arrival, context));
    else told.push(askedTicket(arrival, told, context) ?? answeredTicket(arrival, context));
  }
  return told;
}

function arrivalsOf({ year, channel, count }: TicketPart, { zone, season }: Stage, chance: Chance) {
  const { hours } = CHANNEL_LOOKS[channel];
  const months = Array.from({ length: 12 }, (_, month) => categoriesOf(channel, season, month));
  const days = yearDays(year, zone, (month) => months[month].total, chance);
  const draw = drawDays(days);
  const inOrder = Array.from({ length: count }, (): Arrival => {
    const day = draw.draw(chance);
    const category = months[day.month].draw(chance);
    const isLate = EVENING.categories.includes(category.code) && hours[1] > EVENING.hours[0];
    const within = isLate && chance.happens(EVENING.share) ? EVENING.hours : hours;
    return { at: momentWithin(day, [within[0], Math.min(within[1], hours[1])], chance), day, category };
  }).sort((a, b) => a.at - b.at);
  return { inOrder, yearEndsAt: days[days.length - 1].startsAt + DAY_MS };
}

/** Categories of a channel in a month, as heavy as the season makes them. */
function categoriesOf(channel: string, season: Season, month: number): WeightedDraw<Category> {
  const { about } = CHANNEL_LOOKS[channel];
  const weights = Object.entries(season.weightsOf(month)).map(([code, weight]) => {
    const category = season.find(code)!; // weights are of its own categories
    return { category, weight: about ? weight * (about[code] ?? about[category.family] ?? 0) : weight };
  });
  return new WeightedDraw(
    weights.map(({ category }) => category),
    weights.map(({ weight }) => weight),
  );
}

type Context = Stage & {
  readonly id: TicketId;
  readonly channel: string;
  readonly chance: Chance;
  readonly closesAt: EpochMs;
};

/** What is said about a ticket however it ended. */
function subjectOf({ at, category }: Arrival, { id, channel, districtId, town, season, chance }: Context) {
  const { grade, position } = requestOf(category, season.placeOf(category.code, chance), chance);
  return {
    id: namedUuid('closed-years', districtId, id) as EventId,
    type: 'ticket.imported' as const,
    occurredAt: at,
    ticketId: id,
    category: category.code,
    codeVersion: town.codeVersion,
    channel,
    grade,
    position,
  };
}

function answeredTicket(arrival: Arrival, context: Context): ClosedTicket {
  const subject = subjectOf(arrival, context);
  const { at: receivedAt, category, day } = arrival;
  const work = { receivedAt, category, grade: subject.grade, level: day.level, closesAt: context.closesAt };
  const { dueAt, times, reworkCount } = courseOf(work, context.town.clock, context.chance);
  return {
    ...subject,
    unitId: category.leadUnit as UnitId,
    dueAt,
    stage: 'closed',
    outcome: 'answered',
    ...(reworkCount > 0 && { reworkCount }),
    times,
  };
}

function unsolvedTicket(arrival: Arrival, context: Context): ClosedTicket {
  const { outcome: _outcome, reworkCount: _count, times, ...told } = answeredTicket(arrival, context);
  const { receivedAt, acceptedAt, dispatchedAt } = times;
  return { ...told, stage: 'handling', times: { receivedAt, acceptedAt, dispatchedAt } };
}

/** What residents send is now and then declined, or repeats what somebody else has sent a little before. */
function askedTicket(arrival: Arrival, told: readonly ClosedTicket[], context: Context): ClosedTicket | undefined {
  const { chance, town, channel } = context;
  if (!CHANNEL_LOOKS[channel].isAsked) return undefined;
  if (chance.happens(HANDLING.declined)) return settledAtOnce(arrival, context, { outcome: 'declined' });
  const original = chance.happens(HANDLING.duplicate) ? repeatable(told, arrival.at, chance) : undefined;
  if (!original) return undefined;
  const { category, grade, position, ticketId: intoTicketId } = original;
  const nearby = town.near(position!, PLACES.duplicateMeters, chance); // each of ours has one
  return { ...settledAtOnce(arrival, context, { outcome: 'merged', intoTicketId }), category, grade, position: nearby };
}

/** A recent one that was still in hand and repeats no other. */
function repeatable(told: readonly ClosedTicket[], at: EpochMs, chance: Chance): ClosedTicket | undefined {
  const latest = Math.min(told.length, REMEMBERED);
  for (let attempt = 0; attempt < ATTEMPTS && latest > 0; attempt++) {
    const one = told[told.length - 1 - Math.floor(chance.next() * latest)];
    const isOpen = one.outcome === 'answered' && one.times.closedAt! > at;
    if (isOpen && at - one.times.receivedAt <= REPEAT_HOURS * 3_600_000) return one;
  }
  return undefined;
}

function settledAtOnce(
  arrival: Arrival,
  context: Context,
  ending: Pick<ClosedTicket, 'outcome' | 'intoTicketId'>,
): ClosedTicket {
  const closedAt = epochMs(arrival.at + Math.floor(1000 * context.chance.wait(WAITS.acceptance)));
  return { ...subjectOf(arrival, context), stage: 'closed', ...ending, times: { receivedAt: arrival.at, closedAt } };
}
