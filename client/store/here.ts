import type { MultiPolygon, Polygon } from 'geojson';
import type { GridId } from '../../core/domain/ids.ts';
import type { Site } from '../../core/domain/site.ts';
import type { Street } from '../../core/domain/street.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { localProjection, type PlanePoint } from '../../core/geo/projection.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { densityAt } from './density.ts';
import { isFieldShown } from './fields.ts';
import { selectMatches } from './matches.ts';
import { memo } from './memo.ts';
import type { AppState } from './store.ts';

const TICKETS_WITHIN_METERS = 150;
/** A street farther away than this is not where one stands. */
const STREET_WITHIN_METERS = 60;

/** What there is at a place. */
export type Here = {
  readonly gridId: GridId | undefined;
  readonly street: Street | undefined;
  readonly site: { readonly site: Site; readonly meters: number } | undefined;
  /** Tickets per square kilometer, where the density is shown. */
  readonly density: number | undefined;
  /** Open tickets that pass the filter, the nearest first. */
  readonly tickets: readonly Ticket[];
};

export function whatIsHere(state: AppState, position: LonLat): Here {
  const { toPlane } = localProjection(position);
  const distanceTo = (at: LonLat) => Math.hypot(...toPlane(at));
  const sites = (state.district?.sites ?? []).map((site) => ({ site, meters: distanceTo(site.position) }));
  return {
    gridId: selectGridIndex(state)?.find(position)?.id,
    street: nearestStreet(state.district?.streets ?? [], toPlane),
    site: sites.length > 0 ? sites.reduce((a, b) => (b.meters < a.meters ? b : a)) : undefined,
    density: state.density && isFieldShown('density', state) ? densityAt(state.density, position) : undefined,
    tickets: ticketsAround(selectMatches(state).open, distanceTo),
  };
}

/** The street one stands on, if one does. */
export const streetAt = ({ district }: AppState, position: LonLat): Street | undefined =>
  nearestStreet(district?.streets ?? [], localProjection(position).toPlane);

export const selectGridIndex = memo(
  ({ district }: AppState) => [district] as const,
  ({ district }) => {
    const areas = district?.grids.features.map(({ properties, geometry }) => ({
      id: properties.gridId as GridId,
      polygons: polygonsOf(geometry),
    }));
    return areas && areas.length > 0 ? new AreaIndex(areas) : undefined;
  },
);

const polygonsOf = (geometry: Polygon | MultiPolygon) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function ticketsAround(tickets: readonly Ticket[], distanceTo: (at: LonLat) => number): Ticket[] {
  return tickets
    .flatMap((ticket) => (ticket.position ? [{ ticket, meters: distanceTo(ticket.position) }] : []))
    .filter(({ meters }) => meters <= TICKETS_WITHIN_METERS)
    .sort((a, b) => a.meters - b.meters)
    .map(({ ticket }) => ticket);
}

function nearestStreet(streets: readonly Street[], toPlane: (at: LonLat) => PlanePoint): Street | undefined {
  let best: { street: Street; meters: number } | undefined;
  for (const street of streets) {
    const points = street.path.map(toPlane);
    for (let i = 0; i + 1 < points.length; i++) {
      const meters = distanceToSegment(points[i], points[i + 1]);
      if (meters <= STREET_WITHIN_METERS && meters < (best?.meters ?? Number.POSITIVE_INFINITY))
        best = { street, meters };
    }
  }
  return best?.street;
}

/** From the origin of the plane. */
function distanceToSegment([ax, ay]: PlanePoint, [bx, by]: PlanePoint): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
  return Math.hypot(ax + share * dx, ay + share * dy);
}
