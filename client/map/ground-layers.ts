import type { MapLayer } from './layer.ts';
import { areaSelectionLayer } from './layers/area-selection-layer.ts';
import { buildingsLayer, printedBuildingsLayer } from './layers/buildings-layer.ts';
import { coverageAgeLayer } from './layers/coverage-age-layer.ts';
import { densityLayer } from './layers/density-layer.ts';
import { densityLinesLayer } from './layers/density-lines-layer.ts';
import { gridLabelsLayer } from './layers/grid-labels-layer.ts';
import { gridLinesLayer } from './layers/grid-lines-layer.ts';
import { gridNumbersLayer } from './layers/grid-numbers-layer.ts';
import { gridSelectionLayer } from './layers/grid-selection-layer.ts';
import { gridsLayer } from './layers/grids-layer.ts';
import { heatAreasLayer } from './layers/heat-areas-layer.ts';
import { landUseLayer } from './layers/land-use-layer.ts';
import { lanesLayer } from './layers/lanes-layer.ts';
import { marketsLayer } from './layers/markets-layer.ts';
import { partyNamesLayer, partyUnitsLayer } from './layers/party-units-layer.ts';
import { placeLabelsLayer } from './layers/place-labels-layer.ts';
import { placeNamesLayer } from './layers/place-names-layer.ts';
import { elevatedRoadsLayer, railwaysLayer } from './layers/railways-layer.ts';
import { reliefLayer } from './layers/relief-layer.ts';
import { ringsLayer } from './layers/rings-layer.ts';
import { streetsLayer } from './layers/streets-layer.ts';
import { symbolRoomLayer } from './layers/symbol-room-layer.ts';
import { waterLayer } from './layers/water-layer.ts';
import { worksLayer } from './layers/works-layer.ts';

/** What the map itself draws, from bottom to top: areas, light and lines, and over them the names. */
export const GROUND_LAYERS: readonly MapLayer[] = [
  reliefLayer,
  landUseLayer,
  buildingsLayer,
  lanesLayer,
  gridsLayer,
  densityLayer,
  printedBuildingsLayer,
  gridLinesLayer,
  waterLayer,
  railwaysLayer,
  streetsLayer,
  elevatedRoadsLayer,
  coverageAgeLayer,
  densityLinesLayer,
  ringsLayer,
  marketsLayer,
  worksLayer,
  heatAreasLayer,
  partyUnitsLayer,
  areaSelectionLayer,
  gridSelectionLayer,
  placeLabelsLayer,
  placeNamesLayer,
  gridLabelsLayer,
  gridNumbersLayer,
  partyNamesLayer,
  symbolRoomLayer,
];
