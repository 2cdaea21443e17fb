import { CELL_SIDE } from '../../core/access/policy.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { cellCenter, cellOf, latticeOver } from '../../core/geo/lattice.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { PatrolAgesBody } from '../../core/protocol/http.ts';
import type { PositionsFrame } from '../../core/protocol/stream.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import type { LoadedDistrict } from '../store/district.ts';
import { scatter } from './street-points.ts';

const HOUR_MS = 3_600_000;
const CELLS_NOW = 40;
const CELLS_BEFORE = 400;
/** Of a third of the grids nothing is known. */
const KNOWN_SHARE = 2 / 3;
const LONGEST_HOURS = 120;

/** An invented count of patrols, always the same. Demo data. */
export function samplePositions(district: LoadedDistrict, occurredAt: EpochMs): PositionsFrame {
  const random = seededRandom(6);
  const lattice = latticeOver(district.body.bbox, CELL_SIDE);
  const place = scatter(district, random);
  const names = new Set(Array.from({ length: CELLS_NOW }, () => cellOf(lattice, place())));
  const cells = [...names].map((cell) => ({
    cell,
    position: cellCenter(lattice, cell),
    count: 3 + Math.floor(6 * random()),
  }));
  return { kind: 'positions', occurredAt, cells, grids: [] };
}

/** What was counted over five days, with older and fresher places. Demo data. */
export function sampleAges(district: LoadedDistrict, now: EpochMs): PatrolAgesBody {
  const random = seededRandom(7);
  const lattice = latticeOver(district.body.bbox, CELL_SIDE);
  const place = scatter(district, random);
  const seenAt = () => epochMs(Math.round(now - random() ** 2 * LONGEST_HOURS * HOUR_MS));
  const known = district.grids.features.filter(() => random() < KNOWN_SHARE);
  return {
    since: epochMs(now - LONGEST_HOURS * HOUR_MS),
    countedAt: now,
    cells: Array.from({ length: CELLS_BEFORE }, () => [cellOf(lattice, place()), seenAt()]),
    grids: known.map(({ properties }) => [properties.gridId as GridId, seenAt()]),
  };
}
