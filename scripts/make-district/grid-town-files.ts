import type { FeatureCollection } from 'geojson';
import { demoCodes } from './demo-codes.ts';
import { gridTownHeatAreas } from './grid-town-heat-areas.ts';
import { gridTownLamps } from './grid-town-lamps.ts';
import { gridTownDistrict, gridTownGrids } from './grid-town-plan.ts';
import { gridTownWater } from './grid-town-river.ts';
import { gridTownSites } from './grid-town-sites.ts';
import { gridTownStreets } from './grid-town-streets.ts';
import { gridTownWorks } from './grid-town-works.ts';

/** Every file of the folder by name, as text. A feature or a code has one line, so that a change is one line. */
export function gridTownFiles(): ReadonlyMap<string, string> {
  const { version, categories, terms } = demoCodes();
  const codes = `{"version":${JSON.stringify(version)},"categories":${lines(categories)},"terms":${lines(terms)}}\n`;
  return new Map([
    ['district.json', `${JSON.stringify(gridTownDistrict(), null, 2)}\n`],
    ['codes.json', codes],
    ...collections().map(([name, { features }]): [string, string] => [
      name,
      `{"type":"FeatureCollection","features":${lines(features)}}\n`,
    ]),
  ]);
}

function collections(): [string, FeatureCollection][] {
  const { lamps, circuits } = gridTownLamps();
  return [
    ['grids.geojson', gridTownGrids()],
    ['water.geojson', gridTownWater()],
    ['streets.geojson', gridTownStreets()],
    ['sites.geojson', gridTownSites()],
    ['circuits.geojson', circuits],
    ['lamps.geojson', lamps],
    ['works.geojson', gridTownWorks()],
    ['heat-areas.geojson', gridTownHeatAreas()],
  ];
}

const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
