import type { BoundingBox, LonLat } from './units.ts';

/** Rings of one polygon, the outer one first (RFC 7946, section 3.1.6). */
export type PolygonRings = readonly (readonly (readonly number[])[])[];

export type Area<Id extends string> = { readonly id: Id; readonly polygons: readonly PolygonRings[] };

/** Which areas hold a position: the lower id wins where several do, and their number is told. */
export type AreaHit<Id extends string> = { readonly id: Id; readonly count: number };

type IndexedArea<Id extends string> = Area<Id> & { readonly bbox: BoundingBox };

/** Cells per side of the index. */
const SIDE = 64;
/** Entries of all cells together. Areas that lie side by side have some thousands; whatever has millions lies on one another. */
const MOST_ENTRIES = 2_000_000;

/**
 * Point-in-area questions over areas that may touch, overlap or leave gaps.
 *
 * A coarse lattice keeps, per cell, the areas whose box touches it; those few are tested by ray crossing (even-odd rule;
 * Shimrat 1962). A point on a shared edge belongs to exactly one of two neighbors whose edge is the same, so a district
 * without gaps has no holes along its seams.
 */
export class AreaIndex<Id extends string> {
  readonly bbox: BoundingBox;
  readonly #cells: IndexedArea<Id>[][];

  /** @throws RangeError when there is no area, one has no ring, or so many lie on one another that no question had an end. */
  constructor(areas: readonly Area<Id>[]) {
    const indexed = [...areas].sort((a, b) => compareIds(a.id, b.id)).map((area) => ({ ...area, bbox: boxOf(area) }));
    if (indexed.length === 0) throw new RangeError('No areas to look a point up in.');
    this.bbox = indexed.map(({ bbox }) => bbox).reduce(union);
    this.#cells = Array.from({ length: SIDE * SIDE }, () => []);
    let entries = 0;
    for (const area of indexed) {
      const [west, south] = this.#slot(area.bbox[0], area.bbox[1]);
      const [east, north] = this.#slot(area.bbox[2], area.bbox[3]);
      entries += (east - west + 1) * (north - south + 1);
      if (entries > MOST_ENTRIES)
        throw new RangeError(`Too many of ${areas.length} areas lie on one another, ${area.id} among them.`);
      for (let y = south; y <= north; y++) for (let x = west; x <= east; x++) this.#cells[y * SIDE + x].push(area);
    }
  }

  /** @returns undefined when no area holds the position. */
  find(position: LonLat): AreaHit<Id> | undefined {
    const [x, y] = this.#slot(position[0], position[1]);
    const holding = this.#cells[y * SIDE + x].filter((area) => holds(area, position));
    return holding.length === 0 ? undefined : { id: holding[0].id, count: holding.length };
  }

  #slot(lon: number, lat: number): [number, number] {
    const [west, south, east, north] = this.bbox;
    const clamp = (share: number) => Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));
    return [clamp((lon - west) / (east - west || 1)), clamp((lat - south) / (north - south || 1))];
  }
}

/** Numbers in ids count as numbers, so that area 9 comes before area 10. */
function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** The box around all rings of an area. */
export function boxOf<Id extends string>({ id, polygons }: Area<Id>): BoundingBox {
  const box: BoundingBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons) for (const [lon, lat] of outer ?? []) extend(box, lon, lat);
  if (!Number.isFinite(box[0])) throw new RangeError(`Area ${id} has no ring.`);
  return box;
}

function extend(box: BoundingBox, lon: number, lat: number): void {
  if (lon < box[0]) box[0] = lon;
  if (lat < box[1]) box[1] = lat;
  if (lon > box[2]) box[2] = lon;
  if (lat > box[3]) box[3] = lat;
}

const union = (a: BoundingBox, b: BoundingBox): BoundingBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

function holds<Id extends string>({ bbox, polygons }: IndexedArea<Id>, [lon, lat]: LonLat): boolean {
  if (lon < bbox[0] || lon > bbox[2] || lat < bbox[1] || lat > bbox[3]) return false;
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) if (crossesOddly(ring, lon, lat)) inside = !inside;
    return inside;
  });
}

/** Whether a ray to the east crosses the ring an odd number of times. */
function crossesOddly(ring: readonly (readonly number[])[], lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[before];
    if (ay > lat === by > lat) continue;
    const crossing = ay < by ? lonOnEdge(ax, ay, bx, by, lat) : lonOnEdge(bx, by, ax, ay, lat);
    if (lon < crossing) odd = !odd;
  }
  return odd;
}

/**
 * Where an edge crosses a parallel. Told from its southern end and held between its ends, so that two neighbors who write
 * the same edge in opposite directions get the same bits ("a district without gaps" in the test).
 */
function lonOnEdge(southLon: number, southLat: number, northLon: number, northLat: number, lat: number): number {
  const lon = southLon + ((northLon - southLon) * (lat - southLat)) / (northLat - southLat);
  return Math.min(Math.max(lon, Math.min(southLon, northLon)), Math.max(southLon, northLon));
}
