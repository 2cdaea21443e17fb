import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { GridProperties } from '../../core/domain/district.ts';
import { type FileFeatures, PLACE_FILES, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import type { Area } from '../../core/geo/point-in-areas.ts';
import { localProjection } from '../../core/geo/projection.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import { readWalkGraph } from '../../core/geo/walk-graph.ts';
import { type DistrictFolder, DistrictFolderError, readDistrictFolder } from '../../server/district/folder.ts';
import { oneLine } from '../../server/district/one-line.ts';
import { cellProblems } from './cells.ts';
import { coverProblems } from './cover.ts';

/**
 * Everything in which a district folder contradicts itself, in sentences; none where it is whole. What the server would
 * refuse comes first; then what it would not see, since each file is good by itself.
 */
export async function checkDistrict(folder: string): Promise<string[]> {
  let read: DistrictFolder;
  try {
    read = await readDistrictFolder(folder);
  } catch (error) {
    if (error instanceof DistrictFolderError) return [error.message];
    throw error;
  }
  const json = <Body>(name: string): Body | undefined => {
    const file = read.files.get(name);
    return file && (JSON.parse(file.bytes.toString('utf8')) as Body);
  };
  const places = readPlaces((kind) => json<FileFeatures>(PLACE_FILES[kind].name));
  const areas = areasOf(json<Grids>('grids.geojson')!); // without it there were no folder
  const lost = places.sites.filter(({ position }) => !read.grids.find(position));
  const problems = [
    ...read.complaints,
    ...coverProblems(
      areas,
      places.water.map(({ rings }) => rings),
    ),
    ...lost.map(({ id, name }) => `sites.geojson: ${name} (${id}) lies in no grid.`),
    ...homeProblems(read, json<FeatureCollection>('grids.geojson')),
    ...(await graphProblems(folder, read.district.bbox)),
    ...(await cellProblems(folder, json<FeatureCollection>('grids.geojson'))),
  ];
  return problems.map(oneLine);
}

type Grids = FeatureCollection<Polygon | MultiPolygon, GridProperties>;

/** As the server reads them, which has checked them. */
const areasOf = ({ features }: Grids): Area<GridId>[] =>
  features.map(({ properties, geometry }) => ({
    id: properties.gridId as GridId,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));

/** Households of the grids against those behind doors. */
function homeProblems(
  { files, grids }: DistrictFolder,
  { features }: FeatureCollection = { type: 'FeatureCollection', features: [] },
): string[] {
  const file = files.get('buildings.bin');
  if (!file) return [];
  const { doors, households } = readBuildingDoors(file.bytes);
  const found = new Map<string, number>();
  let [strays, lost] = [0, 0];
  doors.forEach((door, i) => {
    const id = grids.find(door)?.id;
    if (id) found.set(id, (found.get(id) ?? 0) + households[i]);
    else if (households[i] > 0) [strays, lost] = [strays + 1, lost + households[i]];
  });
  const homeless = features.filter(({ properties }) => properties?.households > 0 && !found.get(properties?.gridId));
  return [
    ...(strays > 0 ? [`buildings.bin: ${strays} buildings with ${lost} households have their door in no grid.`] : []),
    ...homeless.map(
      ({ properties }) =>
        `grids.geojson: the ${properties?.households} households of ${properties?.name} (gridId ${properties?.gridId}) live in no building.`,
    ),
  ];
}

async function graphProblems(folder: string, bbox: BoundingBox): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, 'walk-graph.bin'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? [] : [`walk-graph.bin cannot be read (${code}).`];
  }
  try {
    const { center, nodeX, nodeY } = readWalkGraph(bytes);
    const { toLonLat } = localProjection(center);
    const nodes = Array.from(nodeX, (x, i): LonLat => toLonLat([x / 10, nodeY[i] / 10]));
    const outside = nodes.filter((node) => !isInside(node, bbox)).length;
    if (outside === 0) return [];
    const where = `around ${center.map((degrees) => degrees.toFixed(4)).join(', ')}`;
    return [
      `walk-graph.bin: ${outside} of ${nodes.length} corners, ${where}, lie outside the bbox of district.json: it is the graph of another place.`,
    ];
  } catch (error) {
    return [`walk-graph.bin: ${(error as Error).message}`];
  }
}
