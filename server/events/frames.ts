import { VIEW_LEVELS, type ViewLevel } from '../../core/access/roles.ts';
import type { Place } from '../../core/access/scope.ts';
import { viewOfRow } from '../../core/access/views.ts';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { Lattice } from '../../core/geo/lattice.ts';
import type { ServerFrame } from '../../core/protocol/stream.ts';
import type { Audience } from './audience.ts';
import type { SerializedRow } from './ring.ts';

/** A frame as it goes out: encoded once, sent to many. */
export type EncodedFrame = Buffer;

/** A frame holds no more rows than this; what is left follows. */
export const MAX_FRAME_ROWS = 500;
/** And no more text, unless one row alone is longer: at 64 kbit/s a frame must be through before the reader gives up. */
const MAX_FRAME_CHARACTERS = 32 * 1024;

/** What one audience is shown of consecutive rows. */
export type AudienceRows = {
  /** The last row that is covered, shown or not. */
  readonly seq: number;
  readonly texts: readonly string[];
};

/** Rows as an audience is shown them, in as many parts as they need frames; together the parts cover all of the rows. */
export function partsFor(rows: readonly SerializedRow[], audience: Audience): AudienceRows[] {
  const parts: AudienceRows[] = [];
  let texts: string[] = [];
  let characters = 0;
  rows.forEach((row, index) => {
    const text = row.texts[audience.viewOf(row.place)];
    if (text === undefined) return;
    const isFull =
      texts.length === MAX_FRAME_ROWS || (texts.length > 0 && characters + text.length > MAX_FRAME_CHARACTERS);
    if (isFull) {
      parts.push({ seq: rows[index - 1].seq, texts });
      texts = [];
      characters = 0;
    }
    texts.push(text);
    characters += text.length;
  });
  if (rows.length > 0) parts.push({ seq: rows[rows.length - 1].seq, texts });
  return parts;
}

/** Each row is serialized here and nowhere else, once for each view of it. @param lattice - Cells that positions move to. */
export function serializeRow(row: LoggedEvent, lattice: Lattice): SerializedRow {
  const different: string[] = [];
  const texts = {} as Record<ViewLevel, string | undefined>; // every level gets its entry below
  for (const level of VIEW_LEVELS) {
    const view = viewOfRow(row, level, lattice);
    const text = view && JSON.stringify(view);
    const same = different.find((former) => former === text);
    if (text !== undefined && same === undefined) different.push(text);
    texts[level] = same ?? text;
  }
  const characters = different.reduce((sum, text) => sum + text.length, 0);
  const isForAll = different.length === 1 && VIEW_LEVELS.every((level) => texts[level] !== undefined);
  return { seq: row.seq, place: placeOf(row.event), texts, isForAll, characters };
}

const placeOf = (event: LoggedEvent['event']): Place => ({
  ...(event.gridId !== undefined && { gridId: event.gridId }),
  ...('unitId' in event && event.unitId !== undefined && { unitId: event.unitId }),
});

/** An `events` frame from rows that are serialized already. */
export const eventsFrame = (prevSeq: number, { seq, texts }: AudienceRows): EncodedFrame =>
  Buffer.from(`{"kind":"events","prevSeq":${prevSeq},"seq":${seq},"events":[${texts.join(',')}]}`);

export const encodeFrame = (frame: Exclude<ServerFrame, { kind: 'events' }>): EncodedFrame =>
  Buffer.from(JSON.stringify(frame));
