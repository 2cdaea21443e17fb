import { GRADES, type Grade, type Ticket } from '../../core/domain/ticket.ts';
import type { LonLat } from '../../core/geo/units.ts';

/** Tickets whose symbols would lie on each other, told as one: how many, and the most pressing grade among them. */
export type TicketCluster = { readonly position: LonLat; readonly count: number; readonly grade: Grade };

export type TicketSymbols = { readonly singles: readonly Ticket[]; readonly clusters: readonly TicketCluster[] };

/** From here on streets are told apart, and each ticket stands by itself, unless many stand at one door. */
export const SINGLES_FROM_ZOOM = 13;
/** So few never hide the map. */
const FEW_TICKETS = 200;
/** Width of the world at zoom 0. */
const WORLD_PX = 512;
const CELL_PX = 42;
/** So many at one door are no heap of symbols but a number, however near one looks. */
const MANY_AT_ONE_PLACE = 20;
/** About half a meter at the middle latitudes. */
const PLACES_PER_WORLD = 2 ** 26;

/** Fewer in one cell can still be told apart. */
const LEAST_IN_CLUSTER = 4;

/**
 * What to draw for so many tickets at a zoom: each by itself where there is room, and a count where they overlap.
 *
 * Every ticket is in exactly one single or cluster. Cells of a lattice in mercator pixels (512 px for the world at zoom
 * 0), so the same tickets at the same zoom always give the same picture; a cluster stands at the mean of its tickets.
 */
export function clusterTickets(tickets: readonly Ticket[], zoom: number): TicketSymbols {
  if (tickets.length <= FEW_TICKETS) return { singles: tickets, clusters: [] };
  const isNear = zoom >= SINGLES_FROM_ZOOM;
  const least = isNear ? MANY_AT_ONE_PLACE : LEAST_IN_CLUSTER;
  const groups = cellsOf(tickets, isNear ? PLACES_PER_WORLD : (WORLD_PX * 2 ** zoom) / CELL_PX);
  const large = groups.filter(({ length }) => length >= least);
  if (large.length === 0) return { singles: tickets, clusters: [] };
  return { singles: groups.filter(({ length }) => length < least).flat(), clusters: large.map(clusterOf) };
}

/** The tickets of each cell, in the order in which cells and tickets came. */
function cellsOf(tickets: readonly Ticket[], cellsPerWorld: number): Ticket[][] {
  const cells = new Map<number, Ticket[]>();
  const columnOf = ([lon]: LonLat) => Math.floor(((lon + 180) / 360) * cellsPerWorld);
  const rowOf = ([, lat]: LonLat) => Math.floor(mercatorY(lat) * cellsPerWorld);
  const stride = 2 * Math.ceil(cellsPerWorld);
  // Counted from the first ticket, so that the numbers of a district's cells are small, which a map finds much faster.
  const [firstColumn, firstRow] = [columnOf(tickets[0].position!), rowOf(tickets[0].position!)];
  for (const ticket of tickets) {
    const at = ticket.position!; // whoever draws tickets hands over those that have a position
    const cell = (columnOf(at) - firstColumn) * stride + rowOf(at) - firstRow;
    const held = cells.get(cell);
    if (held) held.push(ticket);
    else cells.set(cell, [ticket]);
  }
  return [...cells.values()];
}

/** Web mercator, 0 to 1 from the north edge of the world. */
const mercatorY = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

function clusterOf(tickets: readonly Ticket[]): TicketCluster {
  let lon = 0;
  let lat = 0;
  let worst = GRADES.length - 1;
  for (const { position, grade = 'ordinary' } of tickets) {
    lon += position![0];
    lat += position![1];
    worst = Math.min(worst, GRADES.indexOf(grade));
  }
  const count = tickets.length;
  return { position: [lon / count, lat / count], count, grade: GRADES[worst] };
}
