import type { MapLayer } from './layer.ts';
import { circuitsLayer } from './layers/circuits-layer.ts';
import { closedTicketLayer } from './layers/closed-ticket-layer.ts';
import { lampsLayer } from './layers/lamps-layer.ts';
import { newTicketRings } from './layers/new-ticket-rings.ts';
import { patrolsLayer } from './layers/patrols-layer.ts';
import { reworkLayer } from './layers/rework-layer.ts';
import { sitesLayer } from './layers/sites-layer.ts';
import { ticketClocksLayer } from './layers/ticket-clocks-layer.ts';
import { ticketLayer } from './layers/ticket-layer.ts';
import { ticketSelectionLayer } from './layers/ticket-selection-layer.ts';

/** What the overlay draws, from bottom to top, over all names. */
export const SYMBOL_LAYERS: readonly MapLayer[] = [
  circuitsLayer,
  lampsLayer,
  sitesLayer,
  patrolsLayer,
  closedTicketLayer,
  newTicketRings,
  reworkLayer,
  ticketLayer,
  ticketClocksLayer,
  ticketSelectionLayer,
];
