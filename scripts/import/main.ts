import { FILE_OPTIONS, fileOptions, parseCommand, serverUrl } from './command-line.ts';
import { type ImportResult, importTickets } from './import-tickets.ts';
import { InputProblem } from './input-problem.ts';
import { makeDistrict } from './make-district.ts';
import { writeCategoryTemplate } from './record/category-template.ts';
import { describeAccount, describeFindings, describeWarnings } from './send/describe-account.ts';
import { districtOfFolder, districtOfServer } from './send/district-source.ts';
import { createEventSender, Interrupted, ServerLost } from './send/event-sender.ts';
import { findToken } from './send/find-token.ts';
import { abortOnInterrupt } from './send/interrupt.ts';
import { describeProgress, ProgressLine } from './send/progress.ts';
import { openReport } from './send/refusal-report.ts';
import { complain, complainOf, say } from './terminal-text.ts';
import { openTicketsFile } from './tickets-file.ts';

const USAGE = `npm run import -- district --areas FILE.geojson --name NAME --zone ZONE --out DIR
    [--id ID] [--id-property P] [--name-property P] [--datum wgs84|cgcs2000|gcj02] [--notice TEXT] [--codes TABLE] [--force]
npm run import -- tickets FILE
    [--url http://127.0.0.1:8080] [--datum wgs84|cgcs2000|gcj02] [--zone ZONE] [--date-order mdy|dmy|ymd]
    [--mapping FILE.json] [--write-mapping FILE.json] [--categories TABLE] [--write-categories TABLE.csv]
    [--delimiter C] [--encoding E] [--sheet NAME] [--report FILE.csv] [--dry-run] [--district DIR]`;

const DISTRICT_OPTIONS = {
  areas: { type: 'string' },
  name: { type: 'string' },
  zone: { type: 'string' },
  out: { type: 'string' },
  id: { type: 'string' },
  'id-property': { type: 'string' },
  'name-property': { type: 'string' },
  datum: { type: 'string' },
  notice: { type: 'string' },
  codes: { type: 'string' },
  force: { type: 'boolean', default: false },
} as const;

const TICKETS_OPTIONS = {
  ...FILE_OPTIONS,
  'dry-run': { type: 'boolean', default: false },
  district: { type: 'string' },
  'write-categories': { type: 'string' },
} as const;

async function main([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case 'district':
      return runDistrict(args);
    case 'tickets':
      return runTickets(args);
    default:
      throw new InputProblem(`Say what to import: district or tickets.\n${USAGE}`);
  }
}

async function runDistrict(args: string[]): Promise<number> {
  const { values } = parseCommand(args, DISTRICT_OPTIONS);
  const { areas, name, zone, out } = values;
  if (!areas || !name || !zone || !out) {
    throw new InputProblem(`--areas, --name, --zone and --out are needed.\n${USAGE}`);
  }
  const { 'id-property': idProperty, 'name-property': nameProperty, ...others } = values;
  await makeDistrict({ ...others, areas, name, zone, out, idProperty, nameProperty }, say);
  return 0;
}

async function runTickets(args: string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, TICKETS_OPTIONS);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new InputProblem(`One FILE is needed.\n${USAGE}`);
  const { district: folder, 'dry-run': dryRun } = values;
  const url = serverUrl(values.url);
  if (folder && !dryRun)
    throw new InputProblem('--district reads a folder instead of asking a server: only with --dry-run.');

  const district = folder
    ? await districtOfFolder(folder)
    : await districtOfServer(url, (id) => findToken('import', id, process.env));
  const token = dryRun ? '' : await findToken('import', district.id, process.env);
  const file = await openTicketsFile(path, district, fileOptions(values), say);
  const report = values.report ? openReport(values.report) : undefined;
  const progress = new ProgressLine(process.stderr, Date.now);
  const signal = abortOnInterrupt();
  const onRetry = (reason: string, ms: number) => complain(`Waiting ${Math.ceil(ms / 1000)} s: ${reason}`);
  const result = await importTickets({
    district,
    file,
    signal,
    send: dryRun ? undefined : createEventSender({ url, token, signal, onRetry }),
    onRefused: report?.add,
    onProgress: (done, total) => progress.show((seconds) => describeProgress(done, total, seconds)),
  });
  progress.close();
  await report?.close();
  if (values['write-categories']) await writeCategoryTemplate(values['write-categories'], result.findings.categories);
  for (const line of describeResult(result, file.warnings, dryRun)) say(line);
  return tellStop(result.stopped);
}

function describeResult({ account, findings }: ImportResult, warnings: readonly string[], isDryRun: boolean): string[] {
  const lines = describeAccount(account, isDryRun);
  if (account.read === 0) return lines;
  return [...lines, ...describeFindings(findings), ...describeWarnings(findings, warnings)];
}

/** What is left to do when not all records were read. */
function tellStop(stopped: Error | undefined): number {
  if (!stopped) return 0;
  if (stopped instanceof Interrupted) {
    say('Stopped. Run the same command again to go on: what is in the log already is not imported twice.');
    return 130;
  }
  complain(stopped.message);
  if (stopped instanceof ServerLost) complain('Run the same command again to go on.');
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    complainOf(error);
    process.exitCode = 1;
  },
);
