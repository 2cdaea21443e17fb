import type { BoundingBox } from '../../../core/geo/units.ts';
import { mapStatus } from '../record/map-status.ts';
import { mapGrade } from '../record/map-words.ts';
import { isNoMoment, parseMoment } from '../record/parse-moment.ts';
import type { AreaWords } from './area-words.ts';
import { bareName } from './header-words.ts';
import { isPoint, positionFit, share } from './position-fit.ts';
import type { ColumnProfile } from './profile-table.ts';
import { isPositionRole, isTimeRole } from './role-groups.ts';
import type { Role } from './roles.ts';

/** The column cannot play the role, whatever its name says. */
export const VETO = -1;
/** The values say nothing for or against. */
const NEUTRAL = 0.5;

/** What values are compared with. */
export type FitContext = { readonly areas: AreaWords; readonly bbox: BoundingBox };

/** How well a column's values fit a role: 0 to 1, or `VETO`. */
export function valueFit(column: ColumnProfile, role: Role, { areas, bbox }: FitContext): number {
  if (column.filled === 0) return role === 'id' || role === 'received' || isPositionRole(role) ? VETO : NEUTRAL;
  if (isPositionRole(role)) return positionFit(column, role, bbox) || VETO;
  if (isTimeRole(role)) return atLeast(0.6, share(column, isMoment));
  switch (role) {
    case 'id':
      return column.distinctShare >= 0.9 && share(column, isShortWord) > 0.9 && !looksLikeMoments(column) ? 1 : VETO;
    case 'grid':
      return atLeast(
        0.5,
        share(column, (cell) => areas.find(cell) !== undefined),
      );
    case 'grade':
      return atLeast(
        0.5,
        share(column, (cell) => mapGrade(cell) !== undefined),
      );
    case 'status':
      return statusFit(column);
    case 'category':
      return isVocabulary(column, 2_000) && !looksLikeMoments(column) ? NEUTRAL : VETO;
    case 'channel':
      return isVocabulary(column, 200) ? NEUTRAL : VETO;
    case 'unit':
      return unitFit(column);
    case 'address':
      return share(column, isPoint) >= 0.6 ? VETO : NEUTRAL;
    default:
      return NEUTRAL;
  }
}

/** Whether nearly all values are moments written as dates, and not numbers that could be anything. */
export const looksLikeMoments = (column: ColumnProfile): boolean =>
  share(column, (cell) => !/^\d+(\.\d+)?$/.test(cell) && isMoment(cell)) >= 0.9;

const atLeast = (limit: number, value: number) => (value >= limit ? value : VETO);
const isShortWord = (cell: string) => cell.length <= 64 && !cell.includes('\n');

/** In either order of day and month, since that is decided later and for all columns together. */
const isMoment = (cell: string) =>
  isNoMoment(cell) || parseMoment(cell, 'mdy') !== undefined || parseMoment(cell, 'dmy') !== undefined;

function statusFit(column: ColumnProfile): number {
  if (!isVocabulary(column, 100)) return VETO;
  const times = { receivedAt: 0 } as Parameters<typeof mapStatus>[1];
  const known = share(column, (cell) => mapStatus(cell, times).isKnown);
  // A column `state` may be one of fifty states.
  return known === 0 && bareName(column.name) === 'state' ? VETO : Math.max(known, 0.3);
}

/** `owner` is a department in one city and a person in another; persons have spaces in their names, codes do not. */
function unitFit(column: ColumnProfile): number {
  if (!isVocabulary(column, 1_000)) return VETO;
  const isCode = share(column, (cell) => !/\s/.test(cell) && cell.length <= 12) >= 0.9;
  return bareName(column.name) === 'owner' && !isCode ? VETO : NEUTRAL;
}

/** Words that come again and again, and not the free text of each record. */
function isVocabulary(column: ColumnProfile, most: number): boolean {
  const isFew = column.distinct <= most && (column.filled < 50 || column.distinctShare < 0.8);
  return isFew && share(column, (cell) => cell.length <= 100) > 0.9;
}
