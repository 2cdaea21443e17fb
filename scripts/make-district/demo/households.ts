import type { Building } from './building.ts';

/** Registered households of the district. */
export const HOUSEHOLDS = 127_000;
/** So many flats there are for a household at least. */
const FLATS_PER_HOUSEHOLD = 1.03;
/** Storeys by which a house is raised at most where flats are short. */
const MOST_RAISED = 4;

/**
 * The buildings with so many flats as households need: where chance built too few, every second slab and tower gets a storey
 * more, then the others, and so on.
 */
export function withEnoughFlats<Own extends Building>(buildings: readonly Own[], total: number = HOUSEHOLDS): Own[] {
  const raised = [...buildings];
  const wanted = Math.ceil(FLATS_PER_HOUSEHOLD * total);
  let flats = raised.reduce((sum, building) => sum + building.flats, 0);
  for (let round = 0; round < 2 * MOST_RAISED; round++)
    for (let i = round % 2; i < raised.length && flats < wanted; i += 2) {
      const building = raised[i];
      if (building.kind !== 'slab' && building.kind !== 'tower') continue;
      const more = Math.round(building.flats / building.storeys);
      raised[i] = { ...building, storeys: building.storeys + 1, flats: building.flats + more };
      flats += more;
    }
  return raised;
}

/**
 * How many of each building's flats are lived in, so that the sum is exact: every building gets the difference of two
 * rounded running totals.
 *
 * @throws RangeError when there are fewer flats than households.
 */
export function householdsOf(flats: readonly number[], total: number = HOUSEHOLDS): number[] {
  const all = flats.reduce((sum, count) => sum + count, 0);
  if (all < total) throw new RangeError(`${total} households do not fit into ${all} flats.`);
  let [before, running] = [0, 0];
  return flats.map((count) => {
    running += count;
    const upTo = Math.round((running / all) * total);
    const own = upTo - before;
    before = upTo;
    return own;
  });
}
