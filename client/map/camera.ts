import type { Map as LibreMap, LngLatBoundsLike } from 'maplibre-gl';
import type { BoundingBox } from '../../core/geo/units.ts';
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
const SMALLEST = 0.5;
const FEW_SYMBOLS = 200;

/** Bounds of the whole district, for `fitBounds` and the first view. */
export function boundsOf([west, south, east, north]: BoundingBox): LngLatBoundsLike {
  return [
    [west, south],
    [east, north],
  ];
}

export function fitDistrict(map: LibreMap, bbox: BoundingBox, taken: TakenEdges, durationMs: number): void {
  map.fitBounds(boundsOf(bbox), { padding: taken, duration: durationMs });
}

/** The place of the map has another size: show the whole district in it, unless hardly anything changed. */
export function refitDistrict(map: LibreMap, bbox: BoundingBox, taken: TakenEdges): void {
  const fitted = map.cameraForBounds(boundsOf(bbox), { padding: taken });
  const change = Math.abs((fitted?.zoom ?? map.getZoom()) - map.getZoom());
  if (change > Math.log2(1 + REFIT_SHARE)) fitDistrict(map, bbox, taken, 0);
}

/** Start where the address says, or with the whole district, and keep the user from getting lost. */
export function setUpCamera(map: LibreMap, bbox: BoundingBox, camera: Camera | undefined): void {
  fitDistrict(map, bbox, USUAL_EDGES, 0);
  map.setMinZoom(Math.max(0, map.getZoom() - MOST_OUT));
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
