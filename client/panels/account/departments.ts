import { memo } from '../../store/memo.ts';
import type { AppState } from '../../store/store.ts';

export type Department = { readonly id: string; readonly name: string };

const PREFIX = 'unit.';

/** Departments that handle tickets, by the district's table of words. */
export const selectDepartments = memo(
  ({ district, language }: AppState) => [district, language] as const,
  ({ district, language }): readonly Department[] =>
    [...(district?.termNames ?? [])]
      .filter(([key]) => key.startsWith(PREFIX))
      .map(([key, name]) => ({ id: key.slice(PREFIX.length), name: name[language] })),
);
