import type { TicketTimes } from '../../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../../core/geo/units.ts';
import type { TimeRole } from '../mapping/role-groups.ts';
import type { DateOrder } from '../mapping/roles.ts';
import { isNoMoment, parseMoment } from './parse-moment.ts';
import { isBlank } from './parse-position.ts';
import { type Reading, read, refuse } from './reading.ts';

export type RecordTimes = { readonly times: TicketTimes; readonly updatedAt?: EpochMs; readonly dueAt?: EpochMs };

export type TimeContext = {
  /** From a clock on the wall, written as UTC, to a moment. */
  readonly momentOf: (wall: number) => number;
  readonly dateOrder?: DateOrder;
};

const TICKET_FIELDS = {
  received: 'receivedAt',
  accepted: 'acceptedAt',
  dispatched: 'dispatchedAt',
  handled: 'handledAt',
  answered: 'answeredAt',
  closed: 'closedAt',
} as const satisfies { [R in TimeRole]?: keyof TicketTimes };

type TicketTimeRole = keyof typeof TICKET_FIELDS;

/** End of the year 2199, as the schema of events has it. */
const LATEST = 7_258_118_399_999;

/** All moments of a row. A moment that is there and cannot be read refuses the row: half a history would be a false one. */
export function readTimes(cell: (role: TimeRole) => string, context: TimeContext): Reading<RecordTimes> {
  const found: { [R in TimeRole]?: EpochMs } = {};
  for (const role of Object.keys(TICKET_FIELDS).concat('updated', 'due') as TimeRole[]) {
    const reading = readMoment(cell(role), role, context);
    if (!reading.ok) return reading;
    if (reading.value !== undefined) found[role] = reading.value;
  }
  const { received, updated, due } = found;
  if (received === undefined) return refuse('received-missing', 'no time of receipt');
  const times: TicketTimes = { receivedAt: received };
  for (const role of Object.keys(TICKET_FIELDS) as TicketTimeRole[]) {
    if (found[role] !== undefined) times[TICKET_FIELDS[role]] = found[role];
  }
  return read({ times, updatedAt: updated, dueAt: due });
}

function readMoment(text: string, role: TimeRole, context: TimeContext): Reading<EpochMs | undefined> {
  if (isBlank(text) || isNoMoment(text)) return read(undefined);
  const parsed = parseMoment(text, context.dateOrder);
  if (!parsed) return refuse('time-unreadable', `${role}: ${text.slice(0, 60)}`);
  const at = Math.round(parsed.kind === 'wall' ? context.momentOf(parsed.at) : parsed.at);
  if (!(at >= 0 && at <= LATEST)) return refuse('time-out-of-range', `${role}: ${text.slice(0, 60)}`);
  return read(epochMs(at));
}
