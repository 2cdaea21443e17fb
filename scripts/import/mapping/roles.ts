/** What a column of an export can be to a ticket. In the order in which columns are looked for: the first choice takes all. */
export const ROLES = [
  'id',
  'received',
  'closed',
  'accepted',
  'dispatched',
  'handled',
  'answered',
  'updated',
  'due',
  'status',
  'category',
  'channel',
  'unit',
  'lon',
  'lat',
  'point',
  'grid',
  'grade',
  'caller',
  'phone',
  'door',
  'address',
  'text',
] as const;
export type Role = (typeof ROLES)[number];

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

/** Order of the day, month and year of a date written in numbers alone. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd';

/** Order of a bare pair of degrees. */
export type PointOrder = 'lonlat' | 'latlon';

/** Which column plays which role, and how its values are to be read. */
export type Mapping = {
  /** Role to column name. */
  readonly columns: { readonly [R in Role]?: string };
  /** Needed only where dates such as 1/2/20 occur. */
  readonly dateOrder?: DateOrder;
  /** Needed only with a `point` column of bare pairs. */
  readonly pointOrder?: PointOrder;
};
