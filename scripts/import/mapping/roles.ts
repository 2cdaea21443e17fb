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
