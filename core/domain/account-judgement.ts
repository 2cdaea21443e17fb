import type { StoredEvent } from './event.ts';
import { isReportable } from './reported-counts.ts';

/** How far a published account is told: the rows it has by its own word, and those the log holds. */
export type AccountTold = { readonly announcedRows: number | undefined; readonly rows: number };

export const NOTHING_TOLD: AccountTold = { announcedRows: undefined, rows: 0 };

export type AccountRefusalCode =
  | 'event-not-reportable'
  | 'event-reported-only'
  | 'report-announced'
  | 'report-unannounced'
  | 'report-complete';

/**
 * Why an event may not be stored for what it would do to a published account: an account says once how many rows it has, and
 * has so many.
 *
 * @returns undefined when the account has nothing against it.
 */
export function judgeForAccount(event: StoredEvent, told: AccountTold): AccountRefusalCode | undefined {
  const isAnnouncement = event.type === 'report.announced';
  if (event.provenance !== 'reported') return isAnnouncement ? 'event-reported-only' : undefined;
  if (!isReportable(event)) return 'event-not-reportable';
  if (isAnnouncement) return told.announcedRows === undefined ? undefined : 'report-announced';
  if (told.announcedRows === undefined) return 'report-unannounced';
  return told.rows < told.announcedRows ? undefined : 'report-complete';
}

/** The account after an event that was stored. */
export function toldAfter(told: AccountTold, event: StoredEvent): AccountTold {
  if (event.provenance !== 'reported') return told;
  return event.type === 'report.announced' ? { ...told, announcedRows: event.rows } : { ...told, rows: told.rows + 1 };
}
