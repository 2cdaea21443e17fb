import { latticeOver } from '../../core/geo/lattice.ts';
import { type Area, boxOf, type PolygonRings } from '../../core/geo/point-in-areas.ts';
import { type BoundingBox, type LonLat, meters } from '../../core/geo/units.ts';
import { type ScanLines, type Stretch, scanLines } from './scan-lines.ts';

/** What a border that is drawn a little differently on its two sides makes is no gap and no overlap to anybody. */
const LEAST_WIDTH_METERS = 3;
const LEAST_SQUARE_METERS = 500;
const MOST_TOLD = 10;

/** A stretch of a line that lies in no area, or in two. */
type Run = { readonly line: number; readonly west: number; readonly east: number };
type Patch = { squareMeters: number; widest: Run };

/** Where areas lie on one another, or leave a hole between them that is no water. */
export function coverProblems<Id extends string>(areas: readonly Area<Id>[], water: readonly PolygonRings[]): string[] {
  const bbox = areas.map(boxOf).reduce(union);
  const lines = scanLines([...areas.map(({ polygons }) => polygons), water], bbox);
  const { lonStep, latStep } = latticeOver(bbox, meters(1));
  const measure: Measure = {
    width: ({ west, east }) => (east - west) / lonStep,
    area: ({ west, east }) => ((east - west) / lonStep) * (lines.step / latStep),
  };
  const overlaps = new Map<string, Patch>();
  const gaps = new Gaps(measure);
  for (let line = 0; line < lines.count; line++) {
    const runs = runsOf(lines.stretchesOf(line), line, areas.length, bbox);
    gaps.add(runs.empty.filter((run) => run.isOutside || measure.width(run) >= LEAST_WIDTH_METERS));
    for (const { pair, ...run } of runs.twice)
      if (measure.width(run) >= LEAST_WIDTH_METERS) grow(overlaps, pair, run, measure);
  }
  const isTold = ({ squareMeters }: Patch) => squareMeters >= LEAST_SQUARE_METERS;
  const told = [...overlaps]
    .filter(([, patch]) => isTold(patch))
    .map(([pair, patch]) => overlapText(areas, pair, patch, lines));
  const holes = gaps.patches().filter(isTold);
  return [
    ...told,
    ...holes.map((patch) => `grids.geojson: the areas leave a gap of ${sizeOf(patch)} near ${near(patch, lines)}.`),
  ].slice(0, MOST_TOLD);
}

type Measure = { width(run: Pick<Run, 'west' | 'east'>): number; area(run: Pick<Run, 'west' | 'east'>): number };

function overlapText<Id extends string>(
  areas: readonly Area<Id>[],
  pair: string,
  patch: Patch,
  lines: ScanLines,
): string {
  const [one, other] = pair.split(' ').map((index) => areas[Number(index)].id);
  return `grids.geojson: gridId ${one} and gridId ${other} lie on one another on ${sizeOf(patch)} near ${near(patch, lines)}.`;
}

const sizeOf = ({ squareMeters }: Patch) => `${Math.round(squareMeters).toLocaleString('en')} m²`;

const near = ({ widest: { line, west, east } }: Patch, { latOf }: ScanLines) =>
  ([(west + east) / 2, latOf(line)] satisfies LonLat).map((degrees) => degrees.toFixed(5)).join(', ');

const union = (a: BoundingBox, b: BoundingBox): BoundingBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

function grow(patches: Map<string, Patch>, key: string, run: Run, { width, area }: Measure): void {
  const patch = patches.get(key) ?? { squareMeters: 0, widest: run };
  patch.squareMeters += area(run);
  if (width(run) > width(patch.widest)) patch.widest = run;
  patches.set(key, patch);
}

type EmptyRun = Run & { readonly isOutside: boolean };

/** From one end of a line to the other: where nothing lies, and where two areas do. The last shape is water. */
function runsOf(stretches: readonly Stretch[], line: number, waterIndex: number, [west, , east]: BoundingBox) {
  const ends = stretches
    .flatMap(({ shape, ...stretch }) => [
      { at: stretch.west, shape, enters: true },
      { at: stretch.east, shape, enters: false },
    ])
    .sort((one, other) => one.at - other.at);
  const empty: EmptyRun[] = [];
  const twice: (Run & { readonly pair: string })[] = [];
  const inside = new Set<number>();
  let from = west - (east - west); // beyond everything
  ends.forEach(({ at, shape, enters }, i) => {
    if (inside.size === 0 && at > from) empty.push({ line, west: from, east: at, isOutside: i === 0 });
    if (inside.size > 1 && at > from) {
      const pair = pairOf(inside, waterIndex);
      if (pair) twice.push({ line, west: from, east: at, pair });
    }
    if (enters) inside.add(shape);
    else inside.delete(shape);
    from = at;
  });
  empty.push({ line, west: from, east: east + (east - west), isOutside: true });
  return { empty, twice };
}

/** Two of the areas, the same two in the same order wherever they meet. */
function pairOf(inside: ReadonlySet<number>, waterIndex: number): string | undefined {
  let first: number | undefined;
  for (const index of inside) {
    if (index === waterIndex) continue;
    if (first !== undefined) return `${Math.min(first, index)} ${Math.max(first, index)}`;
    first = index;
  }
  return undefined;
}

/** Grows holes line by line out of runs that touch; whatever hangs together with the outside is none. */
class Gaps {
  readonly #measure: Measure;
  readonly #parents: number[] = [];
  readonly #runs: EmptyRun[] = [];
  #former: number[] = [];

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** @param runs - Of the next line, from west to east. */
  add(runs: readonly EmptyRun[]): void {
    const own = runs.map((run) => {
      this.#parents.push(this.#parents.length);
      return this.#runs.push(run) - 1;
    });
    let i = 0;
    for (const former of this.#former) {
      while (i < own.length && this.#runs[own[i]].east < this.#runs[former].west) i += 1;
      for (let j = i; j < own.length && this.#runs[own[j]].west <= this.#runs[former].east; j++)
        this.#join(former, own[j]);
    }
    this.#former = own;
  }

  patches(): Patch[] {
    const outside = new Set(this.#runs.flatMap(({ isOutside }, i) => (isOutside ? [this.#root(i)] : [])));
    const patches = new Map<string, Patch>();
    this.#runs.forEach((run, i) => {
      const root = this.#root(i);
      if (!outside.has(root)) grow(patches, String(root), run, this.#measure);
    });
    return [...patches.values()];
  }

  #join(one: number, other: number): void {
    this.#parents[this.#root(one)] = this.#root(other);
  }

  #root(index: number): number {
    let at = index;
    while (this.#parents[at] !== at) {
      this.#parents[at] = this.#parents[this.#parents[at]]; // half the way for who comes next
      at = this.#parents[at];
    }
    return at;
  }
}
