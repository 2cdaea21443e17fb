import type { Place } from './noise.ts';

/** What a building is. */
export const BUILDING_KINDS = [
  'slab',
  'tower',
  'cottage',
  'shop',
  'mall',
  'office',
  'factory',
  'school',
  'kindergarten',
  'hospital',
  'market',
  'campus',
  'station',
] as const;
export type BuildingKind = (typeof BUILDING_KINDS)[number];

/** A rectangle on the ground with storeys on it. */
export type Building = {
  readonly kind: BuildingKind;
  readonly center: Place;
  /** Of its long side, in radians. */
  readonly angle: number;
  readonly length: number;
  readonly depth: number;
  readonly storeys: number;
  /** Stairwells (单元); none where nobody lives. */
  readonly stairwells: number;
  readonly flats: number;
};

/** A way inside a compound, in meters; an open end meets the street around it at a gate. */
export type Way = {
  readonly path: readonly Place[];
  readonly startsAtGate: boolean;
  readonly endsAtGate: boolean;
};

export type Footprint = Pick<Building, 'center' | 'angle' | 'length' | 'depth'>;

/** Corners, counterclockwise. */
export function cornersOf({ center: [x, y], angle, length, depth }: Footprint): [Place, Place, Place, Place] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (u: number, v: number): Place => [x + u * cos - v * sin, y + u * sin + v * cos];
  const [halfLength, halfDepth] = [length / 2, depth / 2];
  return [
    corner(-halfLength, -halfDepth),
    corner(halfLength, -halfDepth),
    corner(halfLength, halfDepth),
    corner(-halfLength, halfDepth),
  ];
}

/** Whether a straight stretch comes within `margin` meters of a footprint, corners of the margin not rounded. */
export function comesNear(footprint: Footprint, [ax, ay]: Place, [bx, by]: Place, margin: number): boolean {
  const { center, angle, length, depth } = footprint;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [halfLength, halfDepth] = [length / 2 + margin, depth / 2 + margin];
  const u1 = (ax - center[0]) * cos + (ay - center[1]) * sin;
  const v1 = (ay - center[1]) * cos - (ax - center[0]) * sin;
  const du = (bx - ax) * cos + (by - ay) * sin;
  const dv = (by - ay) * cos - (bx - ax) * sin;
  const [enterU, leaveU] = within(u1, du, halfLength);
  const [enterV, leaveV] = within(v1, dv, halfDepth);
  return Math.max(enterU, enterV, 0) < Math.min(leaveU, leaveV, 1);
}

/** For which shares of a stretch one coordinate is less than a limit away from 0. */
function within(start: number, change: number, limit: number): [number, number] {
  if (change === 0) return Math.abs(start) < limit ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const [a, b] = [(-limit - start) / change, (limit - start) / change];
  return a < b ? [a, b] : [b, a];
}

/** Whether two footprints come nearer than `gap` meters to each other. Method: separating axes. */
export function areNear(a: Footprint, b: Footprint, gap: number): boolean {
  const reach = (Math.hypot(a.length, a.depth) + Math.hypot(b.length, b.depth)) / 2 + gap;
  if (Math.hypot(a.center[0] - b.center[0], a.center[1] - b.center[1]) > reach) return false;
  const [cornersA, cornersB] = [cornersOf(a), cornersOf(b)];
  return [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2].every((angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const span = (corners: readonly Place[]) => {
      const along = corners.map(([x, y]) => x * cos + y * sin);
      return [Math.min(...along), Math.max(...along)];
    };
    const [[lowA, highA], [lowB, highB]] = [span(cornersA), span(cornersB)];
    return lowA < highB + gap && lowB < highA + gap;
  });
}
