import type { LoggedEvent } from '../../core/domain/event.ts';
import type { ServerFrame } from '../../core/protocol/stream.ts';
import type { SerializedRow } from './ring.ts';

/** A frame as it goes out: encoded once, sent to many. */
export type EncodedFrame = Buffer;

/** Each row is serialized here and nowhere else. */
export const serializeRow = (row: LoggedEvent): SerializedRow => ({ seq: row.seq, json: JSON.stringify(row) });

/** An `events` frame from rows that are serialized already. */
export function eventsFrame(prevSeq: number, seq: number, rows: readonly SerializedRow[]): EncodedFrame {
  const events = rows.map(({ json }) => json).join(',');
  return Buffer.from(`{"kind":"events","prevSeq":${prevSeq},"seq":${seq},"events":[${events}]}`);
}

export const encodeFrame = (frame: Exclude<ServerFrame, { kind: 'events' }>): EncodedFrame =>
  Buffer.from(JSON.stringify(frame));
