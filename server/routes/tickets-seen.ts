import { FIELDS } from '../../core/access/policy.ts';
import { type Scope, viewFor } from '../../core/access/scope.ts';
import { viewOfTicket } from '../../core/access/views.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { cellBox, type Lattice } from '../../core/geo/lattice.ts';
import type { BoundingBox } from '../../core/geo/units.ts';

/** Tickets as whoever asks sees them. */
export const ticketsSeen = (tickets: readonly Ticket[], scope: Scope, lattice: Lattice): Ticket[] =>
  tickets.map((ticket) => viewOfTicket(ticket, viewFor(scope, ticket), lattice));

/**
 * The box somebody may ask in. Who sees positions by cell asks by whole cells: otherwise ever smaller boxes would tell where
 * in its cell a ticket is.
 */
export const boxSeen = (bbox: BoundingBox, scope: Scope, lattice: Lattice): BoundingBox =>
  FIELDS.position[viewFor(scope, {})] === 'yes' ? bbox : cellBox(lattice, bbox);
