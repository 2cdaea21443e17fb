import { beside, distance, placeAt, simplified } from './curve.ts';
import { RAILWAY, RIVER } from './geography.ts';
import { evenly, type Place } from './noise.ts';
import { Streamlines } from './streamlines.ts';
import type { UrbanField } from './urban-field.ts';
import { EMBANKMENT, halfWidthAt } from './waterways.ts';

export type TownLine = {
  readonly kind: 'main' | 'secondary' | 'embankment' | 'bridge' | 'rail';
  readonly path: readonly Place[];
};

/** Where bridges cross, as shares of the river from the dam to its end. */
const BRIDGES = [0.41, 0.565, 0.775];
const MAIN = { spacing: 1050, least: 1500, seeds: 700 };
const SECONDARY = { spacing: 430, least: 420, seeds: 5000 };
const BOX = { west: -8000, south: -12_500, width: 19_000, height: 20_000 };
/** Points traced beside the embankment street are not nearer than this to its middle. */
const TOLERANCE = 1.5;

/** Railway, embankments, bridges with the roads that lead to them, then main and secondary streets along the field. */
export function townLines(field: UrbanField): TownLine[] {
  const isTown = (x: number, y: number) => field.townness(x, y) > 0 && field.toBank(x, y) > EMBANKMENT - 1;
  const growing = new Streamlines(field, isTown);
  const lines: TownLine[] = [];
  const take = (kind: TownLine['kind'], path: readonly Place[]) =>
    lines.push({ kind, path: simplified(path, TOLERANCE) });

  take('rail', RAILWAY);
  growing.add(RAILWAY);
  const [first, last] = townReach(field);
  for (const side of [1, -1]) {
    const street = beside(RIVER, (i) => side * (halfWidthAt(i) + EMBANKMENT)).slice(first, last + 1);
    take('embankment', street);
    growing.add(street);
  }
  for (const share of BRIDGES) {
    const [left, right] = bridgeHeads(share);
    take('bridge', [left, right]);
    for (const [from, to] of [
      [right, left],
      [left, right],
    ]) {
      const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
      const { points } = growing.trace([to[0] + 3 * Math.cos(angle), to[1] + 3 * Math.sin(angle)], angle, 300);
      const approach = [to, ...points.slice(1)];
      take('main', approach);
      growing.add(approach);
    }
  }
  for (const [kind, { spacing, least, seeds }] of [['main', MAIN] as const, ['secondary', SECONDARY] as const]) {
    for (let n = 0; n < seeds; n++) {
      const [u, v] = evenly(n);
      const seed: Place = [BOX.west + u * BOX.width, BOX.south + v * BOX.height];
      const path = growing.grow(seed, n % 2, spacing, least);
      if (path) take(kind, path);
    }
  }
  return lines;
}

/** First and last point of the river that has town on either side. */
export function townReach(field: UrbanField): [number, number] {
  const indexes = RIVER.flatMap((place, i) => {
    const [left, right] = [1, -1].map((side) => beside(RIVER, () => side * 320)[i]);
    return field.townness(...left) > 0.02 || field.townness(...right) > 0.02 || field.townness(...place) > 0.15
      ? [i]
      : [];
  });
  return [indexes[0], indexes[indexes.length - 1]];
}

/** Where the bridge meets the two embankment streets, square to the river. */
function bridgeHeads(share: number): [Place, Place] {
  const at = share * (RIVER.length - 1);
  const middle = placeAt(RIVER, at);
  const i = Math.floor(at);
  const length = distance(RIVER[i], RIVER[i + 1]);
  const across: Place = [-(RIVER[i + 1][1] - RIVER[i][1]) / length, (RIVER[i + 1][0] - RIVER[i][0]) / length];
  const head = (side: number): Place => {
    const off = side * (halfWidthAt(at) + EMBANKMENT + 1);
    return [middle[0] + off * across[0], middle[1] + off * across[1]];
  };
  return [head(1), head(-1)];
}
