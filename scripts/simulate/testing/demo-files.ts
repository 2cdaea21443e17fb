import { existsSync, readFileSync } from 'node:fs';
import { PLACE_FILES, readPlaces } from '../../../core/domain/district-places.ts';
import { readBuildingDoors } from '../../../core/geo/building-doors.ts';
import { readGridAreas } from '../../../server/district/grid-areas.ts';
import { householdsOf, sparedAreas } from '../read-district.ts';
import type { TownFiles } from '../town.ts';

const folder = new URL('../../../geodata/fengman-demo/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** The shipped demo as the simulator reads it from a server. */
export function demoFiles(): TownFiles {
  const grids = readJson('grids.geojson');
  return {
    district: readJson('district.json'),
    areas: readGridAreas(grids, (reason) => new Error(reason)),
    codes: readJson('codes.json'),
    places: readPlaces((kind) => {
      const { name } = PLACE_FILES[kind];
      return existsSync(new URL(name, folder)) ? readJson(name) : undefined;
    }),
    households: householdsOf(grids),
    doors: readBuildingDoors(readFileSync(new URL('buildings.bin', folder))),
    sparedAreas: sparedAreas(grids),
  };
}
