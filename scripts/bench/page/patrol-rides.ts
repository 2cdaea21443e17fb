import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection, LineString } from 'geojson';
import type { PatrolId } from '../../../core/domain/ids.ts';
import { type BoundingBox, epochMs, type LonLat } from '../../../core/geo/units.ts';
import type { PatrolFix } from '../../../core/protocol/http.ts';
import { Chance } from '../../simulate/chance.ts';
import { Ground } from '../../simulate/ground.ts';
import { PATROLS } from '../../simulate/settings.ts';
import { StreetNet } from '../../simulate/street-net.ts';
import { Walker } from '../../simulate/walker.ts';

const MINUTES = 20;
const MINUTE_MS = 60_000;

/**
 * Where so many members were in the last minutes, on e-bikes along the streets of a district, each in its own beat.
 *
 * Twenty minutes and not the whole hour a cell is shown for, so that all of it is still shown when the bench ends.
 */
export async function patrolRides(districtFolder: string, members: number, now: number): Promise<PatrolFix[]> {
  const readJson = async (name: string) => JSON.parse(await readFile(join(districtFolder, name), 'utf8'));
  const { features }: FeatureCollection<LineString> = await readJson('streets.geojson');
  const { bbox }: { bbox: BoundingBox } = await readJson('district.json');
  const paths = features.map(({ geometry }) => ({ path: geometry.coordinates as LonLat[] }));
  const ground = new Ground(bbox);
  const streets = new StreetNet(paths, ground);
  const startAt = epochMs(now - MINUTES * MINUTE_MS);
  return Array.from({ length: members }, (_, n): PatrolFix[] => {
    const chance = new Chance('rides', n);
    const start = streets.nearest(chance.pick(chance.pick(paths).path));
    if (!start) return [];
    const walker = new Walker(start, PATROLS.riding, startAt, { ground, chance });
    return Array.from({ length: MINUTES }, (_, minute) => {
      const occurredAt = epochMs(startAt + minute * MINUTE_MS);
      return { patrolId: `P-${n + 1}` as PatrolId, occurredAt, position: walker.positionAt(occurredAt) };
    });
  }).flat();
}
