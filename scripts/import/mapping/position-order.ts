import { type BoundingBox, isInside } from '../../../core/geo/units.ts';
import { type ParsedPosition, parseLonLat, parsePoint } from '../record/parse-position.ts';
import type { Row } from '../table/row.ts';
import type { PointOrder } from './roles.ts';

/** Whether far more sampled positions lie in the district when the two columns are exchanged. */
export function degreesAreSwapped(
  rows: readonly Row[],
  lonColumn: number,
  latColumn: number,
  bbox: BoundingBox,
): boolean {
  const inside = (lon: number, lat: number) =>
    rows.filter(({ cells }) => liesIn(parseLonLat(cells[lon] ?? '', cells[lat] ?? ''), bbox)).length;
  const exchanged = inside(latColumn, lonColumn);
  return exchanged > 0 && exchanged > 5 * inside(lonColumn, latColumn);
}

/** The order in which more of a column's pairs lie in the district; latitude first where neither does, as people write. */
export function choosePointOrder(sample: readonly string[], bbox: BoundingBox): PointOrder {
  const inside = (order: PointOrder) => sample.filter((cell) => liesIn(parsePoint(cell, order), bbox)).length;
  return inside('lonlat') > inside('latlon') ? 'lonlat' : 'latlon';
}

const liesIn = (parsed: ParsedPosition, bbox: BoundingBox) =>
  parsed.kind === 'position' && isInside(parsed.position, bbox);
