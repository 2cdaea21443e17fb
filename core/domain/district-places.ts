import type { FeatureFile, FileFeature } from './feature-file.ts';
import { heatAreaFile } from './heat-area.ts';
import { circuitFile, lampFile } from './lamp.ts';
import { marketFile } from './market.ts';
import { roadWorkPlaceFile } from './road-work-place.ts';
import { siteFile } from './site.ts';
import { streetFile } from './street.ts';
import { waterFile } from './water-area.ts';

/** What a district folder may hold besides its grids and codes. Any of these files may be absent. */
export const PLACE_FILES = {
  water: waterFile,
  streets: streetFile,
  sites: siteFile,
  circuits: circuitFile,
  lamps: lampFile,
  works: roadWorkPlaceFile,
  heatAreas: heatAreaFile,
  markets: marketFile,
} as const;

export type PlaceKind = keyof typeof PLACE_FILES;

/** The places of a district by kind; an absent file is an empty list. */
export type DistrictPlaces = {
  readonly [Kind in PlaceKind]: readonly ((typeof PLACE_FILES)[Kind] extends FeatureFile<infer Item> ? Item : never)[];
};

export type FileFeatures = { readonly features: readonly FileFeature[] };

/** @param fileOf - The checked file of that kind, if the district has it. */
export function readPlaces(fileOf: (kind: PlaceKind) => FileFeatures | undefined): DistrictPlaces {
  const read = <Item>(kind: PlaceKind, file: FeatureFile<Item>) =>
    fileOf(kind)?.features.map((feature) => file.toItem(feature)) ?? [];
  return {
    water: read('water', PLACE_FILES.water),
    streets: read('streets', PLACE_FILES.streets),
    sites: read('sites', PLACE_FILES.sites),
    circuits: read('circuits', PLACE_FILES.circuits),
    lamps: read('lamps', PLACE_FILES.lamps),
    works: read('works', PLACE_FILES.works),
    heatAreas: read('heatAreas', PLACE_FILES.heatAreas),
    markets: read('markets', PLACE_FILES.markets),
  };
}
