import type { GridId } from '../../../core/domain/ids.ts';

/** Finds the area a source means, by its id or by its name. */
export type AreaWords = { find(word: string): GridId | undefined };

type NamedArea = { readonly id: GridId; readonly name: string };

/** Ids go before names; a name that two areas share names none. */
export function areaWords(areas: readonly NamedArea[]): AreaWords {
  const byId = new Map(areas.map(({ id }) => [id as string, id]));
  const byName = new Map<string, GridId | undefined>();
  for (const { id, name } of areas) {
    const key = keyOf(name);
    byName.set(key, byName.has(key) ? undefined : id);
  }
  return { find: (word) => byId.get(word.trim()) ?? byName.get(keyOf(word)) };
}

const keyOf = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
