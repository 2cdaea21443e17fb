import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { localProjection, type PlanePoint } from '../../core/geo/projection.ts';
import { readUnitCells, type UnitCell, unitCellCode } from '../../core/geo/unit-cells.ts';

const FILE = 'unit-cells.bin';
/** The share of a grid's area by which that of its cells may differ. */
const TOLERANCE = 0.001;
const MOST_TOLD = 10;
/** Three digits of a code count them. */
const MOST_CELLS = 999;

type Grids = FeatureCollection<Polygon | MultiPolygon>;

/** In which grids the unit cells are not what they have to be: pieces of it that fill it, each with a code of its own. */
export async function cellProblems(folder: string, grids: FeatureCollection | undefined): Promise<string[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(folder, FILE));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? [] : [`${FILE} cannot be read (${code}).`];
  }
  try {
    const { center, cells } = readUnitCells(bytes);
    const { features } = grids as Grids;
    const strays = cells.filter(({ grid }) => grid >= features.length).length;
    if (strays > 0) return [`${FILE}: ${strays} cells are of grids that grids.geojson has not.`];
    return [...codeProblems(cells, features), ...areaProblems(cells, features, localProjection(center).toPlane)].slice(
      0,
      MOST_TOLD,
    );
  } catch (error) {
    return [`${FILE}: ${(error as Error).message}`];
  }
}

function codeProblems(cells: readonly UnitCell[], features: Grids['features']): string[] {
  const seen = new Set<string>();
  return cells.flatMap(({ grid, number }) => {
    const community = String(features[grid].properties?.community ?? features[grid].properties?.gridId);
    const code = unitCellCode(community, number);
    if (number < 1 || number > MOST_CELLS)
      return [`${FILE}: cell ${number} of ${community} has no code of three digits.`];
    if (seen.has(code)) return [`${FILE}: the code ${code} stands twice.`];
    seen.add(code);
    return [];
  });
}

function areaProblems(
  cells: readonly UnitCell[],
  features: Grids['features'],
  toPlane: (position: [number, number]) => PlanePoint,
): string[] {
  const filled = features.map(() => 0);
  for (const { grid, rings } of cells) filled[grid] += squareMeters(rings) / 100;
  return features.flatMap(({ geometry, properties }, grid) => {
    const own = polygonsOf(geometry).reduce(
      (sum, rings) => sum + squareMeters(rings.map((ring) => ring.map(([lon, lat]) => toPlane([lon, lat])))),
      0,
    );
    if (Math.abs(filled[grid] - own) <= TOLERANCE * own) return [];
    const [has, should] = [filled[grid], own].map((meters) => `${Math.round(meters).toLocaleString('en')} m²`);
    return [
      `${FILE}: the cells of ${properties?.name} (gridId ${properties?.gridId}) have ${has} and should fill ${should}.`,
    ];
  });
}

const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/** Of the outer ring without its holes, whichever way round they are written. */
const squareMeters = ([outer, ...holes]: readonly (readonly PlanePoint[])[]): number =>
  holes.reduce((left, hole) => left - Math.abs(areaOf(hole)), Math.abs(areaOf(outer)));

const areaOf = (ring: readonly PlanePoint[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
