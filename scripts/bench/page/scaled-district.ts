import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { GRID_TOWN } from '../run/doorstep-server.ts';

/** About 9 m: from one pole to the next one of the same place. */
const STEP_DEGREES = 8e-5;

/**
 * The town that comes with the program, with as many lamps as a real district of its size has: further poles beside those
 * it has, of the same streets and circuits.
 *
 * @returns the folder, and a function that removes it.
 */
export async function writeScaledDistrict(lamps: number): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-town-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  const file = join(folder, 'lamps.geojson');
  const { features, ...rest } = JSON.parse(await readFile(file, 'utf8')) as FeatureCollection<Point>;
  const scaled = Array.from({ length: lamps }, (_, n) =>
    besides(features[n % features.length], Math.floor(n / features.length)),
  );
  await writeFile(file, JSON.stringify({ ...rest, features: scaled }));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

function besides(lamp: Feature<Point>, step: number): Feature<Point> {
  if (step === 0) return lamp;
  const [lon, lat] = lamp.geometry.coordinates;
  return {
    ...lamp,
    properties: { ...lamp.properties, lampId: `${lamp.properties?.lampId}-${step + 1}` },
    geometry: { type: 'Point', coordinates: [lon + step * STEP_DEGREES, lat + step * STEP_DEGREES] },
  };
}
