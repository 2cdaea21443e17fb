import type { SourceSpecification } from 'maplibre-gl';
import type { GridCollection } from '../store/district.ts';

/** The areas of the district, shared by every layer that draws them; their state hangs on `gridId`. */
export const GRIDS_SOURCE = 'grids';

const NO_GRIDS: GridCollection = { type: 'FeatureCollection', features: [] };

export function gridsSource(grids: GridCollection = NO_GRIDS): SourceSpecification {
  return { type: 'geojson', data: grids, promoteId: 'gridId', tolerance: 0.2 };
}
