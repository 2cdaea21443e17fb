import type { Way } from './building.ts';
import { distance, nearestOnPath, placeAt } from './curve.ts';
import type { Place } from './noise.ts';

/** A straight way that could be carried on to the street at either end. */
export type OpenableWay = Way & { readonly gates?: readonly [Place | undefined, Place | undefined] };

/**
 * Ways that all hang together with the street: a part without a gate gets one where a street is, or a link to a road
 * that passes; a part that has neither is left out.
 */
export function joinWays(ways: readonly OpenableWay[], roads: readonly (readonly Place[])[]): Way[] {
  return partsOf(ways).flatMap((part) => {
    const isJoined = part.some(
      ({ startsAtGate, endsAtGate, path }) => startsAtGate || endsAtGate || roads.some((road) => meet(path, road)),
    );
    if (isJoined) return part;
    return opened(part) ?? linked(part, roads) ?? [];
  });
}

function partsOf(ways: readonly OpenableWay[]): OpenableWay[][] {
  const parts: OpenableWay[][] = [];
  for (const way of ways) {
    const touching = parts.filter((part) => part.some((other) => meet(other.path, way.path)));
    for (const part of touching) parts.splice(parts.indexOf(part), 1);
    parts.push([...touching.flat(), way]);
  }
  return parts;
}

function opened(part: readonly OpenableWay[]): Way[] | undefined {
  const index = part.findIndex(({ gates }) => gates?.some(Boolean));
  if (index < 0) return undefined;
  const way = part[index];
  const [start, end] = way.gates ?? [];
  const path = start ? [start, ...way.path.slice(1)] : [...way.path.slice(0, -1), end!]; // one of them is there
  return part.map((other, i) => (i === index ? { path, startsAtGate: !!start, endsAtGate: !start } : other));
}

function linked(part: readonly OpenableWay[], roads: readonly (readonly Place[])[]): Way[] | undefined {
  let best: { from: Place; to: Place } | undefined;
  for (const { path } of part)
    for (const from of [path[0], path[path.length - 1]])
      for (const road of roads) {
        const to = placeAt(road, nearestOnPath(road, from).at);
        if (!best || distance(from, to) < distance(best.from, best.to)) best = { from, to };
      }
  if (!best) return undefined;
  return [...part, { path: [best.from, best.to], startsAtGate: false, endsAtGate: true }];
}

function meet(a: readonly Place[], b: readonly Place[]): boolean {
  for (let i = 1; i < a.length; i++)
    for (let j = 1; j < b.length; j++) if (cross(a[i - 1], a[i], b[j - 1], b[j])) return true;
  return false;
}

function cross(a: Place, b: Place, c: Place, d: Place): boolean {
  const side = ([ax, ay]: Place, [bx, by]: Place, [x, y]: Place) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
