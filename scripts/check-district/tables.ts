import type { CodeTable, GridProperties } from '../../core/domain/district.ts';

/** Codes of categories that stand twice, and parents that are not there or go round in a circle. */
export function codeProblems({ categories }: CodeTable): string[] {
  const parentOf = new Map(categories.map(({ code, parent }) => [code, parent]));
  const seen = new Set<string>();
  return categories.flatMap(({ code, parent }) => {
    const twice = seen.has(code) ? [`codes.json: the category ${code} stands twice.`] : [];
    seen.add(code);
    if (parent === undefined) return twice;
    if (!parentOf.has(parent)) return [...twice, `codes.json: the parent ${parent} of category ${code} is not in it.`];
    return isOwnAncestor(code, parentOf) ? [...twice, `codes.json: category ${code} is its own parent.`] : twice;
  });
}

function isOwnAncestor(code: string, parentOf: ReadonlyMap<string, string | undefined>): boolean {
  const passed = new Set<string>();
  for (let at = parentOf.get(code); at !== undefined && !passed.has(at); at = parentOf.get(at)) {
    if (at === code) return true;
    passed.add(at);
  }
  return false;
}

/** Communities and subdistricts that have two names, and communities that lie in two subdistricts. */
export function communityProblems(grids: readonly GridProperties[]): string[] {
  return [
    ...contradictions(grids, ({ community, communityName }) => [community, communityName], 'community', 'is called'),
    ...contradictions(grids, ({ community, subdistrict }) => [community, subdistrict], 'community', 'lies in'),
    ...contradictions(
      grids,
      ({ subdistrict, subdistrictName }) => [subdistrict, subdistrictName],
      'subdistrict',
      'is called',
    ),
  ];
}

function contradictions(
  grids: readonly GridProperties[],
  read: (grid: GridProperties) => [key: string | undefined, value: string | undefined],
  what: string,
  verb: string,
): string[] {
  const values = new Map<string, Set<string>>();
  for (const grid of grids) {
    const [key, value] = read(grid);
    if (key !== undefined && value !== undefined) values.set(key, (values.get(key) ?? new Set()).add(value));
  }
  return [...values]
    .filter(([, told]) => told.size > 1)
    .map(([key, told]) => `grids.geojson: ${what} ${key} ${verb} ${[...told].join(' and ')}.`);
}
