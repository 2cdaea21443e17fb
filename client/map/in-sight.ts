import type { BoundingBox } from '../../core/geo/units.ts';
import type { Rows, TicketTable } from '../store/ticket-table.ts';

/** So much of what is seen is kept ready beyond each of its edges. */
const SPARE_SHARE = 0.5;
/** Degrees around the world: a box may reach beyond the line of date, a position does not. */
const TURN = 360;

/**
 * The box whose tickets are drawn: what is seen and as much again around it, so that a drag seldom needs another one.
 *
 * @param drawn - The box until now, kept while it holds what is seen and is not much too large for it.
 */
export function sightBox(seen: BoundingBox, drawn: BoundingBox | undefined): BoundingBox {
  const [west, south, east, north] = seen;
  const [wide, high] = [(east - west) * SPARE_SHARE, (north - south) * SPARE_SHARE];
  if (drawn && holds(drawn, seen) && drawn[2] - drawn[0] <= 2 * (east - west + 2 * wide)) return drawn;
  return [west - wide, south - high, east + wide, north + high];
}

const holds = (outer: BoundingBox, inner: BoundingBox) =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** The rows of tickets in a box, in the order they came; the same ones where that is all of them, or where there is no box. */
export function rowsIn({ lon, lat }: TicketTable, rows: Rows, box: BoundingBox | undefined): Rows {
  if (!box) return rows;
  const [west, south, east, north] = box;
  const inside = rows.filter((row) => {
    const [x, y] = [lon[row], lat[row]];
    return y >= south && y <= north && ((x >= west && x <= east) || x + TURN <= east || x - TURN >= west);
  });
  return inside.length === rows.length ? rows : inside;
}
