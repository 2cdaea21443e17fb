import { type BoundingBox, isInside } from '../../../core/geo/units.ts';
import { parseDegrees, parsePoint } from '../record/parse-position.ts';
import { headerFit, isWholeName } from './header-words.ts';
import type { ColumnProfile } from './profile-table.ts';
import type { PositionRole } from './role-groups.ts';

/** Share of a column's values that must be positions of the district where no name says so. */
const SPEAKING_SHARE = 0.6;
/**
 * Where the name says so as a whole, fewer good rows are enough: the others are refused one by one. `location` is as often an
 * address, which needs more of them.
 */
const NAMED_SHARE = { lon: 0.05, lat: 0.05, point: 0.3 } as const;
/** Losing so many positions is worth a stop. */
const LOST_SHARE = 0.05;
/** A datum that is not declared yet moves positions by up to 700 m. */
const MARGIN_DEGREES = 0.01;

type BoxRange = readonly [least: number, most: number];

/**
 * The share of a column's values that can play the role. A column that is called exactly like it may hold much else.
 *
 * @returns 0 when the column cannot.
 */
export function positionFit(column: ColumnProfile, role: PositionRole, bbox: BoundingBox): number {
  const fitting = share(column, role === 'point' ? isPoint : isDegrees);
  if (fitting >= (role === 'point' ? 0.6 : 0.8)) return fitting;
  return isWholeName(column.name, role) && inDistrict(column, role, bbox) >= NAMED_SHARE[role] ? fitting : 0;
}

/** Whether most values are positions of this district, whatever the column is called. */
export function speaksOfPositions(column: ColumnProfile, role: PositionRole, bbox: BoundingBox): boolean {
  if (role === 'point') return pointShare(column, bbox) >= SPEAKING_SHARE || share(column, isWellKnownText) > 0.9;
  const [own, other] = role === 'lon' ? [lonRange(bbox), latRange(bbox)] : [latRange(bbox), lonRange(bbox)];
  // Where both ranges hold the values, they do not tell which of the two they are.
  return fineShare(column, own) >= SPEAKING_SHARE && fineShare(column, other) < SPEAKING_SHARE;
}

/** Whether a column that plays no role looks as if positions would be lost with it. */
export function isLostPosition(column: ColumnProfile, role: PositionRole, bbox: BoundingBox): boolean {
  if (column.sample.length === 0) return false;
  if (speaksOfPositions(column, role, bbox)) return true;
  if (role === 'point') return headerFit(column.name, role) > 0 && share(column, isGeometry) >= LOST_SHARE;
  const isAmbiguous = fineShare(column, lonRange(bbox)) >= SPEAKING_SHARE;
  return isAmbiguous || (headerFit(column.name, role) > 0 && share(column, (cell) => /\d/.test(cell)) >= LOST_SHARE);
}

/** The columns may be exchanged, so either range will do. */
function inDistrict(column: ColumnProfile, role: PositionRole, bbox: BoundingBox): number {
  if (role === 'point') return pointShare(column, bbox);
  return Math.max(rangeShare(column, lonRange(bbox)), rangeShare(column, latRange(bbox)));
}

function pointShare(column: ColumnProfile, bbox: BoundingBox): number {
  const [west, south, east, north] = bbox;
  const box: BoundingBox = [
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES,
  ];
  const inside = (order: 'lonlat' | 'latlon') =>
    share(column, (cell) => {
      const parsed = parsePoint(cell, order);
      return parsed.kind === 'position' && isInside(parsed.position, box);
    });
  return Math.max(inside('lonlat'), inside('latlon'));
}

const lonRange = ([west, , east]: BoundingBox): BoxRange => [west - MARGIN_DEGREES, east + MARGIN_DEGREES];
const latRange = ([, south, , north]: BoundingBox): BoxRange => [south - MARGIN_DEGREES, north + MARGIN_DEGREES];

const rangeShare = (column: ColumnProfile, [least, most]: BoxRange, isFine: (cell: string) => boolean = () => true) =>
  share(column, (cell) => {
    const value = parseDegrees(cell);
    return value !== undefined && value >= least && value <= most && isFine(cell);
  });

/** Three decimals are 100 m; an amount or a number of days that happens to lie in the range has fewer. */
const fineShare = (column: ColumnProfile, range: BoxRange) =>
  rangeShare(column, range, (cell) => /[.,]\d{3}|[°度]/.test(cell));

/** Share of the sampled values for which something holds. */
export function share(column: ColumnProfile, holds: (cell: string) => boolean): number {
  return column.sample.length === 0 ? 0 : column.sample.filter(holds).length / column.sample.length;
}

export const isPoint = (cell: string): boolean => parsePoint(cell, 'lonlat').kind === 'position';

const isWellKnownText = (cell: string) => /^(?:SRID=\d+;)?\s*POINT\b/i.test(cell);

/** A pair, or what databases write for a shape: text, JSON, or bytes as hex digits. */
const isGeometry = (cell: string) =>
  isPoint(cell) || /^(?:SRID=|(?:MULTI)?POINT|LINESTRING|POLYGON|\{"type)|^[0-9a-f]{42,}$/i.test(cell);

/** Meters of a projection are beyond it. A swapped latitude column may hold longitudes, so both reach to 180. */
function isDegrees(cell: string): boolean {
  const value = parseDegrees(cell);
  return value !== undefined && Math.abs(value) <= 180;
}
