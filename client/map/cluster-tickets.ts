import { GRADES, type Grade, type Ticket } from '../../core/domain/ticket.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { type Rows, type TicketTable, ticketsAt } from '../store/ticket-table.ts';

/** Tickets whose symbols would lie on each other, told as one: how many, and the most pressing grade among them. */
export type TicketCluster = { readonly position: LonLat; readonly count: number; readonly grade: Grade };

export type TicketSymbols = { readonly singles: readonly Ticket[]; readonly clusters: readonly TicketCluster[] };

/** From here on streets are told apart, and a ticket stands by itself, unless it is one of a heap. */
export const SINGLES_FROM_ZOOM = 13;
/** From here on houses are told apart, and so are the tickets of a heap, unless many stand at one door. */
const HEAPS_TO_ZOOM = 15;
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
/** Between the two zooms a heap that would hide its street and its name is a number, and all others stand by themselves. */
const HEAP_CELL_PX = 28;
const LEAST_IN_HEAP = 6;

/**
 * What to draw for so many tickets at a zoom: each by itself where there is room, and a count where they overlap.
 *
 * Every ticket is in exactly one single or cluster. Cells of a lattice in mercator pixels (512 px for the world at zoom
 * 0), so the same tickets at the same zoom always give the same picture; a cluster stands at the mean of its tickets.
 *
 * @param rows - Of the table; all have a place.
 */
export function clusterTickets(table: TicketTable, rows: Rows, zoom: number): TicketSymbols {
  if (rows.length <= FEW_TICKETS) return { singles: ticketsAt(table, rows), clusters: [] };
  const { least, cellsPerWorld } = latticeAt(zoom);
  const { cellOf, cells } = cellsOf(table, rows, cellsPerWorld);
  const isAlone = (_: number, index: number) => cells[cellOf[index]].count < least;
  const singles = ticketsAt(table, rows.filter(isAlone));
  return { singles, clusters: cells.filter(({ count }) => count >= least).map(clusterOf) };
}

/** How many in one cell are told as a number, and how small the cells are. */
function latticeAt(zoom: number): { least: number; cellsPerWorld: number } {
  const worldPx = WORLD_PX * 2 ** zoom;
  if (zoom < SINGLES_FROM_ZOOM) return { least: LEAST_IN_CLUSTER, cellsPerWorld: worldPx / CELL_PX };
  if (zoom < HEAPS_TO_ZOOM) return { least: LEAST_IN_HEAP, cellsPerWorld: worldPx / HEAP_CELL_PX };
  return { least: MANY_AT_ONE_PLACE, cellsPerWorld: PLACES_PER_WORLD };
}

/** So many tickets of one cell, with the sums of their places and the most pressing grade among them. */
type Cell = { count: number; lon: number; lat: number; worst: number };

/** The cells in the order in which they came, with the number of its cell for each row: one way through the rows. */
function cellsOf({ lon, lat, south, grade }: TicketTable, rows: Rows, cellsPerWorld: number) {
  const numbers = new Map<number, number>();
  const cells: Cell[] = [];
  const cellOf = new Int32Array(rows.length);
  const columnOf = (row: number) => Math.floor(((lon[row] + 180) / 360) * cellsPerWorld);
  const lineOf = (row: number) => Math.floor(south[row] * cellsPerWorld);
  const stride = 2 * Math.ceil(cellsPerWorld);
  // Counted from the first ticket, so that the numbers of a district's cells are small, which a map finds much faster.
  const [firstColumn, firstLine] = [columnOf(rows[0]), lineOf(rows[0])];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const key = (columnOf(row) - firstColumn) * stride + lineOf(row) - firstLine;
    let number = numbers.get(key);
    if (number === undefined) {
      number = cells.push({ count: 0, lon: 0, lat: 0, worst: ORDINARY }) - 1;
      numbers.set(key, number);
    }
    cellOf[i] = number;
    const cell = cells[number];
    cell.count += 1;
    cell.lon += lon[row];
    cell.lat += lat[row];
    if (grade[row] < cell.worst) cell.worst = grade[row];
  }
  return { cellOf, cells };
}

/** One without a grade counts as ordinary. */
const ORDINARY = GRADES.indexOf('ordinary');

function clusterOf({ count, lon, lat, worst }: Cell): TicketCluster {
  return { position: [lon / count, lat / count], count, grade: GRADES[worst] };
}
