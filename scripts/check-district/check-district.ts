import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { CodeTable, GridProperties } from '../../core/domain/district.ts';
import { type DistrictPlaces, type FileFeatures, PLACE_FILES, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import type { Area } from '../../core/geo/point-in-areas.ts';
import { localProjection, type PlanePoint } from '../../core/geo/projection.ts';
import { type BoundingBox, isInside, type LonLat } from '../../core/geo/units.ts';
import { readWalkGraph } from '../../core/geo/walk-graph.ts';
import { type DistrictFolder, DistrictFolderError, readDistrictFolder } from '../../server/district/folder.ts';
import { oneLine } from '../../server/district/one-line.ts';
import { archiveProblems } from './archive.ts';
import { cellProblems } from './cells.ts';
import { coverProblems } from './cover.ts';
import { codeProblems, communityProblems } from './tables.ts';

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
    ...codeProblems(json<CodeTable>('codes.json')!),
    ...communityProblems(json<Grids>('grids.geojson')!.features.map(({ properties }) => properties)),
    ...(await archiveProblems(read.basemap, read.district.bbox)),
    ...(await graphProblems(folder, read.district.bbox, places.streets)),
    ...(await cellProblems(folder, json<FeatureCollection>('grids.geojson'))),
  ];
  return problems.map(oneLine);
}

/** Registered and counted households differ by so much of the latter at most. */
const MOST_DIFFERENCE = 0.2;
const MOST_TOLD = 10;
/** Ends of streets are corners of the walking network, so near to them. */
const CORNER_METERS = 5;

/** A graph that is drawn beside its streets: most of their ends are no corners of it. */
function besideProblems(center: LonLat, nodes: readonly PlanePoint[], streets: DistrictPlaces['streets']): string[] {
  const cellOf = (at: number) => Math.round(at / CORNER_METERS);
  const cells = new Set(nodes.map(([x, y]) => `${cellOf(x)} ${cellOf(y)}`));
  const { toPlane } = localProjection(center);
  const isCorner = (end: LonLat) => {
    const [x, y] = toPlane(end).map(cellOf);
    return [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => cells.has(`${x + dx} ${y + dy}`)));
  };
  const ends = streets.flatMap(({ path }) => [path[0], path[path.length - 1]]);
  const lost = ends.filter((end) => !isCorner(end)).length;
  return 2 * lost > ends.length
    ? [`walk-graph.bin: ${lost} of ${ends.length} ends of streets are no corners of it: it lies beside them.`]
    : [];
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
  const others = features.filter(({ properties }) => {
    const behindDoors = found.get(properties?.gridId) ?? 0;
    return (
      behindDoors > 0 && Math.abs((properties?.households ?? behindDoors) - behindDoors) > MOST_DIFFERENCE * behindDoors
    );
  });
  return [
    ...(strays > 0 ? [`buildings.bin: ${strays} buildings with ${lost} households have their door in no grid.`] : []),
    ...homeless.map(
      ({ properties }) =>
        `grids.geojson: the ${properties?.households} households of ${properties?.name} (gridId ${properties?.gridId}) live in no building.`,
    ),
    ...others
      .slice(0, MOST_TOLD)
      .map(
        ({ properties }) =>
          `grids.geojson: ${properties?.name} (gridId ${properties?.gridId}) has ${properties?.households} households, and ${found.get(properties?.gridId)} behind its doors.`,
      ),
  ];
}

async function graphProblems(folder: string, bbox: BoundingBox, streets: DistrictPlaces['streets']): Promise<string[]> {
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
    if (outside === 0)
      return besideProblems(
        center,
        [...nodeX].map((x, i) => [x / 10, nodeY[i] / 10]),
        streets,
      );
    const where = `around ${center.map((degrees) => degrees.toFixed(4)).join(', ')}`;
    return [
      `walk-graph.bin: ${outside} of ${nodes.length} corners, ${where}, lie outside the bbox of district.json: it is the graph of another place.`,
    ];
  } catch (error) {
    return [`walk-graph.bin: ${(error as Error).message}`];
  }
}
