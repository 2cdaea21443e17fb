import type { LatticePoint } from '../plane/segment.ts';
import { metersOf, type NamedStreet, type NamedStreets, RELIT_LAMPS, RELIT_SPACING } from './named-streets.ts';
import type { Place } from './noise.ts';

export const LAMPS = 3200;
const SPACING = 34.4;
const LANE_SPACING = 31;
/** Lit lanes of the old quarters, besides that of the account. */
const LIT_LANES = 36;
/** Lamps of one circuit at most; those of a street are shared out as evenly as can be. */
const LONGEST_CIRCUIT = 24;
/** Every third circuit has a controller that reports by itself. */
const MONITORED_EVERY = 3;
const FROM_CURB = 0.8;
const BOX_FROM_CURB = 2;

export type LampPost = {
  readonly lampId: string;
  readonly circuitId: string;
  readonly streetId: string;
  readonly monitored: boolean;
  readonly at: Place;
  readonly relit: boolean;
};
export type ControlBox = { readonly circuitId: string; readonly name: string; readonly at: Place };

type Row = { readonly street: NamedStreet; readonly count: number; readonly spacing: number; readonly relit: boolean };

/** Lamps of the relit streets, of some lanes, and of the larger streets from the middle of the town outward, 3,200 in all. */
export function streetLamps({ streets, relit }: NamedStreets): { lamps: LampPost[]; circuits: ControlBox[] } {
  const rows: Row[] = relit.map((street, i) => ({
    street,
    count: RELIT_LAMPS[i],
    spacing: RELIT_SPACING,
    relit: true,
  }));
  const lanes = streets.filter(
    (street) => street.class === 'lane' && !relit.includes(street) && metersOf(street.path) > 90,
  );
  for (let n = 0; n < LIT_LANES; n++) rows.push(rowOf(lanes[Math.floor((n * lanes.length) / LIT_LANES)], LANE_SPACING));
  const large = streets
    .filter((street) => street.class === 'main' || street.class === 'secondary' || street.class === 'bridge')
    .filter(({ streetId }) => !streetId.startsWith('R'))
    .map((street) => rowOf(street, SPACING))
    .filter(({ count }) => count >= 4)
    .sort((a, b) => fromMiddle(a.street) - fromMiddle(b.street));
  let left = LAMPS - rows.reduce((sum, { count }) => sum + count, 0);
  for (const row of large) {
    const count = Math.min(row.count, left);
    if (count > 0) rows.push({ ...row, count });
    left -= count;
  }
  if (left > 0) throw new Error(`${left} lamps found no street.`);
  return post(rows);
}

const rowOf = (street: NamedStreet, spacing: number): Row => ({
  street,
  spacing,
  count: Math.floor(metersOf(street.path) / spacing),
  relit: false,
});

const fromMiddle = ({ path }: NamedStreet): number =>
  path.reduce((sum, [x, y]) => sum + Math.hypot(x / 10 - 300, y / 10 - 300), 0) / path.length;

function post(rows: readonly Row[]): { lamps: LampPost[]; circuits: ControlBox[] } {
  const lamps: LampPost[] = [];
  const circuits: ControlBox[] = [];
  for (const { street, count, spacing, relit } of rows) {
    const parts = Math.ceil(count / LONGEST_CIRCUIT);
    const beside = street.widthMeters / 2 + FROM_CURB;
    for (let n = 0; n < count; n++) {
      const part = Math.floor((n * parts) / count);
      const circuitId = `C-${street.streetId}-${part + 1}`;
      if (circuits[circuits.length - 1]?.circuitId !== circuitId) {
        const at = placeBeside(street.path, (n + 0.5) * spacing + 2, beside + BOX_FROM_CURB);
        circuits.push({ circuitId, name: `${street.name.zh}${part + 1}号控制箱`, at });
      }
      const side = street.class === 'lane' || n % 2 === 0 ? 1 : -1;
      lamps.push({
        lampId: `L-${street.streetId}-${String(n + 1).padStart(3, '0')}`,
        circuitId,
        streetId: street.streetId,
        monitored: circuits.length % MONITORED_EVERY === 0,
        at: placeBeside(street.path, (n + 0.5) * spacing, side * beside),
        relit,
      });
    }
  }
  return { lamps, circuits };
}

/** So many meters along a path and to the left of it. */
function placeBeside(path: readonly LatticePoint[], along: number, left: number): Place {
  let before = 0;
  for (let i = 1; i < path.length; i++) {
    const [[ax, ay], [bx, by]] = [path[i - 1], path[i]];
    const length = Math.hypot(bx - ax, by - ay) / 10;
    if (before + length >= along || i === path.length - 1) {
      const share = (along - before) / length;
      const [dx, dy] = [(bx - ax) / 10 / length, (by - ay) / 10 / length];
      return [ax / 10 + share * length * dx - left * dy, ay / 10 + share * length * dy + left * dx];
    }
    before += length;
  }
  throw new Error('A street of one point has no lamps.');
}

/** The first meters of a path. */
export function beginningOf(path: readonly LatticePoint[], meters: number): LatticePoint[] {
  const [x, y] = placeBeside(path, meters, 0);
  let before = 0;
  const kept: LatticePoint[] = [path[0]];
  for (let i = 1; i < path.length; i++) {
    before += Math.hypot(path[i][0] - path[i - 1][0], path[i][1] - path[i - 1][1]) / 10;
    if (before < meters - 0.2) kept.push(path[i]);
  }
  return [...kept, [Math.round(10 * x), Math.round(10 * y)]];
}
