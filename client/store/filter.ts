import type { GridId } from '../../core/domain/ids.ts';
import { GRADES, type Grade, TICKET_STAGES, type TicketStage } from '../../core/domain/ticket.ts';
import { CLOCK_STATUSES, type ClockStatus } from '../../core/domain/ticket-clock.ts';
import type { EpochMs } from '../../core/geo/units.ts';
import type { LoadedDistrict } from './district.ts';
import { clockOf, type TicketTable } from './ticket-table.ts';
import { ALL_TIME, readWindow, type TimeWindow, writeWindow } from './time-window.ts';

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

/** Whether the ticket in a row of a table is shown. */
export type RowTest = (row: number) => boolean;

/**
 * Whether a ticket is shown, whenever it was received.
 *
 * What a name stands for is looked up once per filter and not once per ticket, since this runs over every held ticket.
 *
 * @param now - The district's time, which the clocks of the tickets are read at.
 * @returns nothing where all are shown.
 */
export function rowTest(
  filter: TicketFilter,
  table: TicketTable,
  district: LoadedDistrict | undefined,
  now: EpochMs,
): RowTest | undefined {
  const tests: RowTest[] = [];
  const { grades, stages, clocks, categories, areas } = filter;
  const text = filter.text.trim().toLowerCase();
  if (grades.length > 0) tests.push(isOneOf(table.grade, [...GRADES, 'ordinary'], (grade) => includes(grades, grade)));
  if (stages.length > 0) tests.push(isOneOf(table.stage, TICKET_STAGES, (stage) => includes(stages, stage)));
  if (clocks.length > 0) tests.push((row) => includes(clocks, clockOf(table, row, now)));
  if (categories.length > 0) tests.push(categoryTest(categories, table, district));
  if (areas.length > 0) tests.push(isOneOf(table.grid, table.grids, (grid) => includes(areas, grid)));
  if (text !== '') tests.push(textTest(text, table, district));
  if (tests.length <= 1) return tests[0];
  return (row) => tests.every((test) => test(row));
}

const includes = <Value>(values: readonly Value[], value: Value | undefined) =>
  value !== undefined && values.includes(value);

/** @param names - What the numbers of a column stand for: each is asked about once. */
function isOneOf<Name>(column: ArrayLike<number>, names: readonly Name[], isChosen: (name: Name) => boolean): RowTest {
  const chosen = Uint8Array.from(names, (name) => Number(isChosen(name)));
  return (row) => chosen[column[row]] === 1;
}

function categoryTest(
  categories: readonly string[],
  table: TicketTable,
  district: LoadedDistrict | undefined,
): RowTest {
  const chosen = new Set(categories);
  const parents = district?.categoryParents;
  return isOneOf(
    table.category,
    table.categories,
    (category) => chosen.has(category) || chosen.has(parents?.get(category) ?? category),
  );
}

function textTest(text: string, table: TicketTable, district: LoadedDistrict | undefined): RowTest {
  const categories = keysNamed(district?.categoryNames, (name) => `${name['zh-CN']}\n${name.en}`, text);
  const grids = keysNamed(district?.gridNames, (name) => name, text);
  const isNamed = isOneOf(
    table.category,
    table.categories,
    (category) => categories.has(category) || category.toLowerCase() === text,
  );
  const isNear = isOneOf(table.grid, table.grids, (grid) => grid !== undefined && grids.has(grid));
  return (row) => isNamed(row) || isNear(row) || table.ids[row].includes(text);
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
