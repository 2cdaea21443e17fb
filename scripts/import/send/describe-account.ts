import type { Account } from './account.ts';
import type { Findings } from './findings.ts';

const MAX_WORDS = 30;

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
  'ticket-import-source': 'the log has this ticket number from another source',
};

/** The sum that always adds up, and the refusals by reason with their lines. */
export function describeAccount(account: Account, wouldImport = false): string[] {
  const lines = [
    `read ${n(account.read)} = ${wouldImport ? 'ready to import' : 'imported'} ${n(account.imported)} + already there ${n(account.alreadyThere)} + refused ${n(account.refused)}`,
  ];
  for (const { code, count, first } of account.refusals) {
    lines.push(`  ${n(count)} refused, ${code}${REASONS[code] ? ` (${REASONS[code]})` : ''}`);
    for (const { line, detail } of first) lines.push(`    line ${line}: ${detail.replace(/\s+/g, ' ')}`);
    if (count > first.length) lines.push(`    and ${n(count - first.length)} more; --report FILE.csv lists all`);
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
    lines.push(`closed before they were received, kept as recorded ${n(findings.closedBeforeReceipt)}`);
  }
  if (findings.unknownStatuses.size > 0) {
    lines.push(`status words not known, stage taken from the times: ${listWords(findings.unknownStatuses)}`);
  }
  if (findings.categories.size > 0) lines.push(`categories: ${listWords(findings.categories)}`);
  return lines;
}

function listWords(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, MAX_WORDS).map(([word, count]) => `${word} ${n(count)}`);
  if (sorted.length > MAX_WORDS) shown.push(`and ${sorted.length - MAX_WORDS} more`);
  return shown.join(', ');
}

const n = (value: number) => value.toLocaleString('en');
