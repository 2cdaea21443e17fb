import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feature, FeatureCollection, LineString, Position } from 'geojson';
import type { District } from '../../../core/domain/district.ts';
import { BUILDINGS_HEADER, BYTES_PER_BUILDING } from '../../../core/geo/building-doors.ts';

const STREETS = 80_000;
const BUILDINGS = 300_000;
/** Towns in a row, and how far one is from the next: 14 km, in decimeters and in degrees of longitude and latitude. */
const TOWNS_IN_ROW = 4;
const APART = { decimeters: 140_000, lon: 0.1745, lat: 0.1259 };

export type LargeDistrict = { readonly streets: number; readonly buildings: number };

/** The town of the demo many times over, side by side: as many streets and buildings as a large district has. */
export async function writeLargeDistrict(demo: string, folder: string, mostTowns = 12): Promise<LargeDistrict> {
  const shifts = Array.from({ length: mostTowns }, (_, n) => [n % TOWNS_IN_ROW, Math.floor(n / TOWNS_IN_ROW)] as const);
  const district: District = JSON.parse(await readFile(join(demo, 'district.json'), 'utf8'));
  const [west, south, east, north] = district.bbox;
  const bbox = [west, south, east + TOWNS_IN_ROW * APART.lon, north + Math.ceil(mostTowns / TOWNS_IN_ROW) * APART.lat];
  await writeFile(join(folder, 'district.json'), JSON.stringify({ ...district, bbox }));
  await copyFile(join(demo, 'elevation.bin'), join(folder, 'elevation.bin'));
  const buildings = await writeBuildings(demo, folder, shifts);
  const streets = await writeStreets(demo, folder, shifts);
  return { streets, buildings };
}

type Shifts = readonly (readonly [columns: number, rows: number])[];

async function writeBuildings(demo: string, folder: string, shifts: Shifts): Promise<number> {
  const bytes = await readFile(join(demo, 'buildings.bin'));
  const start = BUILDINGS_HEADER + bytes.readUInt32LE(28);
  const count = bytes.readUInt32LE(24);
  const towns = shifts.map(([columns, rows]) => {
    const town = Buffer.from(bytes.subarray(start));
    for (let at = 0; at < town.length; at += BYTES_PER_BUILDING) {
      town.writeInt32LE(town.readInt32LE(at) + columns * APART.decimeters, at);
      town.writeInt32LE(town.readInt32LE(at + 4) + rows * APART.decimeters, at + 4);
    }
    return town;
  });
  const total = Math.min(BUILDINGS, count * shifts.length);
  const header = Buffer.from(bytes.subarray(0, start));
  header.writeUInt32LE(total, 24);
  const body = Buffer.concat(towns).subarray(0, total * BYTES_PER_BUILDING);
  await writeFile(join(folder, 'buildings.bin'), Buffer.concat([header, body]));
  return total;
}

/** Each stretch from corner to corner is a street of its own. */
async function writeStreets(demo: string, folder: string, shifts: Shifts): Promise<number> {
  const { features }: FeatureCollection<LineString> = JSON.parse(await readFile(join(demo, 'streets.geojson'), 'utf8'));
  const stretches = features.flatMap(({ properties, geometry: { coordinates } }) =>
    coordinates.slice(1).map((to, i) => ({ properties, path: [coordinates[i], to] })),
  );
  const streets = shifts
    .flatMap(([columns, rows]) =>
      stretches.map(({ properties, path }): Feature<LineString> => {
        const coordinates = path.map(([lon, lat]): Position => [lon + columns * APART.lon, lat + rows * APART.lat]);
        return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
      }),
    )
    .slice(0, STREETS);
  await writeFile(join(folder, 'streets.geojson'), JSON.stringify({ type: 'FeatureCollection', features: streets }));
  return streets.length;
}
