import type { LonLat } from './units.ts';

export type Ring = readonly LonLat[];

/** Two edges that cross. What a crossing of one ring with itself cuts off is `loop`; of two rings, there is none. */
export type Crossing = { readonly at: LonLat; readonly loop?: Ring };

/**
 * Hand-drawn outlines have tiny loops at their corners. Up to this share of the area they are kept: inside such a loop the
 * even-odd rule still gives one answer.
 */
const SLIP_SHARE = 0.001;

type Edge = {
  readonly ring: number;
  readonly index: number;
  readonly a: LonLat;
  readonly b: LonLat;
  readonly west: number;
  readonly east: number;
};

/**
 * Where the rings of one area properly cross each other or themselves; touching is allowed.
 *
 * Sweep from west to east: an edge is compared with those that still reach it. Near-linear for outlines of towns.
 */
export function crossingsOf(rings: readonly Ring[]): Crossing[] {
  const edges = rings.flatMap(edgesOf).sort((one, other) => one.west - other.west);
  const crossings: Crossing[] = [];
  let reaching: Edge[] = [];
  for (const edge of edges) {
    reaching = reaching.filter(({ east }) => east >= edge.west);
    for (const other of reaching) if (cross(edge, other)) crossings.push(crossingAt(edge, other, rings));
    reaching.push(edge);
  }
  return crossings;
}

/** The first crossing that is more than a slip of the pen: where the outline is not what whoever drew it meant. */
export function graveCrossing(crossings: readonly Crossing[], rings: readonly Ring[]): Crossing | undefined {
  return crossings.find((crossing) => cutsOff(crossing, rings) > SLIP_SHARE);
}

/** The share of an area that lies on the other side of a crossing; 1 where two rings cross. */
function cutsOff({ loop }: Crossing, rings: readonly Ring[]): number {
  if (!loop) return 1;
  const whole = rings.reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);
  const share = Math.abs(signedArea(loop)) / whole;
  return Math.min(share, Math.abs(1 - share));
}

/** Twice the area in square degrees, positive when counterclockwise (shoelace formula), from the first corner for accuracy. */
export function signedArea(ring: Ring): number {
  const [originLon, originLat] = ring[0];
  let area = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1][0] - originLon, ring[i - 1][1] - originLat];
    const [bx, by] = [ring[i][0] - originLon, ring[i][1] - originLat];
    area += ax * by - bx * ay;
  }
  return area;
}

function edgesOf(ring: Ring, ringIndex: number): Edge[] {
  return ring.slice(1).map((b, index) => {
    const a = ring[index];
    return { ring: ringIndex, index, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
  });
}

/** Each edge has the other's ends on both of its sides. */
function cross(one: Edge, other: Edge): boolean {
  return (
    side(one.a, one.b, other.a) * side(one.a, one.b, other.b) < 0 &&
    side(other.a, other.b, one.a) * side(other.a, other.b, one.b) < 0
  );
}

/** Twice the area of the triangle: positive when `at` is to the left of the line from `a` to `b`. */
const side = (a: LonLat, b: LonLat, at: LonLat): number =>
  (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]);

function crossingAt(one: Edge, other: Edge, rings: readonly Ring[]): Crossing {
  const toA = side(one.a, one.b, other.a);
  const share = toA / (toA - side(one.a, one.b, other.b));
  const at: LonLat = [other.a[0] + share * (other.b[0] - other.a[0]), other.a[1] + share * (other.b[1] - other.a[1])];
  if (one.ring !== other.ring) return { at };
  const [first, last] = [Math.min(one.index, other.index), Math.max(one.index, other.index)];
  return { at, loop: [at, ...rings[one.ring].slice(first + 1, last + 1), at] };
}
