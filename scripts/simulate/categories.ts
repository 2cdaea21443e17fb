import type { CodeTable } from '../../core/domain/district.ts';
import { GRADES, type Grade } from '../../core/domain/ticket.ts';

export type Category = {
  readonly code: string;
  readonly family: string;
  readonly grade: Grade;
  readonly leadUnit: string;
};

/** Categories with a family; the families themselves are headings and no ticket has one. */
export function readCategories({ categories }: CodeTable): Category[] {
  const small = categories.filter(({ parent }) => parent !== undefined);
  return (small.length > 0 ? small : categories).map(({ code, parent, grade, leadUnit }) => ({
    code,
    family: parent ?? code,
    grade: GRADES.find((known) => known === grade) ?? 'ordinary',
    leadUnit: leadUnit ?? 'JD',
  }));
}
