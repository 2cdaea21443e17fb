import { shortWord } from '../terminal-text.ts';
import type { Finding, Proposal } from './proposal.ts';
import { isPrivateRole } from './role-groups.ts';
import type { Role } from './roles.ts';

const MAX_EXAMPLE_CHARS = 40;

/** The proposal as lines for a terminal: role, column, how sure, an example; then what is not used. */
export function describeMapping({ choices, unused, mapping }: Proposal): string[] {
  const widest = Math.max(...choices.map(({ column }) => shortWord(column.name).length), 6);
  const lines = choices.map(({ role, column, confidence, by }) => {
    const sure = by === 'person' ? ' given' : `${String(Math.round(confidence * 100)).padStart(4)} %`;
    return `  ${role.padEnd(11)}${shortWord(column.name).padEnd(widest + 2)}${sure}  ${shownExample(role, column.sample)}`;
  });
  if (mapping.dateOrder) lines.push(`  dates are written ${DATE_ORDER_NAMES[mapping.dateOrder]}`);
  if (mapping.pointOrder)
    lines.push(
      `  pairs are written ${mapping.pointOrder === 'lonlat' ? 'longitude, latitude' : 'latitude, longitude'}`,
    );
  if (unused.length > 0) lines.push(`  not used: ${unused.map(({ name }) => shortWord(name)).join(', ')}`);
  return lines;
}

const DATE_ORDER_NAMES = { mdy: 'month/day/year', dmy: 'day/month/year', ymd: 'year/month/day' } as const;

const exampleOf = (sample: readonly string[]) => shortWord(sample[0] ?? '', MAX_EXAMPLE_CHARS);

/** A terminal's text is copied into mails and tickets: nobody's name or address belongs there. */
function shownExample(role: Role, sample: readonly string[]): string {
  if (!isPrivateRole(role)) return exampleOf(sample);
  return sample.length === 0 ? '' : '(personal, not shown)';
}

/** Findings that stop the import, each with what to do. */
export function blockingMessages(findings: readonly Finding[]): string[] {
  return findings.flatMap((finding) => {
    switch (finding.kind) {
      case 'missing':
        return [missingMessage(finding)];
      case 'dateOrderAmbiguous':
        return [
          `Dates such as ${finding.example} can be read in more than one way, and no date of the file tells which. Add --date-order mdy, dmy or ymd.`,
        ];
      case 'dateOrderMixed':
        return [
          `The dates are written in more than one order (${finding.example} is one). Add --date-order mdy, dmy or ymd; records that do not fit it will be refused.`,
        ];
      case 'positionsLost':
        return [lostMessage(finding)];
      default:
        return [];
    }
  });
}

function assumedMessage({ example, likely }: Extract<Finding, { kind: 'dateOrderAssumed' }>): string {
  const { order, because, spanDays } = likely;
  const spans = Object.values(spanDays).map((days) => `${days}`);
  const why =
    because === 'span'
      ? `so they cover ${spanDays[order]} days (readings cover ${spans.join(' or ')})`
      : 'as is the custom there';
  return `Dates such as ${example} can be read in more than one way. They are taken as ${DATE_ORDER_NAMES[order]}, ${why}; --date-order says otherwise.`;
}

function lostMessage({ columns }: Extract<Finding, { kind: 'positionsLost' }>): string {
  const shown = columns.map(({ name, sample }) => `"${shortWord(name)}" (${shortWord(sample[0] ?? '')})`).join(', ');
  const names = columns.length === 1 ? `${shown} looks` : `${shown} look`;
  return `${names} like positions, and cannot be used as degrees in the district. Every ticket would lose its position. Name the columns in a mapping file, {"columns": {"lon": "<column>", "lat": "<column>"}} or {"columns": {"point": "<column>"}} with --mapping; or say that there are none: {"columns": {"lon": null, "lat": null, "point": null}}. Meters of a projection must be converted to degrees first.`;
}

function missingMessage({ role, misfit }: Extract<Finding, { kind: 'missing' }>): string {
  const what = MISSING_NAMES[role];
  const why = misfit
    ? ` "${shortWord(misfit.name)}" is called like it, but its values are not ("${exampleOf(misfit.sample)}").`
    : '';
  return `No column looks like ${what}.${why} Name it in a mapping file: {"columns": {"${role}": "<column>"}} with --mapping.`;
}

const MISSING_NAMES = { id: 'a ticket number', received: 'the time of receipt' } as const;

/** Findings worth saying that stop nothing. */
export function noteMessages({ findings, choices }: Proposal): string[] {
  return findings.flatMap((finding) => {
    if (finding.kind === 'dateOrderAssumed') return [assumedMessage(finding)];
    if (finding.kind !== 'swapped') return [];
    const isGiven = choices.some(({ role, by }) => (role === 'lon' || role === 'lat') && by === 'person');
    return isGiven
      ? [
          'The columns given for lon and lat look exchanged: nearly all positions lie in the district the other way round.',
        ]
      : ['The longitude and latitude columns are exchanged in the file; they are read the other way round.'];
  });
}

/** Findings that leave the tickets poorer than the file may be: said once more when all is done, where nobody misses it. */
export function warningMessages({ findings, unused }: Proposal): string[] {
  const rest = unused.length > 0 ? ` Not used: ${unused.map(({ name }) => shortWord(name)).join(', ')}.` : '';
  return findings.flatMap((finding) => {
    switch (finding.kind) {
      case 'noCategory':
        return [
          `No column looks like a category: every ticket is "unspecified".${rest} Name it in a mapping file: {"columns": {"category": "<column>"}} with --mapping.`,
        ];
      case 'noStatus':
        return [
          `No column looks like a status or a closing time: every ticket stays open.${rest} Name it in a mapping file: {"columns": {"status": "<column>"}} with --mapping.`,
        ];
      default:
        return [];
    }
  });
}
