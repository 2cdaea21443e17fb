import type { LatticePoint } from '../plane/segment.ts';
import { keyOf } from '../plane/snap-round.ts';

/** A street goes on across a crossroads where it turns by less than this, as a cosine. */
const STRAIGHT = Math.cos((32 * Math.PI) / 180);

/** A number per stretch: the same for stretches that go on in each other, end to end and nearly straight. */
export function straightChains(stretches: readonly (readonly [LatticePoint, LatticePoint])[]): number[] {
  const parent = stretches.map((_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : find(parent[i]));
  const ends = new Map<number, [stretch: number, away: LatticePoint][]>();
  stretches.forEach(([a, b], stretch) => {
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const direction: LatticePoint = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    for (const [end, away] of [
      [a, direction],
      [b, [-direction[0], -direction[1]] as const],
    ] as const) {
      const key = keyOf(end[0], end[1]);
      const others = ends.get(key) ?? [];
      const onward = others.find(([, other]) => -(other[0] * away[0] + other[1] * away[1]) > STRAIGHT);
      if (onward) parent[find(stretch)] = find(onward[0]);
      ends.set(key, [...others, [stretch, away]]);
    }
  });
  return stretches.map((_, i) => find(i));
}
