import type { GridId } from '../../core/domain/ids.ts';
import { GRADES, type Grade, TICKET_STAGES, type Ticket, type TicketStage } from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, type ClockStatus, ticketClock } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { LoadedDistrict } from './district.ts';
import { ALL_TIME, readWindow, type TimeBounds, type TimeWindow, writeWindow } from './time-window.ts';

/** Which tickets are shown, on the map, in the list and in the figures alike. An empty list restricts nothing. */
export type TicketFilter = {
  readonly grades: readonly Grade[];
  readonly stages: readonly TicketStage[];
  readonly clocks: readonly ClockStatus[];
  /** Codes of categories or of their families. */
  readonly categories: readonly string[];
  readonly areas: readonly GridId[];
  readonly window: TimeWindow;
  /** Part of a ticket's number, of the name of its category, or of its grid. */
  readonly text: string;
};

export const NO_FILTER: TicketFilter = {
  grades: [],
  stages: [],
  clocks: [],
  categories: [],
  areas: [],
  window: ALL_TIME,
  text: '',
};

const MOST_TEXT = 80;
/** Values an address may give to one thing that is narrowed, and the length of one. */
const MOST_VALUES = 300;
const MOST_VALUE_CHARS = 64;

export function isFiltering({ window, text, ...lists }: TicketFilter): boolean {
  return window.kind !== 'all' || text !== '' || Object.values(lists).some(({ length }) => length > 0);
}

/** The same list with a value added, or taken out when it is in it. */
export const toggled = <Value>(values: readonly Value[], value: Value): readonly Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

type TicketTest = (ticket: Ticket) => boolean;
const ALWAYS: TicketTest = () => true;

/**
 * Whether a ticket is shown, whenever it was received.
 *
 * Names are looked up once per filter and not once per ticket, since this runs over every held ticket.
 *
 * @param now - The district's time, which the clocks of the tickets are read at.
 */
export function ticketTest(filter: TicketFilter, district: LoadedDistrict | undefined, now: EpochMs): TicketTest {
  const tests: TicketTest[] = [];
  if (filter.grades.length > 0) tests.push(({ grade = 'ordinary' }) => filter.grades.includes(grade));
  if (filter.stages.length > 0) tests.push(({ stage }) => filter.stages.includes(stage));
  if (filter.clocks.length > 0) tests.push(clockTest(filter.clocks, now));
  if (filter.categories.length > 0) tests.push(categoryTest(filter.categories, district));
  if (filter.areas.length > 0) {
    const areas = new Set(filter.areas);
    tests.push(({ gridId }) => gridId !== undefined && areas.has(gridId));
  }
  if (filter.text.trim() !== '') tests.push(textTest(filter.text.trim().toLowerCase(), district));
  if (tests.length <= 1) return tests[0] ?? ALWAYS;
  return (ticket) => tests.every((test) => test(ticket));
}

export const isWithin = ({ times: { receivedAt } }: Ticket, { from, until }: TimeBounds): boolean =>
  (from === undefined || receivedAt >= from) && (until === undefined || receivedAt < until);

function clockTest(clocks: readonly ClockStatus[], now: EpochMs): TicketTest {
  return (ticket) => {
    const clock = ticketClock(ticket, now);
    return clock !== undefined && clocks.includes(clock.status);
  };
}

function categoryTest(categories: readonly string[], district: LoadedDistrict | undefined): TicketTest {
  const chosen = new Set(categories);
  return ({ category }) => chosen.has(category) || chosen.has(district?.categoryParents.get(category) ?? category);
}

function textTest(text: string, district: LoadedDistrict | undefined): TicketTest {
  const categories = keysNamed(district?.categoryNames, (name) => `${name['zh-CN']}\n${name.en}`, text);
  const grids = keysNamed(district?.gridNames, (name) => name, text);
  return ({ id, category, gridId }) =>
    id.toLowerCase().includes(text) ||
    categories.has(category) ||
    category.toLowerCase() === text ||
    (gridId !== undefined && grids.has(gridId));
}

function keysNamed<Key, Name>(
  names: ReadonlyMap<Key, Name> | undefined,
  textOf: (name: Name) => string,
  part: string,
): ReadonlySet<Key> {
  const found = [...(names ?? [])].filter(([, name]) => textOf(name).toLowerCase().includes(part));
  return new Set(found.map(([key]) => key));
}

/** The filter in an address: a name and its values for each thing that is narrowed. */
export function writeFilter({
  grades,
  stages,
  clocks,
  categories,
  areas,
  window,
  text,
}: TicketFilter): [string, string][] {
  const parts: [string, string][] = [
    ['grade', grades.join(',')],
    ['stage', stages.join(',')],
    ['clock', clocks.join(',')],
    ['category', categories.join(',')],
    ['area', areas.join(',')],
    ['time', writeWindow(window)],
    ['q', text],
  ];
  return parts.filter(([, value]) => value !== '');
}

/** What an address says, without what it says wrongly. */
export function readFilter(query: URLSearchParams): TicketFilter {
  const list = (name: string) => {
    const values = query
      .get(name)
      ?.split(',')
      .filter((value) => value !== '' && value.length <= MOST_VALUE_CHARS);
    return [...new Set(values)].slice(0, MOST_VALUES);
  };
  return {
    grades: GRADES.filter((grade) => list('grade').includes(grade)),
    stages: TICKET_STAGES.filter((stage) => list('stage').includes(stage)),
    clocks: CLOCK_STATUSES.filter((clock) => list('clock').includes(clock)),
    categories: list('category'),
    areas: list('area') as GridId[],
    window: readWindow(query.get('time')),
    text: (query.get('q') ?? '').slice(0, MOST_TEXT),
  };
}
