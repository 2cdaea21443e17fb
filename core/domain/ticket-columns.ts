import { epochMs } from '../geo/units.ts';
import {
  type NumberColumn,
  type Numbers,
  numbersOf,
  readNumbers,
  readWhole,
  readWords,
  type WholeColumn,
  type WordColumn,
  writeNumbers,
  writeWhole,
  writeWords,
} from './columns.ts';
import { TICKET_MOMENTS, type Ticket, type TicketMoment } from './ticket.ts';

/** Fields of a ticket that are words of a small vocabulary. */
const WORD_FIELDS = [
  'stage',
  'category',
  'codeVersion',
  'channel',
  'grade',
  'gridId',
  'unitId',
  'outcome',
  'satisfaction',
  'mergedInto',
  'source',
  'provenance',
] as const satisfies readonly (keyof Ticket)[];
type WordField = (typeof WORD_FIELDS)[number];

/** Tickets told field by field; every column has an entry for every row. */
export type TicketColumns = {
  readonly rows: number;
  /** An id is its head followed by its number; ids of one authority mostly differ in the number alone. */
  readonly ids: { readonly heads: WordColumn; readonly numbers: WholeColumn };
  readonly words: { readonly [Field in WordField]: WordColumn };
  readonly lon: NumberColumn;
  readonly lat: NumberColumn;
  /** Of the first row; 0 where there is none. */
  readonly firstReceivedAt: number;
  /** Receipt as the step from the row before, every other moment as the step from the last known one of its row. */
  readonly times: { readonly [Moment in TicketMoment]: WholeColumn };
  /** As the step from the last known moment. */
  readonly changedAt: WholeColumn;
  /** As the step from the dispatch, or from the receipt where there was none. */
  readonly dueAt: WholeColumn;
  readonly reworkCount: WholeColumn;
  readonly gridCandidates: WholeColumn;
};

/** A trailing number that gives the same text again: no leading zero, and small enough to be exact. */
const ID = /^(.*?)([1-9]\d{0,14})?$/s;

export function writeTickets(tickets: readonly Ticket[]): TicketColumns {
  const numbers = (read: (ticket: Ticket) => number | undefined) => numbersOf(tickets, read);
  const received = numbers(({ times }) => times.receivedAt);
  const firstReceivedAt = received[0] ?? 0;
  const last = received.map((_, row) => received[row - 1] ?? firstReceivedAt);
  const times = TICKET_MOMENTS.map((moment) => [
    moment,
    writeSteps(
      numbers((ticket) => ticket.times[moment]),
      last,
    ),
  ]);
  const words = WORD_FIELDS.map((field) => [field, writeWords(tickets.map((ticket) => ticket[field]))]);
  const ids = tickets.map(({ id }) => ID.exec(id)!); // matches any text
  return {
    rows: tickets.length,
    ids: {
      heads: writeWords(ids.map(([, head]) => head)),
      numbers: writeWhole(numbersOf(ids, ([, , number]) => (number === undefined ? undefined : Number(number)))),
    },
    // `fromEntries` forgets that every field and every moment has its column.
    words: Object.fromEntries(words) as TicketColumns['words'],
    lon: writeNumbers(numbers(({ position }) => position?.[0])),
    lat: writeNumbers(numbers(({ position }) => position?.[1])),
    firstReceivedAt,
    times: Object.fromEntries(times) as TicketColumns['times'],
    changedAt: writeSteps(
      numbers(({ changedAt }) => changedAt),
      last,
    ),
    dueAt: writeSteps(
      numbers(({ dueAt }) => dueAt),
      numbers(dueFrom),
    ),
    reworkCount: writeWhole(numbers(({ reworkCount }) => reworkCount)),
    gridCandidates: writeWhole(numbers(({ gridCandidates }) => gridCandidates)),
  };
}

/** Equal tickets in the same order. */
export function* readTickets(columns: TicketColumns): Generator<Ticket> {
  const { rows, ids } = columns;
  const heads = readWords(ids.heads, rows);
  const numbers = readWhole(ids.numbers, rows);
  const words = WORD_FIELDS.map((field) => [field, readWords(columns.words[field], rows)] as const);
  const lon = readNumbers(columns.lon, rows);
  const lat = readNumbers(columns.lat, rows);
  const momentsOf = readMoments(columns);
  const reworkCount = readWhole(columns.reworkCount, rows);
  const gridCandidates = readWhole(columns.gridCandidates, rows);

  for (let row = 0; row < rows; row++) {
    const ticket: Record<string, unknown> = {
      id: `${heads[row]}${known(numbers[row]) ?? ''}`,
      position: Number.isNaN(lon[row]) ? undefined : [lon[row], lat[row]],
      ...momentsOf(row),
      reworkCount: reworkCount[row],
      gridCandidates: known(gridCandidates[row]),
    };
    for (const [field, column] of words) ticket[field] = column[row];
    yield ticket as Ticket; // the columns were written from tickets, field by field
  }
}

const dueFrom = ({ times: { dispatchedAt, receivedAt } }: Pick<Ticket, 'times'>) => dispatchedAt ?? receivedAt;

const known = (value: number) => (Number.isNaN(value) ? undefined : value);

const moment = (value: number) => (Number.isNaN(value) ? undefined : epochMs(value));

function readMoments(columns: TicketColumns): (row: number) => Pick<Ticket, 'times' | 'changedAt' | 'dueAt'> {
  const { rows } = columns;
  const received = readReceipts(columns);
  const last = received.slice();
  const accepted = readSteps(columns.times.acceptedAt, last);
  const dispatched = readSteps(columns.times.dispatchedAt, last);
  const handled = readSteps(columns.times.handledAt, last);
  const answered = readSteps(columns.times.answeredAt, last);
  const closed = readSteps(columns.times.closedAt, last);
  const changed = readSteps(columns.changedAt, last);
  const dueSteps = readWhole(columns.dueAt, rows);
  return (row) => {
    const times = {
      receivedAt: epochMs(received[row]),
      acceptedAt: moment(accepted[row]),
      dispatchedAt: moment(dispatched[row]),
      handledAt: moment(handled[row]),
      answeredAt: moment(answered[row]),
      closedAt: moment(closed[row]),
    };
    return { times, changedAt: epochMs(changed[row]), dueAt: moment(dueFrom({ times }) + dueSteps[row]) };
  };
}

function readReceipts({ rows, firstReceivedAt, times }: TicketColumns): Numbers {
  let receivedAt = firstReceivedAt;
  return readWhole(times.receivedAt, rows).map((step) => {
    receivedAt += step;
    return receivedAt;
  });
}

/** Moments as steps from each row's last known one, which they then become. */
function writeSteps(moments: Numbers, last: Numbers): WholeColumn {
  const steps = moments.map((at, row) => at - last[row]);
  keepKnown(moments, last);
  return writeWhole(steps);
}

function readSteps(column: WholeColumn, last: Numbers): Numbers {
  const moments = readWhole(column, last.length).map((step, row) => last[row] + step);
  keepKnown(moments, last);
  return moments;
}

function keepKnown(moments: Numbers, last: Numbers): void {
  for (let row = 0; row < moments.length; row++) if (!Number.isNaN(moments[row])) last[row] = moments[row];
}
