import type { District } from '../../core/domain/district.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { hasText, type Language, type Translate } from './t.ts';

/** A category by name, or its code where the district's table does not know it. */
export function categoryText(
  names: ReadonlyMap<string, District['name']> | undefined,
  category: string,
  language: Language,
): string {
  return names?.get(category)?.[language] ?? category;
}

/** Where a ticket lies, in words: its grid, or why it has none. */
export function placeText(
  { position, gridId }: Pick<Ticket, 'position' | 'gridId'>,
  gridNames: ReadonlyMap<string, string> | undefined,
  t: Translate,
): string {
  if (!position) return t('ticket.no-position');
  if (!gridId) return t('ticket.outside');
  return gridNames?.get(gridId) ?? gridId;
}

/** A code of the wire in words; a code of a later release is shown as it came. */
export function codeText(prefix: string, code: string, t: Translate): string {
  const key = `${prefix}.${code}`;
  return hasText(key) ? t(key) : code;
}
