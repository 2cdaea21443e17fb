import type { AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';

/** Places looked at on each axis: one in 25 m in a town of 10 km. */
const SIDE = 400;
/** What a border that is drawn a little differently on its two sides makes is no gap and no overlap to anybody. */
const LEAST_PLACES = 3;
const MOST_TOLD = 10;

/** Where areas lie on one another, or leave a hole between them that is no water, by looking at places all over them. */
export function coverProblems<Id extends string>(
  index: AreaIndex<Id>,
  isWater: (position: LonLat) => boolean,
): string[] {
  const [west, south, east, north] = index.bbox;
  const at = (cell: number): LonLat => [
    west + ((east - west) * ((cell % SIDE) + 0.5)) / SIDE,
    south + ((north - south) * (Math.floor(cell / SIDE) + 0.5)) / SIDE,
  ];
  const hits = Array.from({ length: SIDE * SIDE }, (_, cell) => index.find(at(cell)));
  const isEmpty = hits.map((hit, cell) => hit === undefined && !isWater(at(cell)));
  const twice = new Map<Id, number[]>();
  hits.forEach((hit, cell) => {
    if (hit && hit.count > 1) twice.set(hit.id, [...(twice.get(hit.id) ?? []), cell]);
  });
  const near = (cells: readonly number[]) =>
    at(cells[cells.length >> 1])
      .map((degrees) => degrees.toFixed(5))
      .join(', ');
  const overlaps = [...twice].filter(([, cells]) => cells.length >= LEAST_PLACES);
  const gaps = partsOf(isEmpty).filter((cells) => !cells.some(isAtEdge) && cells.length >= LEAST_PLACES);
  return [
    ...overlaps.map(
      ([id, cells]) => `grids.geojson: gridId ${id} and another area lie on one another near ${near(cells)}.`,
    ),
    ...gaps.map((cells) => `grids.geojson: the areas leave a gap near ${near(cells)}.`),
  ].slice(0, MOST_TOLD);
}

const isAtEdge = (cell: number) => {
  const [x, y] = [cell % SIDE, Math.floor(cell / SIDE)];
  return x === 0 || y === 0 || x === SIDE - 1 || y === SIDE - 1;
};

/** Connected sets of the cells that are marked. */
function partsOf(isMarked: readonly boolean[]): number[][] {
  const seen = new Uint8Array(isMarked.length);
  const parts: number[][] = [];
  for (let first = 0; first < isMarked.length; first++) {
    if (!isMarked[first] || seen[first]) continue;
    const part = [first];
    seen[first] = 1;
    for (let i = 0; i < part.length; i++)
      for (const next of neighborsOf(part[i]))
        if (isMarked[next] && !seen[next]) {
          seen[next] = 1;
          part.push(next);
        }
    parts.push(part);
  }
  return parts;
}

function neighborsOf(cell: number): number[] {
  const x = cell % SIDE;
  return [cell - SIDE, cell + SIDE, ...(x > 0 ? [cell - 1] : []), ...(x < SIDE - 1 ? [cell + 1] : [])].filter(
    (other) => other >= 0 && other < SIDE * SIDE,
  );
}
