import type { MapLayer } from './layer.ts';
import { closedTicketLayer } from './layers/closed-ticket-layer.ts';
import { gridLabelsLayer } from './layers/grid-labels-layer.ts';
import { gridLinesLayer } from './layers/grid-lines-layer.ts';
import { gridSelectionLayer } from './layers/grid-selection-layer.ts';
import { gridsLayer } from './layers/grids-layer.ts';
import { newTicketRings } from './layers/new-ticket-rings.ts';
import { ticketLayer } from './layers/ticket-layer.ts';
import { ticketSelectionLayer } from './layers/ticket-selection-layer.ts';

/** All layers from bottom to top. A new one is one file and one line here; native ones lie under the overlay's anyway. */
export const LAYER_STACK: readonly MapLayer[] = [
  gridsLayer,
  gridLinesLayer,
  gridSelectionLayer,
  gridLabelsLayer,
  closedTicketLayer,
  newTicketRings,
  ticketLayer,
  ticketSelectionLayer,
];
