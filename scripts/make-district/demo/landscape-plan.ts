import { isInRing, placeInside, type Ring, ringsOfFace } from '../plane/rings.ts';
import { toLattice } from './curve.ts';
import { type GroundPlan, groundPlan, type LineKind, type PlanLine, planLine } from './ground-plan.ts';
import type { TownLine } from './main-streets.ts';
import type { Place } from './noise.ts';
import type { UrbanField } from './urban-field.ts';
import { BANKS, damCrest, districtOutline } from './waterways.ts';

export type Landscape = { readonly border: Ring; readonly lake: Ring; readonly river: Ring };

/** Water and border as rings; where the lake ends is for the dam to say. */
export function landscape(shore: readonly Place[]): Landscape {
  return {
    border: toLattice(districtOutline()),
    lake: toLattice(shore),
    river: toLattice([...BANKS.left, ...[...BANKS.right].reverse()]),
  };
}

/** Meters; the crest is carried on so far that it surely meets both shores. */
const CREST_REACH = 1.6;

/** Lines that are there before any street: border, banks, shore and dam. */
function landscapeLines({ border, lake }: Landscape): PlanLine[] {
  const [[ax, ay], [bx, by]] = damCrest();
  const carried = (from: number, to: number) => from + (to - from) * CREST_REACH;
  const crest: Place[] = [
    [carried(bx, ax), carried(by, ay)],
    [carried(ax, bx), carried(ay, by)],
  ];
  return [
    { kind: 'border', path: [...border, border[0]] },
    { kind: 'shore', path: [...lake, lake[0]] },
    planLine('bank', BANKS.left),
    planLine('bank', BANKS.right),
    planLine('dam', crest),
  ];
}

/** Whether a place lies above the dam. */
export function isAboveDam(x: number, y: number): boolean {
  const [[ax, ay], [bx, by]] = damCrest();
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax) < 0;
}

/** Out there the railway divides nothing. */
const COUNTRY_RAIL = -0.12;

/** Pieces that stay: nothing outside the border, the shore above the dam, banks below it. */
function isInLandscape({ border, lake, river }: Landscape, field: UrbanField) {
  return (kind: LineKind, x: number, y: number): boolean => {
    if (kind === 'border') return true;
    if (!isInRing(border, 10 * x, 10 * y)) return false;
    if (kind === 'shore') return isAboveDam(x, y);
    if (kind === 'dam') return isInRing(lake, 10 * x, 10 * y);
    const isLake = isAboveDam(x, y) && isInRing(lake, 10 * x, 10 * y);
    if (kind === 'bank') return !isAboveDam(x, y);
    if (kind === 'bridge') return true;
    if (kind === 'rail' && field.townness(x, y) < COUNTRY_RAIL) return false;
    return !isLake && !isInRing(river, 10 * x, 10 * y);
  };
}

export type Ground = 'outside' | 'lake' | 'river' | 'land';

/** What each face of a plan is. */
export function groundOf({ map }: GroundPlan, { lake, river }: Landscape): Ground[] {
  return map.faces.map((_, face) => {
    if (face === 0) return 'outside';
    const [x, y] = placeInside(ringsOfFace(map, face));
    if (isAboveDam(x / 10, y / 10)) return isInRing(lake, x, y) ? 'lake' : 'land';
    return isInRing(river, x, y) ? 'river' : 'land';
  });
}

/** Across the green strip at both ends of each embankment street, so that it is no part of the countryside. */
function stripEnds(lines: readonly TownLine[]): PlanLine[] {
  return lines
    .filter(({ kind }) => kind === 'embankment')
    .flatMap(({ path }) => [path[0], path[path.length - 1]])
    .map((end) => planLine('cut', [end, nearestWater(end)]));
}

function nearestWater([x, y]: Place): Place {
  const banks = [...BANKS.left, ...BANKS.right];
  const [bx, by] = banks.reduce((best, bank) =>
    Math.hypot(bank[0] - x, bank[1] - y) < Math.hypot(best[0] - x, best[1] - y) ? bank : best,
  );
  const length = Math.hypot(bx - x, by - y);
  return [bx + (4 * (bx - x)) / length, by + (4 * (by - y)) / length];
}

/** The plan before superblocks are divided. */
export function firstPlan(land: Landscape, lines: readonly TownLine[], field: UrbanField): GroundPlan {
  const streets = lines.map(({ kind, path }, street) => planLine(kind, path, street));
  return groundPlan([...landscapeLines(land), ...streets, ...stripEnds(lines)], isInLandscape(land, field));
}
