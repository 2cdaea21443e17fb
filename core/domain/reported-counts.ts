import type { StoredEvent, StoredEventOf } from './event.ts';
import { localDays } from './local-day.ts';

/** What a published account can be told in; a row of any other type is no part of one. */
const REPORTABLE = [
  'ticket.imported',
  'meeting.held',
  'suggestion.made',
  'issue.solicited',
  'report.announced',
] as const;
export type ReportableEvent = StoredEventOf<(typeof REPORTABLE)[number]>;
type ReportedRow = Exclude<ReportableEvent, { type: 'report.announced' }>;
export type ReportedType = ReportedRow['type'];

/** Rows of one calendar year, type, code (channel or kind of meeting) and ending (outcome, or the stage of what is open). */
export type ReportedKey = {
  readonly year: number;
  readonly type: ReportedType;
  readonly code: string;
  readonly ending: string;
};
export type ReportedTuple = readonly [year: number, type: ReportedType, code: string, ending: string, count: number];
type ReportedCount = ReportedKey & { count: number };

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
    else this.#add({ year: this.#yearOf(event), type: event.type, ...codesOf(event) }, 1);
  }

  /** Rows that have everything that is asked for. */
  count(wanted: Partial<ReportedKey>): number {
    let sum = 0;
    for (const counted of this.byKey.values()) {
      if (Object.entries(wanted).every(([field, value]) => counted[field as keyof ReportedKey] === value))
        sum += counted.count;
    }
    return sum;
  }

  write(): { rows?: number; counts: ReportedTuple[] } {
    const counts = [...this.byKey.values()].map(
      ({ year, type, code, ending, count }): ReportedTuple => [year, type, code, ending, count],
    );
    return this.announcedRows === undefined ? { counts } : { rows: this.announcedRows, counts };
  }

  restore({ rows, counts }: { readonly rows?: number; readonly counts: readonly ReportedTuple[] }): void {
    this.announcedRows = rows;
    for (const [year, type, code, ending, count] of counts) this.#add({ year, type, code, ending }, count);
  }

  #add(key: ReportedKey, count: number): void {
    const name = keyOf(key);
    const counted = this.byKey.get(name);
    if (counted) counted.count += count;
    else this.byKey.set(name, { ...key, count });
  }
}

/** Codes hold no line ends. */
const keyOf = ({ year, type, code, ending }: ReportedKey) => [year, type, code, ending].join('\n');

const momentOf = (event: ReportedRow) => (event.type === 'ticket.imported' ? event.times.receivedAt : event.occurredAt);

function codesOf(event: ReportedRow): Pick<ReportedKey, 'code' | 'ending'> {
  switch (event.type) {
    case 'ticket.imported':
      return { code: event.channel, ending: event.outcome ?? event.stage };
    case 'meeting.held':
      return { code: event.meetingCode, ending: '' };
    case 'suggestion.made':
    case 'issue.solicited':
      return { code: event.channel, ending: '' };
  }
}
