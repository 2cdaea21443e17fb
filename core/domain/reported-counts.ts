import type { StoredEvent, StoredEventOf } from './event.ts';
import { localDays } from './local-day.ts';

/** What a published account can be told in; a row of any other type is no part of one. */
const REPORTABLE = [
  'ticket.imported',
  'meeting.held',
  'suggestion.made',
  'issue.solicited',
  'visit.registered',
  'visit.made',
  'training.held',
  'report.announced',
] as const;
export type ReportableEvent = StoredEventOf<(typeof REPORTABLE)[number]>;
type ReportedRow = Exclude<ReportableEvent, { type: 'report.announced' }>;
export type ReportedType = ReportedRow['type'];

/** Rows of one calendar year, type, code (channel, or kind of meeting, visit or training) and ending (outcome, or the stage of what is open). */
export type ReportedKey = {
  readonly year: number;
  readonly type: ReportedType;
  readonly code: string;
  readonly ending: string;
};
/** The amount is left out where every row stands for one. */
export type ReportedTuple = readonly [
  year: number,
  type: ReportedType,
  code: string,
  ending: string,
  count: number,
  amount?: number,
];
/** `amount` is what the rows stand for: households visited, people who came; of other rows each is one. */
type ReportedCount = ReportedKey & { count: number; amount: number };

const DAY_MS = 86_400_000;

export const isReportable = (event: StoredEvent): event is ReportableEvent =>
  REPORTABLE.some((type) => type === event.type);

/**
 * 报道口径: the rows of a published account, counted and not held. It may be as long as the district's own
 * log, and is read as a few sums; the rows themselves are read over HTTP.
 */
export class ReportedCounts {
  /** In the order in which they were first met; see `keyOf`. */
  readonly byKey = new Map<string, ReportedCount>();
  /** How many rows the account has, as it says itself; undefined before it says so. */
  announcedRows: number | undefined;
  readonly #yearOf: (event: ReportedRow) => number;

  constructor(zone: string) {
    const dayOf = localDays(zone);
    this.#yearOf = (event) => new Date(dayOf(momentOf(event)) * DAY_MS).getUTCFullYear();
  }

  get isEmpty(): boolean {
    return this.byKey.size === 0 && this.announcedRows === undefined;
  }

  /** How many rows the log holds of it. */
  get rows(): number {
    return this.count({});
  }

  add(event: ReportableEvent): void {
    if (event.type === 'report.announced') this.announcedRows = event.rows;
    else this.#add({ year: this.#yearOf(event), type: event.type, ...codesOf(event) }, 1, amountOf(event));
  }

  /** Rows that have everything that is asked for. */
  count(wanted: Partial<ReportedKey>): number {
    return this.#sum(wanted, 'count');
  }

  /** What these rows stand for. */
  amount(wanted: Partial<ReportedKey>): number {
    return this.#sum(wanted, 'amount');
  }

  write(): { rows?: number; counts: ReportedTuple[] } {
    const counts = [...this.byKey.values()].map(
      ({ year, type, code, ending, count, amount }): ReportedTuple =>
        amount === count ? [year, type, code, ending, count] : [year, type, code, ending, count, amount],
    );
    return this.announcedRows === undefined ? { counts } : { rows: this.announcedRows, counts };
  }

  restore({ rows, counts }: { readonly rows?: number; readonly counts: readonly ReportedTuple[] }): void {
    this.announcedRows = rows;
    for (const [year, type, code, ending, count, amount = count] of counts)
      this.#add({ year, type, code, ending }, count, amount);
  }

  #sum(wanted: Partial<ReportedKey>, part: 'count' | 'amount'): number {
    let sum = 0;
    for (const counted of this.byKey.values()) {
      if (Object.entries(wanted).every(([field, value]) => counted[field as keyof ReportedKey] === value))
        sum += counted[part];
    }
    return sum;
  }

  #add(key: ReportedKey, count: number, amount: number): void {
    const name = keyOf(key);
    const counted = this.byKey.get(name);
    if (!counted) {
      this.byKey.set(name, { ...key, count, amount });
      return;
    }
    counted.count += count;
    counted.amount += amount;
  }
}

/** Codes hold no line ends. */
const keyOf = ({ year, type, code, ending }: ReportedKey) => [year, type, code, ending].join('\n');

const momentOf = (event: ReportedRow) => (event.type === 'ticket.imported' ? event.times.receivedAt : event.occurredAt);

function amountOf(event: ReportedRow): number {
  switch (event.type) {
    case 'visit.registered':
    case 'visit.made':
      return event.households;
    case 'training.held':
      return event.attendances;
    default:
      return 1;
  }
}

function codesOf(event: ReportedRow): Pick<ReportedKey, 'code' | 'ending'> {
  switch (event.type) {
    case 'ticket.imported':
      return { code: event.channel, ending: event.outcome ?? event.stage };
    case 'meeting.held':
      return { code: event.meetingCode, ending: '' };
    case 'suggestion.made':
    case 'issue.solicited':
      return { code: event.channel, ending: '' };
    case 'visit.registered':
    case 'visit.made':
      return { code: event.visitCode, ending: '' };
    case 'training.held':
      return { code: event.trainingCode, ending: '' };
  }
}
