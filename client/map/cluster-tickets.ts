import { GRADES, type Grade, type Ticket } from '../../core/domain/ticket.ts';
import type { LonLat } from '../../core/geo/units.ts';

/** Tickets whose symbols would lie on each other, told as one: how many, and the most pressing grade among them. */
export type TicketCluster = { readonly position: LonLat; readonly count: number; readonly grade: Grade };

export type TicketSymbols = { readonly singles: readonly Ticket[]; readonly clusters: readonly TicketCluster[] };

/** From here on streets are told apart, and each ticket stands by itself. */
export const SINGLES_FROM_ZOOM = 13;
/** So few never hide the map. */
const FEW_TICKETS = 200;
/** Width of the world at zoom 0. */
const WORLD_PX = 512;
const CELL_PX = 42;
/** Fewer in one cell can still be told apart. */
const LEAST_IN_CLUSTER = 4;

/**
 * What to draw for so many tickets at a zoom: each by itself where there is room, and a count where they overlap.
 *
 * Every ticket is in exactly one single or cluster. Cells of a lattice in mercator pixels (512 px for the world at zoom
 * 0), so the same tickets at the same zoom always give the same picture; a cluster stands at the mean of its tickets.
 */
export function clusterTickets(tickets: readonly Ticket[], zoom: number): TicketSymbols {
  if (zoom >= SINGLES_FROM_ZOOM || tickets.length <= FEW_TICKETS) return { singles: tickets, clusters: [] };
  const cells = new Map<number, Ticket[]>();
  const cellsPerWorld = (WORLD_PX * 2 ** zoom) / CELL_PX;
  for (const ticket of tickets) {
    const [x, y] = inWorld(ticket);
    // A number and no text, since this runs over every ticket: fewer than 2^20 cells lie side by side below zoom 13.
    const cell = Math.floor(x * cellsPerWorld) * 2 ** 20 + Math.floor(y * cellsPerWorld);
    const held = cells.get(cell);
    if (held) held.push(ticket);
    else cells.set(cell, [ticket]);
  }
  const groups = [...cells.values()];
  return {
    singles: groups.filter(({ length }) => length < LEAST_IN_CLUSTER).flat(),
    clusters: groups.filter(({ length }) => length >= LEAST_IN_CLUSTER).map(clusterOf),
  };
}

/** Projected once per ticket: a position never changes, and a stream gathers 37,000 of them four times a second. */
const projected = new WeakMap<LonLat, readonly [x: number, y: number]>();

/** Web mercator, 0 to 1 from the north-west corner of the world. */
function inWorld({ position }: Ticket): readonly [x: number, y: number] {
  const at = position!; // whoever draws tickets hands over those that have a position
  let place = projected.get(at);
  if (!place) {
    const [lon, lat] = at;
    const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
    place = [(lon + 180) / 360, y];
    projected.set(at, place);
  }
  return place;
}

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
