import type { LoggedEvent } from '../../core/domain/event.ts';
import type { ServerFrame } from '../../core/protocol/stream.ts';
import type { SerializedRow } from './ring.ts';

/** A frame as it goes out: encoded once, sent to many. */
export type EncodedFrame = Buffer;

/** A frame holds no more rows than this; what is left follows. */
export const MAX_FRAME_ROWS = 500;
/** And no more text, unless one row alone is longer: at 64 kbit/s a frame must be through before the reader gives up. */
const MAX_FRAME_CHARACTERS = 32 * 1024;

/** As many of the rows, from the first, as one frame takes. */
export function rowsOfOneFrame(rows: readonly SerializedRow[]): readonly SerializedRow[] {
  let characters = 0;
  const end = rows.findIndex(({ json }, index) => {
    characters += json.length;
    return index === MAX_FRAME_ROWS || (index > 0 && characters > MAX_FRAME_CHARACTERS);
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** Each row is serialized here and nowhere else. */
export const serializeRow = (row: LoggedEvent): SerializedRow => ({ seq: row.seq, json: JSON.stringify(row) });

/** An `events` frame from rows that are serialized already. */
export function eventsFrame(prevSeq: number, seq: number, rows: readonly SerializedRow[]): EncodedFrame {
  const events = rows.map(({ json }) => json).join(',');
  return Buffer.from(`{"kind":"events","prevSeq":${prevSeq},"seq":${seq},"events":[${events}]}`);
}

export const encodeFrame = (frame: Exclude<ServerFrame, { kind: 'events' }>): EncodedFrame =>
  Buffer.from(JSON.stringify(frame));
