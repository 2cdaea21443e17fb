import type { Map as LibreMap, LngLatBoundsLike } from 'maplibre-gl';
import type { BoundingBox } from '../../core/geo/units.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import type { Camera } from '../store/view.ts';

/** Pixels at the edges of the map that something stands on, so that the district is shown beside them. */
export type TakenEdges = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

/** Buttons at the right, scale and notice at the bottom. */
export const USUAL_EDGES: TakenEdges = { top: 32, left: 32, right: 68, bottom: 60 };
/** A smaller change of its height, such as by the connection banner, is no reason to move the map. */
const REFIT_SHARE = 0.1;
/** Far enough out to see the district in its surroundings, no farther. */
const MOST_OUT = 2.5;
/** What the eye takes for the same view. */
const SAME_ZOOM = 0.05;
const SAME_PX = 4;
const SMALLEST = 0.5;
const FEW_SYMBOLS = 200;

/** A box as `fitBounds` takes it. */
export function boundsOf([west, south, east, north]: BoundingBox): LngLatBoundsLike {
  return [
    [west, south],
    [east, north],
  ];
}

/**
 * What is shown on demand, one after the other: the town of a district much wider than its town, then the whole of it.
 *
 * @param home - Another box than the district's own.
 */
export function viewsOf(
  { bbox, homeBbox }: Pick<DistrictBody, 'bbox' | 'homeBbox'>,
  home?: BoundingBox,
): BoundingBox[] {
  if (home) return [home];
  return homeBbox ? [homeBbox, bbox] : [bbox];
}

/** The step of the views that comes next: beyond the one that is shown, and else the first. */
export function nextView(map: LibreMap, views: readonly BoundingBox[], taken: TakenEdges): number {
  return (views.findIndex((view) => isShown(map, view, taken)) + 1) % views.length;
}

function isShown(map: LibreMap, box: BoundingBox, taken: TakenEdges): boolean {
  const fitted = map.cameraForBounds(boundsOf(box), { padding: taken });
  if (fitted?.zoom === undefined || !fitted.center) return false;
  const [there, here] = [map.project(fitted.center), map.project(map.getCenter())];
  return Math.abs(fitted.zoom - map.getZoom()) < SAME_ZOOM && there.dist(here) < SAME_PX;
}

export function fitDistrict(map: LibreMap, bbox: BoundingBox, taken: TakenEdges, durationMs: number): void {
  map.fitBounds(boundsOf(bbox), { padding: taken, duration: durationMs });
}

/** The place of the map has another size: show the same box in it, unless hardly anything changed. */
export function refitDistrict(map: LibreMap, bbox: BoundingBox, taken: TakenEdges): void {
  const fitted = map.cameraForBounds(boundsOf(bbox), { padding: taken });
  const change = Math.abs((fitted?.zoom ?? map.getZoom()) - map.getZoom());
  if (change > Math.log2(1 + REFIT_SHARE)) fitDistrict(map, bbox, taken, 0);
}

/** Start where the address says, or with the first of the views, and keep the user from getting lost around the last. */
export function setUpCamera(map: LibreMap, views: readonly BoundingBox[], camera: Camera | undefined): void {
  fitDistrict(map, views[views.length - 1], USUAL_EDGES, 0);
  map.setMinZoom(Math.max(0, map.getZoom() - MOST_OUT));
  if (views.length > 1) fitDistrict(map, views[0], USUAL_EDGES, 0);
  if (camera) map.jumpTo({ center: camera.center, zoom: camera.zoom });
}

/** What is seen of the world, told from its first turn however often one has gone around it. */
export function seenBox(map: LibreMap): BoundingBox {
  const bounds = map.getBounds();
  const turns = 360 * Math.round(map.getCenter().lng / 360);
  return [bounds.getWest() - turns, bounds.getSouth(), bounds.getEast() - turns, bounds.getNorth()];
}

export function readCamera(map: LibreMap): Camera {
  const { lng, lat } = map.getCenter();
  return { center: [lng, lat], zoom: map.getZoom() };
}

/**
 * Size of the symbols: whole where streets are told apart or where there are few of them, smaller the more of them are
 * seen at once.
 */
export function symbolScaleAt(zoom: number, count: number): number {
  const byZoom = SMALLEST + (zoom - 11) * 0.15;
  const byCount = Math.sqrt(FEW_SYMBOLS / Math.max(1, count));
  return Math.round(Math.min(1, Math.max(SMALLEST, byZoom, byCount)) * 40) / 40;
}

/** Symbols are gathered anew every quarter of a zoom, so that they do not flicker while one zooms. */
export const symbolZoom = (zoom: number) => Math.floor(zoom * 4) / 4;
