/** Why a row becomes no event. `position-outside-district` is the server's code for the same. */
export type RowRefusal =
  | 'row-unreadable'
  | 'row-too-long'
  | 'id-missing'
  | 'id-invalid'
  | 'received-missing'
  | 'time-unreadable'
  | 'time-out-of-range'
  | 'position-unreadable'
  | 'position-incomplete'
  | 'position-outside-district';

export type Refused = { readonly ok: false; readonly code: RowRefusal; readonly detail: string };

/** A value read from a row, or why the row is refused. */
export type Reading<Value> = { readonly ok: true; readonly value: Value } | Refused;

export const read = <Value>(value: Value): Reading<Value> => ({ ok: true, value });
export const refuse = (code: RowRefusal, detail: string): Refused => ({ ok: false, code, detail });
