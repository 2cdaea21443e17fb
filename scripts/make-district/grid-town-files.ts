import { demoCodes } from './demo-codes.ts';
import { gridTownDistrict, gridTownGrids } from './grid-town-plan.ts';

/** Every file of the folder by name, as text. A feature or a code has one line, so that a change is one line. */
export function gridTownFiles(): ReadonlyMap<string, string> {
  const { version, categories, terms } = demoCodes();
  const codes = `{"version":${JSON.stringify(version)},"categories":${lines(categories)},"terms":${lines(terms)}}\n`;
  return new Map([
    ['district.json', `${JSON.stringify(gridTownDistrict(), null, 2)}\n`],
    ['grids.geojson', `{"type":"FeatureCollection","features":${lines(gridTownGrids().features)}}\n`],
    ['codes.json', codes],
  ]);
}

const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
