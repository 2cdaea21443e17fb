import { shortWord } from '../terminal-text.ts';
import type { Account } from './account.ts';
import type { Findings } from './findings.ts';

const MAX_WORDS = 30;
const MAX_DETAIL_CHARS = 200;

/** What each reason means, for a person. Reasons of the server that are not listed stand for themselves. */
const REASONS: Record<string, string> = {
  'row-unreadable': 'the row cannot be taken apart',
  'row-too-long': 'more cells than column names: columns would be mixed up',
  'id-missing': 'no ticket number',
  'id-invalid': 'the ticket number is too long, has line ends in it or was rounded',
  'received-missing': 'no time of receipt',
  'time-unreadable': 'a time cannot be read',
  'time-out-of-range': 'a time before 1970 or after 2199',
  'position-unreadable': 'the position cannot be read',
  'position-incomplete': 'only one of longitude and latitude is there',
  'position-outside-district': 'out of district: outside its box, or exactly 0,0',
  'ticket-import-times': 'the log knows this ticket, and the record tells nothing more of it or contradicts it',
  'ticket-import-contradiction': 'its moments or its stage contradict each other',
  'ticket-import-source': 'the log has this ticket number from another source',
};

/** What to do about it, where the reason alone leaves a person helpless. */
const ADVICE: Record<string, string> = {
  'ticket-import-times':
    'These tickets were imported before with other content: another mapping, or an older or newer row. A later export that adds no moment changes nothing. To repair a wrong first import, start the server with a new DOORSTEP_DATA and import again.',
};

/** The sum that always adds up, and the refusals by reason with their lines. */
export function describeAccount(account: Account, wouldImport = false): string[] {
  const lines = [
    `read ${n(account.read)} = ${wouldImport ? 'ready to import' : 'imported'} ${n(account.imported)} + already there ${n(account.alreadyThere)} + refused ${n(account.refused)}`,
  ];
  for (const { code, count, first } of account.refusals) {
    lines.push(`  ${n(count)} refused, ${code}${REASONS[code] ? ` (${REASONS[code]})` : ''}`);
    for (const { line, detail } of first) lines.push(`    line ${line}: ${shortWord(detail, MAX_DETAIL_CHARS)}`);
    if (count > first.length) lines.push(`    and ${n(count - first.length)} more; --report FILE.csv lists all`);
    if (ADVICE[code]) lines.push(`    ${ADVICE[code]}`);
  }
  return lines;
}

/** Positions, areas, words: what the numbers on the map will show of this file. */
export function describeFindings(findings: Findings): string[] {
  const lines = [
    `without position (无位置) ${n(findings.withoutPosition)}`,
    `in the district, but in no area (网格外) ${n(findings.outsideGrids)}`,
    `in more than one area, counted in the lower code ${n(findings.inSeveralAreas)}`,
    `area named by the source differs from the position's ${n(findings.gridDiffers)}, of which no area holding the position ${n(findings.gridContradicts)}`,
  ];
  if (findings.closingTimesDropped > 0) {
    lines.push(`open by their status, so their closing time was left out ${n(findings.closingTimesDropped)}`);
  }
  if (findings.closedBeforeReceipt > 0) {
    lines.push(
      `closed before they were received, so their closing time was left out ${n(findings.closedBeforeReceipt)}`,
    );
  }
  if (findings.contradictingMoments > 0) {
    lines.push(`other moments before the receipt or after the closing, left out ${n(findings.contradictingMoments)}`);
  }
  if (findings.shortRows > 0) {
    lines.push(`rows with fewer cells than the header, the missing ones taken as blank ${n(findings.shortRows)}`);
  }
  if (findings.categoriesCut > 0) lines.push(`categories cut to 64 characters ${n(findings.categoriesCut)}`);
  if (findings.unknownAreas.size > 0) {
    lines.push(`areas named by the source that the district does not have: ${listWords(findings.unknownAreas)}`);
  }
  if (findings.unknownStatuses.size > 0 && findings.statusesKnown > 0) {
    lines.push(`status words not known, stage taken from the times: ${listWords(findings.unknownStatuses)}`);
  }
  if (findings.categories.size > 0) lines.push(`categories: ${listWords(findings.categories)}`);
  return lines;
}

/** What makes the import poorer than the file may be, each line marked so that nobody misses it at the end. */
export function describeWarnings(findings: Findings, warnings: readonly string[]): string[] {
  const { unknownStatuses, statusesKnown } = findings;
  const lines = [...warnings];
  if (unknownStatuses.size > 0 && statusesKnown === 0) {
    lines.push(
      `No status word of the file is known, so the stages were taken from the times: ${listWords(unknownStatuses)}.`,
    );
  }
  return lines.map((line) => `WARNING: ${line}`);
}

function listWords(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, MAX_WORDS).map(([word, count]) => `${shortWord(word)} ${n(count)}`);
  if (sorted.length > MAX_WORDS) shown.push(`and ${sorted.length - MAX_WORDS} more`);
  return shown.join(', ');
}

const n = (value: number) => value.toLocaleString('en');
