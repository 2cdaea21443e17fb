import type { PrivateFields } from '../../../core/domain/event.ts';
import { PRIVATE_ROLES } from '../mapping/role-groups.ts';

type PrivateRole = (typeof PRIVATE_ROLES)[number];

/** As long as the schema of private fields allows, in characters. */
const MAX_CHARS: Record<PrivateRole, number> = { caller: 100, phone: 40, door: 200, address: 400, text: 4000 };

/**
 * Personal data and free text of a record, cut to what may be kept.
 *
 * @returns undefined when the record has none.
 */
export function privateFields(cell: (role: PrivateRole) => string): PrivateFields | undefined {
  const found = PRIVATE_ROLES.map((role) => [role, tidy(cell(role), MAX_CHARS[role])] as const);
  const filled = found.filter(([, value]) => value !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}

/** Without what no database keeps: NUL and other controls, halves of characters. Line ends and tabs stay. */
function tidy(text: string, maxChars: number): string {
  const clean = text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '').trim();
  return [...clean].slice(0, maxChars).join('').trim();
}
