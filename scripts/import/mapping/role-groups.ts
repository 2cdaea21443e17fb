import type { Role } from './roles.ts';

/** Without these a record is no ticket. */
export const REQUIRED_ROLES = ['id', 'received'] as const satisfies readonly Role[];

const TIME_ROLES = [
  'received',
  'closed',
  'accepted',
  'dispatched',
  'handled',
  'answered',
  'updated',
  'due',
] as const satisfies readonly Role[];
export type TimeRole = (typeof TIME_ROLES)[number];

/** Personal data and free text: sent as `private`, never in an event. */
export const PRIVATE_ROLES = ['caller', 'phone', 'door', 'address', 'text'] as const satisfies readonly Role[];

/** Where a ticket is: two columns of degrees, or one with both. */
export const POSITION_ROLES = ['lon', 'lat', 'point'] as const satisfies readonly Role[];
export type PositionRole = (typeof POSITION_ROLES)[number];

export const isPositionRole = (role: Role): role is PositionRole => (POSITION_ROLES as readonly Role[]).includes(role);

export const isTimeRole = (role: Role): role is TimeRole => (TIME_ROLES as readonly Role[]).includes(role);
export const isPrivateRole = (role: Role): boolean => (PRIVATE_ROLES as readonly Role[]).includes(role);
