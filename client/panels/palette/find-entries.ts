import { pinyinInitials } from './pinyin-initials.ts';

/** Something to go to or to do, by its name. */
export type PaletteEntry = {
  readonly kind:
    | 'action'
    | 'panel'
    | 'layer'
    | 'grid'
    | 'unit'
    | 'site'
    | 'market'
    | 'circuit'
    | 'street'
    | 'work'
    | 'ticket';
  readonly key: string;
  readonly name: string;
  /** Other words it is found by: its number, its name in the other language. */
  readonly words: readonly string[];
  run(): void;
};

type Indexed = { readonly entry: PaletteEntry; readonly texts: readonly string[]; readonly initials: string };

const MOST_FOUND = 40;

export function indexEntries(entries: readonly PaletteEntry[]): readonly Indexed[] {
  return entries.map((entry) => ({
    entry,
    texts: [entry.name, ...entry.words].map((text) => text.toLowerCase()),
    initials: pinyinInitials(entry.name),
  }));
}

/** What a query means, the best first: a name that begins with it, then initials that do, then a name that holds it. */
export function findEntries(index: readonly Indexed[], query: string): readonly PaletteEntry[] {
  const sought = query.trim().toLowerCase();
  if (sought === '') return index.slice(0, MOST_FOUND).map(({ entry }) => entry);
  const letters = sought.replaceAll(' ', '');
  return index
    .map((one) => ({ one, rank: rankOf(one, sought, letters) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MOST_FOUND)
    .map(({ one }) => one.entry);
}

function rankOf({ texts, initials }: Indexed, sought: string, letters: string): number {
  if (texts.includes(sought)) return 5;
  if (texts.some((text) => text.startsWith(sought))) return 4;
  if (initials.startsWith(letters)) return 3;
  if (texts.some((text) => text.includes(sought))) return 2;
  return initials.includes(letters) ? 1 : 0;
}
