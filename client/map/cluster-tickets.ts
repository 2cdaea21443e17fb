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
/** Places in the order of the grades, the most pressing first. */
const RANKS = Object.fromEntries(GRADES.map((grade, rank) => [grade, rank])) as Readonly<Record<Grade, number>>;

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
  const cells = cellsOf(tickets, isNear ? PLACES_PER_WORLD : (WORLD_PX * 2 ** zoom) / CELL_PX);
  const large = cells.filter(({ held }) => held.length >= least);
  if (large.length === 0) return { singles: tickets, clusters: [] };
  const small = cells.filter(({ held }) => held.length < least);
  return { singles: small.flatMap(({ held }) => held), clusters: large.map(clusterOf) };
}

/** Tickets of one cell, with the sums of their places and the most pressing grade among them. */
type Cell = { readonly held: Ticket[]; lon: number; lat: number; worst: number };

/** The cells in the order in which they came; all that a cluster tells in one way through the tickets. */
function cellsOf(tickets: readonly Ticket[], cellsPerWorld: number): Cell[] {
  const cells = new Map<number, Cell>();
  const columnOf = ([lon]: LonLat) => Math.floor(((lon + 180) / 360) * cellsPerWorld);
  const rowOf = ([, lat]: LonLat) => Math.floor(mercatorY(lat) * cellsPerWorld);
  const stride = 2 * Math.ceil(cellsPerWorld);
  // Counted from the first ticket, so that the numbers of a district's cells are small, which a map finds much faster.
  const [firstColumn, firstRow] = [columnOf(tickets[0].position!), rowOf(tickets[0].position!)];
  for (const ticket of tickets) {
    const at = ticket.position!; // whoever draws tickets hands over those that have a position
    const number = (columnOf(at) - firstColumn) * stride + rowOf(at) - firstRow;
    let cell = cells.get(number);
    if (!cell) {
      cell = { held: [], lon: 0, lat: 0, worst: GRADES.length };
      cells.set(number, cell);
    }
    cell.held.push(ticket);
    cell.lon += at[0];
    cell.lat += at[1];
    cell.worst = Math.min(cell.worst, RANKS[ticket.grade ?? 'ordinary']);
  }
  return [...cells.values()];
}

/** Web mercator, 0 to 1 from the north edge of the world. */
const mercatorY = (lat: number) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

function clusterOf({ held, lon, lat, worst }: Cell): TicketCluster {
  const count = held.length;
  return { position: [lon / count, lat / count], count, grade: GRADES[worst] };
}
