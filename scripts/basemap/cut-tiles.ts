import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Tile } from './archive.ts';
import { type Box, boxOfTile, overlap, type TileAddress, tilesOver, tilesWithin } from './tile-grid.ts';

/** Something to draw, in the layer of a style and from a zoom level on. */
export type MapFeature = {
  readonly layer: string;
  readonly minZoom: number;
  /** The last one at which it is drawn, where that is not the last of the map. */
  readonly maxZoom?: number;
  readonly box: Box;
  readonly feature: GeoJSON.Feature;
};

export type ZoomRange = { readonly minZoom: number; readonly maxZoom: number };

/** So many units a tile side; half a meter at zoom 14 in the middle latitudes. */
const EXTENT = 4_096;
/** Drawn beyond the tile's edge, so that a wide line does not end at it. */
const BUFFER = 64;
/**
 * Tiles are cut in parts of one tile of this zoom level, so that the index never holds more than a part: a city of 300,000
 * buildings in one piece takes gigabytes.
 */
export const PART_ZOOM = 11;

/**
 * Cut features into vector tiles of all zoom levels of a range. Tiles without any feature are left out.
 *
 * @param onPart - Called after each part, for a progress line.
 */
export function cutTiles(
  features: readonly MapFeature[],
  { minZoom, maxZoom }: ZoomRange,
  onPart: (done: number, total: number) => void = () => {},
): Tile[] {
  const partZoom = Math.min(Math.max(PART_ZOOM, minZoom), maxZoom);
  const parts = tilesOver(boxesOf(features), partZoom);
  const tiles: Tile[] = [];
  const far = groupsOf(features, { minZoom, maxZoom: partZoom - 1 });
  for (let z = minZoom; z < partZoom; z++) tiles.push(...encodeTiles(far, tilesOver(boxesOf(features), z)));
  for (const [index, part] of parts.entries()) {
    const reach = boxOfTile(part, BUFFER / EXTENT);
    const near = groupsOf(
      features.filter(({ box }) => overlap(box, reach)),
      { minZoom: partZoom, maxZoom },
    );
    for (let z = partZoom; z <= maxZoom; z++) tiles.push(...encodeTiles(near, tilesWithin(part, z)));
    onPart(index + 1, parts.length);
  }
  return tiles;
}

/** What is shown in one layer from one zoom level on, ready to be cut. */
type Group = {
  readonly layer: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly index: GeoJSONVT;
};

function groupsOf(features: readonly MapFeature[], { minZoom, maxZoom }: ZoomRange): Group[] {
  const members = new Map<string, MapFeature[]>();
  for (const feature of features) {
    const to = feature.maxZoom ?? maxZoom;
    if (feature.minZoom > maxZoom || to < minZoom) continue;
    const from = Math.max(feature.minZoom, minZoom);
    const key = `${feature.layer} ${from} ${to}`;
    const group = members.get(key);
    if (group) group.push(feature);
    else members.set(key, [feature]);
  }
  const options = { maxZoom, indexMaxZoom: 0, extent: EXTENT, buffer: BUFFER };
  return [...members.values()].map((group) => ({
    layer: group[0].layer,
    minZoom: Math.max(group[0].minZoom, minZoom),
    maxZoom: group[0].maxZoom ?? maxZoom,
    index: new GeoJSONVT({ type: 'FeatureCollection', features: group.map(({ feature }) => feature) }, options),
  }));
}

function encodeTiles(groups: readonly Group[], addresses: readonly TileAddress[]): Tile[] {
  return addresses.flatMap((address) => {
    const { z, x, y } = address;
    const layers: Record<string, GeoJSONVTTile> = {};
    for (const { layer, minZoom, maxZoom, index } of groups) {
      const tile = minZoom <= z && z <= maxZoom ? index.getTile(z, x, y) : null;
      if (!tile || tile.features.length === 0) continue;
      const known = layers[layer];
      layers[layer] = known ? { ...known, features: [...known.features, ...tile.features] } : tile;
    }
    if (Object.keys(layers).length === 0) return [];
    return [{ ...address, content: fromGeojsonVt(layers, { version: 2, extent: EXTENT }) }];
  });
}

const boxesOf = (features: readonly MapFeature[]) => features.map(({ box }) => box);
