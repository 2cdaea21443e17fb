import { beside, curveThrough, distance } from './curve.ts';
import { DISTRICT_OUTLINE, RIVER } from './geography.ts';
import { noise, octaves, type Place } from './noise.ts';

const widthNoise = noise(101, 1900);

/** Meters from the river's middle line to either bank, by the index of a point of it. */
export const halfWidthAt = (index: number): number => {
  const [x, y] = RIVER[Math.min(Math.max(Math.round(index), 0), RIVER.length - 1)];
  return 148 + 26 * widthNoise(x, y);
};

/** Meters between the bank and the middle of the street that follows it: a strip of green. */
export const EMBANKMENT = 55;

export const BANKS: Readonly<Record<'left' | 'right', Place[]>> = {
  left: beside(RIVER, (i) => halfWidthAt(i)),
  right: beside(RIVER, (i) => -halfWidthAt(i)),
};

/** Half the length of the dam's crest, which runs square to the river at its first point: 1,068 m in all. */
const HALF_CREST = 534;

export function damCrest(): [Place, Place] {
  const [[x, y], [nextX, nextY]] = RIVER;
  const length = distance(RIVER[0], RIVER[1]);
  const across: Place = [-(nextY - y) / length, (nextX - x) / length];
  const end = (side: number): Place => [x + side * HALF_CREST * across[0], y + side * HALF_CREST * across[1]];
  return [end(1), end(-1)];
}

/** Square meters the whole district has, water included: 1,032 km². */
const DISTRICT_AREA = 1_032_000_000;
/** The outline is drawn near to this place or away from it until the area is right. */
const ANCHOR: Place = [0, 4000];
const roughness = octaves(131, 2600, 3);

/** The border of the district: the hand-set outline, roughened, and scaled to its area. */
export function districtOutline(): Place[] {
  const rough = curveThrough(DISTRICT_OUTLINE, 160, true).map(([x, y]): Place => {
    const push = 520 * roughness(x, y);
    return [x + push, y + 520 * roughness(x + 50_000, y)];
  });
  const scale = Math.sqrt(DISTRICT_AREA / areaOf(rough));
  return rough.map(([x, y]) => [ANCHOR[0] + scale * (x - ANCHOR[0]), ANCHOR[1] + scale * (y - ANCHOR[1])]);
}

const areaOf = (ring: readonly Place[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
