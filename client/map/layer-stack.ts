import type { MapLayer } from './layer.ts';
import { circuitsLayer } from './layers/circuits-layer.ts';
import { closedTicketLayer } from './layers/closed-ticket-layer.ts';
import { coverageAgeLayer } from './layers/coverage-age-layer.ts';
import { densityLayer } from './layers/density-layer.ts';
import { densityLinesLayer } from './layers/density-lines-layer.ts';
import { gridLabelsLayer } from './layers/grid-labels-layer.ts';
import { gridLinesLayer } from './layers/grid-lines-layer.ts';
import { gridNumbersLayer } from './layers/grid-numbers-layer.ts';
import { gridSelectionLayer } from './layers/grid-selection-layer.ts';
import { gridsLayer } from './layers/grids-layer.ts';
import { heatAreasLayer } from './layers/heat-areas-layer.ts';
import { lampsLayer } from './layers/lamps-layer.ts';
import { lanesLayer } from './layers/lanes-layer.ts';
import { newTicketRings } from './layers/new-ticket-rings.ts';
import { patrolsLayer } from './layers/patrols-layer.ts';
import { placeLabelsLayer } from './layers/place-labels-layer.ts';
import { ringsLayer } from './layers/rings-layer.ts';
import { sitesLayer } from './layers/sites-layer.ts';
import { streetsLayer } from './layers/streets-layer.ts';
import { ticketClocksLayer } from './layers/ticket-clocks-layer.ts';
import { ticketLayer } from './layers/ticket-layer.ts';
import { ticketSelectionLayer } from './layers/ticket-selection-layer.ts';
import { waterLayer } from './layers/water-layer.ts';
import { worksLayer } from './layers/works-layer.ts';

/** All layers from bottom to top. A new one is one file and one line here; native ones lie under the overlay's anyway. */
export const LAYER_STACK: readonly MapLayer[] = [
  lanesLayer,
  gridsLayer,
  densityLayer,
  gridLinesLayer,
  waterLayer,
  streetsLayer,
  coverageAgeLayer,
  densityLinesLayer,
  ringsLayer,
  worksLayer,
  heatAreasLayer,
  gridSelectionLayer,
  placeLabelsLayer,
  gridLabelsLayer,
  gridNumbersLayer,
  circuitsLayer,
  lampsLayer,
  sitesLayer,
  patrolsLayer,
  closedTicketLayer,
  newTicketRings,
  ticketLayer,
  ticketClocksLayer,
  ticketSelectionLayer,
];
