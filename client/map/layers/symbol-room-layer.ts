import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as LibreMap } from 'maplibre-gl';
import type { LonLat } from '../../../core/geo/units.ts';
import { GRADE_GLYPHS } from '../glyph-extension.ts';
import type { MapLayer } from '../layer.ts';
import { collectionOf, placeSource, pointFeature } from '../place-features.ts';
import type { MapScene } from '../scene.ts';
import { doorReachPx, shownSites, sitesLayer } from './sites-layer.ts';
import { gradeOf, ringRadiusPx, TICKET_LAYER_ID } from './ticket-layer.ts';

const SOURCE = 'symbol-room';
const IMAGE = 'symbol-room';
const IMAGE_PX = 8;
/** Among more single tickets no name finds a place anyway, and to tell the map of all of them would cost frames. */
const MOST_SINGLES = 1_000;
/** Names that move at every ticket of a busy stream cannot be read. */
const LEAST_MS_BETWEEN = 2_000;

/** A square that a symbol of the overlay takes: its middle and half its side. */
type Room = { readonly at: LonLat; readonly reachPx: number };

/**
 * Nothing that is seen: the places of tickets and doors, told to the map, which knows nothing of its overlay, so that
 * names stand beside them and not under them. Above all names, since the map gives room from the top of the stack down.
 */
export const symbolRoomLayer: MapLayer = {
  id: 'symbol-room',
  words: {
    'zh-CN': { name: '符号留位', unit: '' },
    en: { name: 'Room for symbols', unit: '' },
  },
  drawing: {
    kind: 'native',
    images: () => ({ [IMAGE]: new ImageData(2 * IMAGE_PX, 2 * IMAGE_PX) }), // images have two pixels for one
    sources: () => ({ [SOURCE]: placeSource([]) }),
    layers: () => [
      {
        id: 'symbol-room',
        type: 'symbol',
        source: SOURCE,
        layout: {
          'icon-image': IMAGE,
          'icon-size': ['get', 'size'],
          'icon-allow-overlap': true,
          'icon-padding': 0,
        },
      },
    ],
    update(map, scene, before) {
      if (before && isSame(scene, before) && !DUE.has(map)) return;
      if (before && isBusy(map, scene, before)) return void DUE.add(map);
      DUE.delete(map);
      TOLD_AT.set(map, performance.now());
      map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(roomsIn(scene).map(roomFeature)));
    },
  },
};

/** When a map was told last, and whether there is news that it was not told yet: it comes with a later scene. */
const TOLD_AT = new WeakMap<LibreMap, number>();
const DUE = new WeakSet<LibreMap>();

const isBusy = (map: LibreMap, scene: MapScene, before: MapScene) =>
  scene.toggledLayers === before.toggledLayers && performance.now() - (TOLD_AT.get(map) ?? 0) < LEAST_MS_BETWEEN;

const isSame = (scene: MapScene, before: MapScene) =>
  scene.ticketSymbols === before.ticketSymbols &&
  scene.sites === before.sites &&
  scene.siteDetail === before.siteDetail &&
  scene.selection === before.selection &&
  scene.symbolScale === before.symbolScale &&
  scene.toggledLayers === before.toggledLayers;

/** The squares of all symbols that are shown. */
export function roomsIn(scene: MapScene): Room[] {
  const { ticketSymbols, symbolScale, siteDetail, toggledLayers } = scene;
  const isShown = (id: string) => !toggledLayers.includes(id); // both are on at first
  const rooms: Room[] = [];
  // Farther out, where doors are small, a name that one of them touches is still read.
  if (isShown(sitesLayer.id) && siteDetail === 'all')
    for (const { site } of shownSites(scene))
      rooms.push({ at: site.position, reachPx: doorReachPx(site.tier) * symbolScale.places });
  if (!isShown(TICKET_LAYER_ID)) return rooms;
  for (const cluster of ticketSymbols.clusters)
    rooms.push({ at: cluster.position, reachPx: ringRadiusPx(cluster) * symbolScale.whole });
  if (ticketSymbols.singles.length > MOST_SINGLES) return rooms;
  for (const ticket of ticketSymbols.singles)
    if (ticket.position)
      rooms.push({ at: ticket.position, reachPx: GRADE_GLYPHS[gradeOf(ticket)].radiusPx * symbolScale.open });
  return rooms;
}

const roomFeature = ({ at, reachPx }: Room): Feature => pointFeature(at, { size: (2 * reachPx) / IMAGE_PX });
