import type { Action } from '../../core/access/policy.ts';
import {
  ACCOUNT_FIGURES,
  type AccountFigure,
  type AccountFigureId,
  accountFigures,
} from '../../core/domain/account-figures.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

/** What the log holds of the district's published account (报道口径). */
export type Account = {
  readonly figures: readonly AccountFigure[];
  /** Rows in the log, of so many that were announced. */
  readonly rows: number;
  readonly announcedRows: number | undefined;
  /** A part of the rows adds up to no figure of the account. */
  readonly isWhole: boolean;
};

/** @returns undefined until the log is read. */
export const selectAccount = memo(
  ({ log }: AppState) => [log, log?.reported.rows, log?.reported.announcedRows] as const,
  ({ log }): Account | undefined => {
    if (!log) return undefined;
    const { reported } = log;
    const { rows, announcedRows } = reported;
    const isWhole = announcedRows !== undefined && rows >= announcedRows;
    return { figures: accountFigures(reported), rows, announcedRows, isWhole };
  },
);

/** What one has to be allowed for that. */
export const accountRowsAction = (id: AccountFigureId): Action =>
  ACCOUNT_FIGURES[id].type === 'ticket.imported' ? 'tickets.export' : 'deliberations.export';

/** Where the server hands out the rows of a figure, as CSV. */
export function accountRowsLink(id: AccountFigureId): string {
  const { type, ...key } = ACCOUNT_FIGURES[id];
  const query = new URLSearchParams({ format: 'csv', provenance: 'reported' });
  const code = 'code' in key ? key.code : undefined;
  if (type === 'ticket.imported') {
    if (code) query.set('channel', code);
    return `/api/tickets?${query}`;
  }
  query.set('type', type);
  if (code) query.set('code', code);
  return `/api/deliberations?${query}`;
}
