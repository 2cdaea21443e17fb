import { type Datum, inGcj02Range } from '../../core/geo/datum.ts';
import type { BoundingBox } from '../../core/geo/units.ts';
import { InputProblem } from './input-problem.ts';
import { type AreaWords, areaWords } from './mapping/area-words.ts';
import { blockingMessages, describeMapping, noteMessages, warningMessages } from './mapping/describe-mapping.ts';
import { NOTHING_FIXED, readMappingFile, writeMappingFile } from './mapping/mapping-file.ts';
import { profileTable, type TableProfile } from './mapping/profile-table.ts';
import type { Proposal } from './mapping/proposal.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import type { DateOrder, Mapping } from './mapping/roles.ts';
import { NO_CATEGORIES, readCategoryTable } from './record/category-table.ts';
import { declaredDatum } from './record/declared-datum.ts';
import { isZone, wallClock } from './record/local-time.ts';
import { type ReadTicket, recordReader } from './record/read-record.ts';
import { type Reading, refuse } from './record/reading.ts';
import type { ImportDistrict } from './send/district-source.ts';
import { openTable, type Table, type TableOptions } from './table/open-table.ts';
import { isBroken, type Row } from './table/row.ts';

/** How a person says a file of tickets is to be read. */
export type TicketsFileOptions = TableOptions & {
  /** Mapping file to take columns from. */
  readonly mapping?: string;
  readonly writeMapping?: string;
  readonly dateOrder?: DateOrder;
  /** IANA zone of the file's times; the district's otherwise. */
  readonly zone?: string;
  readonly datum?: string;
  /** Table of categories. */
  readonly categories?: string;
};

/** A file that is understood: how many rows it has, and each of them as a ticket or a refusal. */
export type TicketsFile = {
  readonly rows: number;
  /** What the tickets will lack, to be said at the end. */
  readonly warnings: readonly string[];
  records(): AsyncIterable<TicketReading>;
};

export type TicketReading = { readonly line: number; readonly reading: Reading<ReadTicket> };

/**
 * Opens a file of tickets for one district and says how it is read.
 *
 * @param say - Gets the lines for the person: format, mapping, notes.
 * @throws InputProblem when the file cannot be read this way, with what to do about it.
 */
export async function openTicketsFile(
  path: string,
  district: ImportDistrict,
  options: TicketsFileOptions,
  say: (line: string) => void,
): Promise<TicketsFile> {
  const zone = options.zone ?? district.zone;
  if (!isZone(zone)) throw new InputProblem(`--zone ${zone} is not a time zone (IANA name such as Asia/Shanghai).`);
  const categories = options.categories ? await readCategoryTable(options.categories) : NO_CATEGORIES;
  const areas = areaWords(district.areas);
  const table = await openTable(path, options);
  const profile = await profileTable(table);
  say(`${path}: ${table.description}, ${profile.rows.toLocaleString('en')} rows, ${table.columns.length} columns`);
  if (profile.rows === 0) {
    say('There are column names, and no records below them.');
    return { rows: 0, warnings: [], records: async function* () {} };
  }
  const proposal = await settleMapping(profile, district, areas, options, say);
  const { mapping } = proposal;
  const datum = settleDatum(mapping, district, options, say);
  say(`times without a zone are read in ${zone}`);

  const { bbox, codeVersion } = district;
  const { columns } = table;
  const momentOf = wallClock(zone);
  const readRow = recordReader({ columns, mapping, momentOf, datum, bbox, areas, categories, codeVersion });
  const warnings = warningMessages(proposal);
  return { rows: profile.rows, warnings, records: () => readAll(table, readRow) };
}

async function* readAll(table: Table, readRow: (row: Row) => Reading<ReadTicket>): AsyncGenerator<TicketReading> {
  for await (const row of table.rows()) {
    yield { line: row.line, reading: isBroken(row) ? refuse('row-unreadable', row.problem) : readRow(row) };
  }
}

async function settleMapping(
  profile: TableProfile,
  { bbox, zone: districtZone }: ImportDistrict,
  areas: AreaWords,
  options: TicketsFileOptions,
  say: (line: string) => void,
): Promise<Proposal> {
  const zone = options.zone ?? districtZone;
  const fixed = options.mapping ? await readMappingFile(options.mapping) : NOTHING_FIXED;
  const proposal = proposeMapping(profile, { bbox, zone, areas, fixed, dateOrder: options.dateOrder });
  for (const line of [...describeMapping(proposal), ...noteMessages(proposal)]) say(line);
  if (options.writeMapping) await writeMappingFile(options.writeMapping, proposal);
  const blocking = blockingMessages(proposal.findings);
  if (blocking.length > 0) throw new InputProblem(blocking.join('\n'));
  return proposal;
}

/** What is done with the positions; outside China GCJ-02 is another name of WGS-84. */
function datumName(datum: Datum, [west, south, east, north]: BoundingBox): string {
  if (datum === 'cgcs2000') return 'CGCS2000';
  if (datum === 'wgs84') return 'WGS-84';
  const differs = inGcj02Range([(west + east) / 2, (south + north) / 2]);
  return differs
    ? 'GCJ-02 and converted to WGS-84'
    : 'WGS-84: outside China GCJ-02 is the same, and nothing is converted';
}

/** A file without positions needs no datum. */
function settleDatum(
  { columns }: Mapping,
  district: ImportDistrict,
  options: TicketsFileOptions,
  say: (line: string) => void,
): Datum {
  if (!columns.point && !columns.lon) {
    say('No column has positions: every ticket is imported without one.');
    return 'wgs84';
  }
  const datum = declaredDatum(options.datum, district.zone);
  say(`positions are taken as ${datumName(datum, district.bbox)}`);
  return datum;
}
