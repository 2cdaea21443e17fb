import type { Segment } from './segment.ts';
import { keyOf } from './snap-round.ts';

const lengthOf = ({ ax, ay, bx, by }: Segment) => Math.hypot(bx - ax, by - ay);

/**
 * Noded segments without dead ends.
 *
 * @param mayStay - Whether a dead end of so many decimeters, to the next fork, may stay; without it none does.
 */
export function withoutDeadEnds(
  segments: readonly Segment[],
  mayStay: (line: number, length: number) => boolean = () => false,
): Segment[] {
  const touching = new Map<number, number[]>();
  const gone = new Uint8Array(segments.length);
  segments.forEach(({ ax, ay, bx, by }, index) => {
    for (const key of [keyOf(ax, ay), keyOf(bx, by)]) {
      const at = touching.get(key);
      if (at) at.push(index);
      else touching.set(key, [index]);
    }
  });
  const left = (key: number) => touching.get(key)!.filter((index) => !gone[index]); // every end was entered above
  const ends = [...touching.keys()].filter((key) => left(key).length === 1);
  for (const end of ends) {
    const chain = chainFrom(end, segments, left);
    if (chain.length === 0) continue;
    const length = chain.reduce((sum, index) => sum + lengthOf(segments[index]), 0);
    if (mayStay(segments[chain[0]].line, length)) continue;
    for (const index of chain) gone[index] = 1;
    const { ax, ay, bx, by } = segments[chain[chain.length - 1]];
    for (const key of [keyOf(ax, ay), keyOf(bx, by)]) if (left(key).length === 1) ends.push(key);
  }
  return segments.filter((_, index) => !gone[index]);
}

/** From a dead end to the next fork or the other end. */
function chainFrom(end: number, segments: readonly Segment[], left: (key: number) => number[]): number[] {
  const chain: number[] = [];
  let at = end;
  let touching = left(at);
  if (touching.length !== 1) return chain;
  let index = touching[0];
  for (let steps = 0; steps <= segments.length; steps++) {
    chain.push(index);
    const { ax, ay, bx, by } = segments[index];
    at = keyOf(ax, ay) === at ? keyOf(bx, by) : keyOf(ax, ay);
    touching = left(at);
    if (touching.length !== 2) return chain;
    index = touching[0] === index ? touching[1] : touching[0];
  }
  return chain;
}
