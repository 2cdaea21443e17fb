import type { LoggedEvent, PrivateFields, StoredEvent } from '../domain/event.ts';
import { PRIVATE_FIELDS } from '../domain/event-schema.ts';
import type { Ticket } from '../domain/ticket.ts';
import { cellCenter, cellOf, type Lattice } from '../geo/lattice.ts';
import type { LonLat } from '../geo/units.ts';
import { maskAddress, maskName, maskPhone, scanText } from './masks.ts';
import { FIELDS, type Shown } from './policy.ts';
import type { ViewLevel } from './roles.ts';

/** Events about what stands in the street for everybody to see: where it is, is no secret. */
const OF_PUBLIC_THINGS: ReadonlySet<StoredEvent['type']> = new Set([
  'lamp.failed',
  'lamp.repaired',
  'roadWork.planned',
  'meeting.held',
]);

/**
 * A row of the log as a level shows it.
 *
 * @param lattice - Cells of 100 m, to whose middle a position moves.
 * @returns the row itself where nothing in it is hidden; undefined where the level does not see it at all.
 */
export function viewOfRow(row: LoggedEvent, level: ViewLevel, lattice: Lattice): LoggedEvent | undefined {
  const { event } = row;
  if ('patrolId' in event && FIELDS.patrol[level] === 'no') return undefined;
  if (!('position' in event) || !event.position || OF_PUBLIC_THINGS.has(event.type)) return row;
  if (FIELDS.position[level] === 'yes') return row;
  return { ...row, event: { ...event, position: middleOf(event.position, lattice) } };
}

/** A ticket as a level shows it; itself where nothing in it is hidden. */
export function viewOfTicket(ticket: Ticket, level: ViewLevel, lattice: Lattice): Ticket {
  if (!ticket.position || FIELDS.position[level] === 'yes') return ticket;
  return { ...ticket, position: middleOf(ticket.position, lattice) };
}

/** What a caller said of themself, as a level shows it: fields it does not see are not there. */
export function viewOfPrivate(fields: PrivateFields, level: ViewLevel): PrivateFields {
  const names = fields.caller === undefined ? [] : [fields.caller];
  const shown: PrivateFields = {};
  for (const field of PRIVATE_FIELDS) {
    const value = fields[field];
    const text = value === undefined ? undefined : shownAs(FIELDS[field][level], field, value, names);
    if (text) shown[field] = text;
  }
  return shown;
}

function shownAs(
  shown: Shown,
  field: keyof PrivateFields,
  value: string,
  names: readonly string[],
): string | undefined {
  switch (shown) {
    case 'no':
    case 'cell':
      return undefined;
    case 'masked':
      return field === 'phone' ? maskPhone(value) : maskName(value);
    case 'building':
      return scanText(maskAddress(value), names);
    case 'scanned':
      return scanText(value, names);
    case 'yes':
      return value;
  }
}

/** Rounded, so that the middle of a cell costs no more digits than a position has. */
function middleOf(position: LonLat, lattice: Lattice): LonLat {
  const [lon, lat] = cellCenter(lattice, cellOf(lattice, position));
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
