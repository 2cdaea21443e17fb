import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { type District, DistrictSchema } from '../../core/domain/district.ts';
import { InputProblem } from '../import/input-problem.ts';
import { readJsonFile } from '../import/read-json.ts';
import { writeArchive } from './archive.ts';
import { withOverview } from './building-overview.ts';
import { cutTiles, type MapFeature, PART_ZOOM } from './cut-tiles.ts';
import { readElevation } from './elevation-file.ts';
import { readFootprints } from './footprints.ts';
import { FILE_RULES, placeBuildings, placeFeatures } from './map-features.ts';
import { reliefFeatures } from './relief.ts';
import { type Box, countTiles, FAR_MAX_ZOOM } from './tile-grid.ts';
import { walkFeatures } from './walk-ways.ts';

const ZOOMS = { minZoom: 9, maxZoom: 14 };
/** What lies farther beyond the district than this share of its size is nobody's to look at. */
const REACH_SHARE = 0.25;
/** More than any province has. */
const MOST_PARTS = 10_000;
/** How wide a part is at the equator. */
const PART_KM = 20;

/** What a style finds in the tiles. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, 'String' | 'Number'>>>> = {
  relief: { kind: 'String' },
  contours: { meters: 'Number' },
  veil: {},
  beyond: { kind: 'String' },
  ways: { kind: 'String' },
  gates: {},
  structures: { kind: 'String', name: 'String', nameEn: 'String', widthMeters: 'Number' },
  landmarks: { kind: 'String', name: 'String', nameEn: 'String' },
  land: { use: 'String' },
  green: { use: 'String' },
  water: { name: 'String', nameEn: 'String' },
  courses: { name: 'String', nameEn: 'String' },
  buildings: { kind: 'String', height: 'Number' },
  streets: { class: 'String', name: 'String', nameEn: 'String', widthMeters: 'Number' },
  railways: { kind: 'String', name: 'String', nameEn: 'String' },
};

/** A district that was made up says so in each of its files. */
type NotedDistrict = District & { readonly notice?: string };

export type MadeBasemap = {
  readonly archive: Uint8Array;
  readonly tiles: number;
  /** Features by layer. */
  readonly counts: ReadonlyMap<string, number>;
  /** Features that cannot be drawn, each in a sentence. */
  readonly leftOut: readonly string[];
};

/**
 * The base map of a district folder, from those of its files that it has.
 *
 * @param onPart - Called as tiles get ready, for a progress line.
 * @throws InputProblem when the folder is none of a district, a file cannot be read, or there is nothing to draw.
 */
export async function makeBasemap(
  folder: string,
  onPart: (done: number, total: number) => void = () => {},
): Promise<MadeBasemap> {
  const district = await readDistrict(folder);
  const { features, leftOut } = await readFeatures(folder, reachOf(district.bbox));
  if (features.length === 0) {
    const names = [...FILE_RULES.map(({ file }) => file), 'buildings.bin'].join(', ');
    throw new InputProblem(`There is nothing to draw in ${folder}: it has none of ${names}, or nothing in them.`);
  }
  const counts = new Map<string, number>();
  for (const { layer } of features) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  const tiles = cutTiles(withOverview(features), ZOOMS, onPart);
  const archive = writeArchive(tiles, { bbox: district.bbox, ...ZOOMS, metadata: metadataOf(district, counts) });
  return { archive, tiles: tiles.length, counts, leftOut };
}

async function readDistrict(folder: string): Promise<NotedDistrict> {
  const path = join(folder, 'district.json');
  const district = await readJsonFile(path);
  const [error] = Value.Errors(DistrictSchema, district);
  if (error)
    throw new InputProblem(`${path} says nothing of a district: ${error.instancePath || '/'} ${error.message}.`);
  checkBox(path, (district as NotedDistrict).bbox);
  return district as NotedDistrict;
}

function checkBox(path: string, bbox: District['bbox']): void {
  const [west, south, east, north] = bbox;
  if (!(west < east && south < north))
    throw new InputProblem(`${path}: the bbox ${bbox} is no box of west, south, east, north.`);
  const parts = countTiles(bbox, PART_ZOOM);
  if (parts > MOST_PARTS)
    throw new InputProblem(
      `${path}: the bbox ${bbox} takes ${parts} parts of about ${PART_KM} km; ${MOST_PARTS} are the most: it is no district.`,
    );
}

function reachOf([west, south, east, north]: District['bbox']): Box {
  const [x, y] = [REACH_SHARE * (east - west), REACH_SHARE * (north - south)];
  return [west - x, south - y, east + x, north + y];
}

async function readFeatures(folder: string, reach: Box) {
  const features: MapFeature[] = [];
  const leftOut: string[] = [];
  for (const rule of FILE_RULES) {
    const bytes = await readIfThere(join(folder, rule.file));
    if (!bytes) continue;
    const placed = placeFeatures(rule, featuresOf(rule.file, bytes), reach);
    for (const one of placed.features) features.push(one); // too many to be arguments of one call
    for (const one of placed.leftOut) leftOut.push(one);
  }
  const buildings = await readIfThere(join(folder, 'buildings.bin'));
  if (buildings) for (const one of placeBuildings(readFootprints(buildings), reach)) features.push(one);
  const elevation = await readIfThere(join(folder, 'elevation.bin'));
  if (elevation) for (const one of reliefFeatures(readElevation(elevation), reach)) features.push(one);
  const graph = await readIfThere(join(folder, 'walk-graph.bin'));
  if (graph) for (const one of walkFeatures(graph, reach)) features.push(one);
  return { features, leftOut };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new InputProblem(`${path} cannot be read: ${message}`);
  }
}

function featuresOf(name: string, bytes: Buffer): readonly unknown[] {
  let file: { features?: unknown } | null;
  try {
    file = JSON.parse(new TextDecoder().decode(bytes)); // which skips a byte order mark
  } catch (error) {
    throw new InputProblem(`${name} cannot be read as JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(file?.features)) throw new InputProblem(`${name} is no FeatureCollection.`);
  return file.features;
}

function metadataOf({ name, mapNotice, notice }: NotedDistrict, counts: ReadonlyMap<string, number>) {
  return {
    name: name['zh-CN'],
    description: `${name.en} · ${mapNotice.en}`,
    attribution: notice ?? mapNotice['zh-CN'],
    type: 'baselayer',
    vector_layers: [...counts.keys()].map((id) => ({ id, fields: FIELDS[id], ...zoomsOf(id) })),
  };
}

const FIRST_ZOOM: Readonly<Record<string, number>> = { buildings: 12, ways: 14, gates: 14, contours: FAR_MAX_ZOOM };
const FAR_LAYERS: ReadonlySet<string> = new Set(['relief', 'contours', 'veil', 'beyond']);

const zoomsOf = (layer: string) => ({
  minzoom: FIRST_ZOOM[layer] ?? ZOOMS.minZoom,
  maxzoom: FAR_LAYERS.has(layer) ? FAR_MAX_ZOOM : ZOOMS.maxZoom,
});
