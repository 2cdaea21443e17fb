import type { Rate } from './rate.ts';
import type { ReportedCounts, ReportedKey } from './reported-counts.ts';
import { TICKET_STAGES } from './ticket.ts';

/** What the published account of a district counts, each by its own way in: figures that may overlap and are never added up. */
export const ACCOUNT_FIGURES = {
  hotline: { type: 'ticket.imported', code: 'hotline' },
  coordination: { type: 'ticket.imported', code: 'coordination' },
  'visit-coverage': { type: 'visit.made', code: 'household' },
  'second-visits': { type: 'visit.made', code: 'key-household' },
  mediation: { type: 'ticket.imported', code: 'center-household' },
  visits: { type: 'ticket.imported', code: 'visit' },
  proactive: { type: 'ticket.imported', code: 'proactive' },
  issues: { type: 'issue.solicited' },
  suggestions: { type: 'suggestion.made', code: 'talk' },
  'forum-suggestions': { type: 'suggestion.made', code: 'forum' },
  sessions: { type: 'meeting.held', code: 'themed-session' },
  talks: { type: 'meeting.held', code: 'talk' },
  trainings: { type: 'training.held' },
} as const satisfies Record<string, Partial<ReportedKey>>;

const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

export type AccountFigureId = keyof typeof ACCOUNT_FIGURES;

export type AccountFigure = {
  readonly id: AccountFigureId;
  /**
   * Tickets that are solved, of all that are told of, and households that were visited, of those that were to be; meetings,
   * suggestions, issues and people at trainings are all there is of them.
   */
  readonly rate: Rate;
  /** What is counted, by calendar year, the first one first. */
  readonly byYear: readonly (readonly [year: number, amount: number])[];
};

/** Every figure of the account that has rows. */
export function accountFigures(counts: ReportedCounts): AccountFigure[] {
  const ids = Object.keys(ACCOUNT_FIGURES) as AccountFigureId[]; // the keys of a constant object are its type's
  return ids.map((id) => figureOf(counts, id)).filter(({ byYear }) => byYear.length > 0);
}

function figureOf(counts: ReportedCounts, id: AccountFigureId): AccountFigure {
  const key = ACCOUNT_FIGURES[id];
  const years = [...new Set([...counts.byKey.values()].map(({ year }) => year))].sort((a, b) => a - b);
  const byYear = years.map((year) => [year, counts.amount({ ...key, year })] as const).filter(([, sum]) => sum > 0);
  const all = byYear.reduce((sum, [, amount]) => sum + amount, 0);
  if (key.type === 'visit.made') {
    const toVisit = counts.amount({ ...key, type: 'visit.registered' });
    return { id, rate: { numerator: all, denominator: toVisit }, byYear };
  }
  const open = key.type === 'ticket.imported' ? openOf(counts, key) : 0;
  return { id, rate: { numerator: all - open, denominator: all }, byYear };
}

/** A row without an outcome ends in the stage it is in; whatever stage before the last that is, nobody has solved it. */
const openOf = (counts: ReportedCounts, key: Partial<ReportedKey>): number =>
  OPEN_STAGES.reduce((sum, ending) => sum + counts.count({ ...key, ending }), 0);

/** 同比: the last year against the one before. @returns undefined where one of the two is not there. */
export function yearChange({ byYear }: Pick<AccountFigure, 'byYear'>): { before: number; after: number } | undefined {
  const [last, before] = [byYear.at(-1), byYear.at(-2)];
  if (!last || !before || last[0] !== before[0] + 1) return undefined;
  return { before: before[1], after: last[1] };
}
