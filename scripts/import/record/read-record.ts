import type { GridId, TicketId } from '../../../core/domain/ids.ts';
import { type Datum, toWgs84 } from '../../../core/geo/datum.ts';
import { type BoundingBox, isInside, type LonLat } from '../../../core/geo/units.ts';
import type { AreaWords } from '../mapping/area-words.ts';
import type { Mapping, Role } from '../mapping/roles.ts';
import type { Row } from '../table/row.ts';
import type { CategoryTable } from './category-table.ts';
import { consistentTimes } from './consistent-times.ts';
import type { TicketContent, TicketRecord } from './known-steps.ts';
import { mapStatus } from './map-status.ts';
import { isCut, mapChannel, mapGrade, toCode, UNSPECIFIED } from './map-words.ts';
import { isBlank, parseLonLat, parsePoint } from './parse-position.ts';
import { privateFields } from './private-fields.ts';
import { type RecordTimes, readTimes } from './read-times.ts';
import { type Reading, read, refuse } from './reading.ts';

/** All that turns rows of one file into tickets of one district. */
export type RecordContext = {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  /** From a clock on the wall, written as UTC, to a moment. */
  readonly momentOf: (wall: number) => number;
  readonly datum: Datum;
  readonly bbox: BoundingBox;
  readonly areas: AreaWords;
  readonly categories: CategoryTable;
  /** The edition that category words of the source belong to. */
  readonly codeVersion: string;
};

/** What was decided about a record that a person may want to know. */
export type Remarks = {
  readonly category: string;
  /** The category was longer than a code can be. */
  readonly categoryCut: boolean;
  /** A word of the status column, and whether it is in our lists. */
  readonly status?: { readonly word: string; readonly isKnown: boolean };
  /** An area that the district does not have. */
  readonly unknownArea?: string;
  /** Cells that the row has no more; they count as blank. */
  readonly missingCells: number;
  /** An open ticket with a closing time, which was left out. */
  readonly closingTimeDropped: boolean;
  /** A closing time before the receipt, which was left out. */
  readonly closedBeforeReceipt: boolean;
  /** How many other moments lie before the receipt or after the closing and were left out. */
  readonly contradictingMoments: number;
};

export type ReadTicket = TicketRecord & { readonly remarks: Remarks };

type Cell = (role: Role) => string;

/** `2.02403E+16`: what spreadsheets make of a long number. */
const ROUNDED = /^\d(?:\.\d+)?E\+\d+$/i;

/** What the schema of ids refuses in a trimmed cell: line ends, controls, more than 64 characters. */
const isIdentifier = (text: string) => [...text].length <= 64 && !/[\p{C}\u2028\u2029]/u.test(text);

/** @returns a function from a row to the ticket it tells of, or to why it tells of none. It never throws. */
export function recordReader(context: RecordContext): (row: Row) => Reading<ReadTicket> {
  const indexOf = new Map(context.columns.map((name, index) => [name, index]));
  const columns = new Map(
    Object.entries(context.mapping.columns).map(([role, name]) => [role as Role, indexOf.get(name ?? '') ?? -1]),
  );
  return ({ cells }) => {
    if (cells.slice(context.columns.length).some((extra) => extra !== '')) {
      return refuse('row-too-long', `${cells.length} cells under ${context.columns.length} column names`);
    }
    const missingCells = Math.max(0, context.columns.length - cells.length);
    return readTicket((role) => cells[columns.get(role) ?? -1] ?? '', missingCells, context);
  };
}

function readTicket(cell: Cell, missingCells: number, context: RecordContext): Reading<ReadTicket> {
  const id = readId(cell('id'));
  if (!id.ok) return id;
  const times = readTimes(cell, { momentOf: context.momentOf, dateOrder: context.mapping.dateOrder });
  if (!times.ok) return times;
  const position = readPosition(cell, context);
  if (!position.ok) return position;
  return read(assemble(id.value, times.value, position.value, { cell, missingCells }, context));
}

function readId(text: string): Reading<TicketId> {
  if (isBlank(text)) return refuse('id-missing', 'no ticket number');
  if (ROUNDED.test(text)) return refuse('id-invalid', `${text}: a spreadsheet has rounded the number`);
  return isIdentifier(text) ? read(text as TicketId) : refuse('id-invalid', text.slice(0, 60));
}

/** @returns no position when the file has none for this row. */
function readPosition(cell: Cell, { mapping, datum, bbox }: RecordContext): Reading<LonLat | undefined> {
  const { point, lon, lat } = mapping.columns;
  if (!point && !(lon && lat)) return read(undefined);
  const parsed = point
    ? parsePoint(cell('point'), mapping.pointOrder ?? 'latlon')
    : parseLonLat(cell('lon'), cell('lat'));
  const shown = point ? cell('point') : `${cell('lon')}, ${cell('lat')}`;
  switch (parsed.kind) {
    case 'none':
      return read(undefined);
    case 'incomplete':
      return refuse('position-incomplete', `lon "${cell('lon')}", lat "${cell('lat')}"`);
    case 'unreadable':
      return refuse('position-unreadable', shown.slice(0, 60));
    case 'position':
      return placeInDistrict(parsed.position, datum, bbox);
  }
}

/** 0,0 is what a receiver without a fix reports. */
function placeInDistrict(given: LonLat, datum: Datum, bbox: BoundingBox): Reading<LonLat> {
  const isNoFix = given[0] === 0 && given[1] === 0;
  const position = toWgs84(given, datum);
  if (isNoFix || !isInside(position, bbox)) return refuse('position-outside-district', `${given[0]}, ${given[1]}`);
  return read(position);
}

function assemble(
  ticketId: TicketId,
  { times: recorded, updatedAt, dueAt }: RecordTimes,
  position: LonLat | undefined,
  { cell, missingCells }: { cell: Cell; missingCells: number },
  context: RecordContext,
): ReadTicket {
  const status = mapStatus(cell('status'), recorded);
  const { closedAt, ...open } = recorded;
  const isClosed = status.stage === 'closed';
  const { times, leftOut } = consistentTimes(isClosed ? recorded : open);
  const subject = readSubject(cell, context);

  const content: TicketContent = {
    type: 'ticket.imported',
    ticketId,
    ...subject.fields,
    ...(position && { position }),
    ...(dueAt !== undefined && { dueAt }),
    stage: status.stage,
    ...(status.outcome && { outcome: status.outcome }),
    times,
  };
  const remarks: Remarks = {
    category: subject.category,
    categoryCut: isCut(cell('category')),
    status: isBlank(cell('status')) ? undefined : { word: cell('status'), isKnown: status.isKnown },
    unknownArea: subject.unknownArea,
    missingCells,
    closingTimeDropped: closedAt !== undefined && !isClosed,
    closedBeforeReceipt: leftOut.includes('closedAt'),
    contradictingMoments: leftOut.filter((moment) => moment !== 'closedAt').length,
  };
  return { content, updatedAt, private: privateFields(cell), remarks };
}

/** What the ticket is about, in the codes of the district where there is a table. */
function readSubject(cell: Cell, { categories, codeVersion, areas }: RecordContext) {
  const word = isBlank(cell('category')) ? UNSPECIFIED : (toCode(cell('category')) ?? UNSPECIFIED);
  const listed = categories.find(cell('category'));
  const grade = mapGrade(cell('grade')) ?? (listed?.grade ? mapGrade(listed.grade) : undefined);
  const unitId = isBlank(cell('unit')) ? undefined : toCode(cell('unit'));
  const gridId: GridId | undefined = isBlank(cell('grid')) ? undefined : areas.find(cell('grid'));
  const fields = {
    category: listed?.code ?? word,
    codeVersion: listed?.codeVersion ?? codeVersion,
    channel: isBlank(cell('channel')) ? UNSPECIFIED : mapChannel(cell('channel')),
    ...(grade && { grade }),
    ...(gridId && { gridId }),
    ...(unitId && { unitId: unitId as TicketContent['unitId'] }),
  };
  const unknownArea = gridId || isBlank(cell('grid')) ? undefined : cell('grid');
  return { category: word, unknownArea, fields };
}
