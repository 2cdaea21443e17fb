import type { LonLat } from './units.ts';

export type Ring = readonly LonLat[];

/** How the rings of an area cross: by slips of the pen, and where, once, so that the outline is not what whoever drew it meant. */
export type Crossings = { readonly slips: number; readonly grave: LonLat | undefined };

/**
 * The most positions that all rings of one area may have. The finest outlines of towns have some thousands; looking at many more
 * would take a program minutes, and every question about a place in it a millisecond.
 */
export const MOST_POSITIONS = 50_000;

/**
 * Hand-drawn outlines have tiny loops at their corners. Up to this share of the area they are kept: inside such a loop the
 * even-odd rule still gives one answer.
 */
const SLIP_SHARE = 0.001;

/**
 * Where the rings of one area properly cross each other or themselves; touching is allowed. Ends at the first grave crossing.
 *
 * Sweep from west to east: an edge is compared with those that still reach it. Near-linear for outlines of towns, and at most
 * the square of `MOST_POSITIONS`; memory is that of the edges, however often they cross.
 */
export function crossingsOf(rings: readonly Ring[]): Crossings {
  const edges = new Edges(rings);
  const reaching = new Uint32Array(edges.count);
  let [reachingCount, slips] = [0, 0];
  for (const edge of edges.fromWest()) {
    let kept = 0;
    for (let i = 0; i < reachingCount; i++) {
      const other = reaching[i];
      if (edges.east[other] < edges.west[edge]) continue;
      reaching[kept++] = other;
      if (!edges.cross(edge, other)) continue;
      const at = edges.crossing(edge, other);
      if (edges.cutsOff(edge, other, at) > SLIP_SHARE) return { slips, grave: at };
      slips += 1;
    }
    reaching[kept++] = edge;
    reachingCount = kept;
  }
  return { slips, grave: undefined };
}

/** Twice the area in square degrees, positive when counterclockwise (shoelace formula), from the first corner for accuracy. */
export function signedArea(ring: Ring): number {
  return prefixAreas(ring)[ring.length - 1];
}

/** Twice the area that the first `i + 1` corners and the way back enclose. */
function prefixAreas(ring: Ring): Float64Array {
  const areas = new Float64Array(ring.length);
  for (let i = 1; i < ring.length; i++) areas[i] = areas[i - 1] + twiceTriangle(ring[0], ring[i - 1], ring[i]);
  return areas;
}

/** Twice the area of a triangle, positive when counterclockwise: `c` then lies to the left of the line from `a` to `b`. */
const twiceTriangle = (a: LonLat, b: LonLat, c: LonLat): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** All edges of some rings, in plain arrays, since a sweep looks at millions of pairs. */
class Edges {
  readonly count: number;
  readonly west: Float64Array;
  readonly east: Float64Array;
  readonly #south: Float64Array;
  readonly #north: Float64Array;
  readonly #from: LonLat[] = [];
  readonly #to: LonLat[] = [];
  readonly #ringOf: number[] = [];
  readonly #rings: readonly Ring[];
  /** Of the first edge of each ring. */
  readonly #begin: number[] = [];
  readonly #areas: readonly Float64Array[];
  readonly #whole: number;

  constructor(rings: readonly Ring[]) {
    this.#rings = rings;
    this.#areas = rings.map(prefixAreas);
    this.#whole = this.#areas.reduce((sum, areas) => sum + Math.abs(areas[areas.length - 1]), 0);
    rings.forEach((ring, index) => {
      this.#begin.push(this.#from.length);
      for (let i = 1; i < ring.length; i++) {
        this.#from.push(ring[i - 1]);
        this.#to.push(ring[i]);
        this.#ringOf.push(index);
      }
    });
    this.count = this.#from.length;
    const ends = (choose: (a: number, b: number) => number, axis: 0 | 1) =>
      Float64Array.from(this.#from, (from, edge) => choose(from[axis], this.#to[edge][axis]));
    [this.west, this.east] = [ends(Math.min, 0), ends(Math.max, 0)];
    [this.#south, this.#north] = [ends(Math.min, 1), ends(Math.max, 1)];
  }

  fromWest(): Uint32Array {
    return Uint32Array.from(this.#from, (_, edge) => edge).sort((a, b) => this.west[a] - this.west[b]);
  }

  /** Each edge has the other's ends on both of its sides. */
  cross(one: number, other: number): boolean {
    if (this.#south[one] > this.#north[other] || this.#south[other] > this.#north[one]) return false;
    const [a, b, c, d] = [this.#from[one], this.#to[one], this.#from[other], this.#to[other]];
    return twiceTriangle(a, b, c) * twiceTriangle(a, b, d) < 0 && twiceTriangle(c, d, a) * twiceTriangle(c, d, b) < 0;
  }

  /** Where two edges meet that do cross. */
  crossing(one: number, other: number): LonLat {
    const [a, b, c, d] = [this.#from[one], this.#to[one], this.#from[other], this.#to[other]];
    const toC = twiceTriangle(a, b, c);
    const share = toC / (toC - twiceTriangle(a, b, d));
    return [c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])];
  }

  /** The share of the area that lies on the other side of a crossing; 1 where two rings cross. */
  cutsOff(one: number, other: number, at: LonLat): number {
    const index = this.#ringOf[one];
    if (this.#ringOf[other] !== index) return 1;
    const [ring, areas] = [this.#rings[index], this.#areas[index]];
    const [first, last] = [Math.min(one, other), Math.max(one, other)].map((edge) => edge - this.#begin[index]);
    // from the crossing along the corners between the two edges and back to it
    const loop =
      twiceTriangle(ring[0], at, ring[first + 1]) +
      (areas[last] - areas[first + 1]) +
      twiceTriangle(ring[0], ring[last], at);
    const share = Math.abs(loop) / this.#whole;
    return Math.min(share, Math.abs(1 - share));
  }
}
