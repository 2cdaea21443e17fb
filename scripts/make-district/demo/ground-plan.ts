import { type PlanarMap, planarMap } from '../plane/planar-map.ts';
import { withoutDeadEnds } from '../plane/prune.ts';
import { type LatticePoint, overshot, type Segment, segmentsOf } from '../plane/segment.ts';
import { snapRound } from '../plane/snap-round.ts';
import { toLattice } from './curve.ts';
import type { Place } from './noise.ts';

/** What a line of the plan is, the ones that win where two coincide first. */
export const LINE_KINDS = [
  'border',
  'bank',
  'shore',
  'dam',
  'rail',
  'bridge',
  'main',
  'secondary',
  'embankment',
  'local',
  'spine',
  'cut',
  'parish',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** One line of the plan; `path` may cross any other. */
export type PlanLine = {
  readonly kind: LineKind;
  readonly path: readonly LatticePoint[];
  /** Lines of one street have a number in common. */
  readonly street?: number;
};

export const planLine = (kind: LineKind, path: readonly Place[], street?: number): PlanLine => ({
  kind,
  path: overshot(toLattice(path)),
  street,
});

/** Streets people walk on; the others only bound areas. */
export const STREET_KINDS: ReadonlySet<LineKind> = new Set(['bridge', 'main', 'secondary', 'embankment', 'local']);

export type GroundPlan = {
  readonly lines: readonly PlanLine[];
  /** Noded, without dead ends; `line` is an index of `lines`. */
  readonly segments: readonly Segment[];
  readonly map: PlanarMap;
};

/**
 * All lines as one arrangement, which has no dead ends: every area of the district is a set of its faces.
 *
 * @param isWanted - Whether a noded piece stays, by its kind and middle; whole pieces only.
 */
export function groundPlan(
  lines: readonly PlanLine[],
  isWanted: (kind: LineKind, x: number, y: number) => boolean = () => true,
): GroundPlan {
  const sorted = [...lines].sort((a, b) => LINE_KINDS.indexOf(a.kind) - LINE_KINDS.indexOf(b.kind));
  const noded = snapRound(sorted.flatMap(({ path }, line) => segmentsOf(path, line)));
  const wanted = noded.filter(({ ax, ay, bx, by, line }) =>
    isWanted(sorted[line].kind, (ax + bx) / 20, (ay + by) / 20),
  );
  const segments = withoutDeadEnds(wanted);
  return { lines: sorted, segments, map: planarMap(segments) };
}

/** The streets once more, each as the noded pieces it consists of, so that a later plan meets the same points. */
export function keptLines({ lines, segments }: GroundPlan): PlanLine[] {
  return segments.map(({ ax, ay, bx, by, line }) => ({
    kind: lines[line].kind,
    street: lines[line].street,
    path: [
      [ax, ay],
      [bx, by],
    ],
  }));
}
