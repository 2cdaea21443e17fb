import { FILE_OPTIONS, fileOptions, parseCommand, serverUrl } from '../import/command-line.ts';
import { InputProblem } from '../import/input-problem.ts';
import { describeAccount, describeFindings, describeWarnings } from '../import/send/describe-account.ts';
import { districtOfServer } from '../import/send/district-source.ts';
import { createEventSender, Interrupted, waitFor } from '../import/send/event-sender.ts';
import { findToken } from '../import/send/find-token.ts';
import { abortOnInterrupt } from '../import/send/interrupt.ts';
import { ProgressLine } from '../import/send/progress.ts';
import { openReport } from '../import/send/refusal-report.ts';
import { complain, complainOf, say } from '../import/terminal-text.ts';
import { openTicketsFile } from '../import/tickets-file.ts';
import { type ReplayProgress, type ReplayResult, replayTickets } from './replay-tickets.ts';
import { setClock } from './set-clock.ts';

const USAGE = `npm run replay -- tickets FILE --speed 600
    [--url http://127.0.0.1:8080] [--datum wgs84|cgcs2000|gcj02] [--zone ZONE] [--date-order mdy|dmy|ymd]
    [--mapping FILE.json] [--write-mapping FILE.json] [--categories TABLE]
    [--delimiter C] [--encoding E] [--sheet NAME] [--report FILE.csv]`;

const MAX_SPEED = 10_000_000;
const OPTIONS = { ...FILE_OPTIONS, speed: { type: 'string', default: '600' } } as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, OPTIONS);
  const [command, path] = positionals;
  if (command !== 'tickets' || path === undefined || positionals.length > 2) throw new InputProblem(USAGE);
  const speed = Number(values.speed);
  if (!(speed > 0 && speed <= MAX_SPEED)) throw new InputProblem(`--speed is above 0 and at most ${MAX_SPEED}.`);

  const url = serverUrl(values.url);
  const district = await districtOfServer(url, (id) => findToken('replay', id, process.env));
  const token = await findToken('replay', district.id, process.env);
  const file = await openTicketsFile(path, district, fileOptions(values), say);
  const report = values.report ? openReport(values.report) : undefined;
  const progress = new ProgressLine(process.stderr, Date.now);
  const describe = progressIn(district.zone);
  const signal = abortOnInterrupt();
  const onRetry = (reason: string, ms: number) => complain(`Waiting ${Math.ceil(ms / 1000)} s: ${reason}`);
  const result = await replayTickets({
    district,
    file,
    speed,
    signal,
    send: createEventSender({ url, token, signal, onRetry }),
    setClock: (districtAt, factor) => setClock(url, token, { districtAt, factor }),
    slowClock: () => setClock(url, token, { factor: 1 }),
    now: () => performance.now(),
    wait: waitFor,
    onRefused: report?.add,
    onProgress: (state) => progress.show(() => describe(state)),
  });
  progress.close();
  await report?.close();
  for (const line of describeResult(result, file.warnings)) say(line);
  return tellStop(result);
}

function describeResult({ account, findings, clock }: ReplayResult, warnings: readonly string[]): string[] {
  const lines = describeAccount(account);
  if (clock === 'slowed') lines.push('The district clock now runs at the speed of the wall (factor 1).');
  if (account.read === 0) return lines;
  return [...lines, ...describeFindings(findings), ...describeWarnings(findings, warnings)];
}

function tellStop({ stopped, clock }: ReplayResult): number {
  if (!stopped) return 0;
  if (stopped instanceof Interrupted) {
    say('Stopped. What was sent is in the log; the rest can be imported: npm run import -- tickets FILE.');
    return 130;
  }
  complain(stopped.message);
  if (clock === 'running-on') {
    complain('The district clock still runs at the speed of the replay: PUT /api/clock {"factor": 1} slows it.');
  }
  return 1;
}

/** `2020-01-02 08:43, 4,500 of 19,950 moments`, in the time of the district. */
function progressIn(zone: string): (progress: ReplayProgress) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return ({ sent, steps, districtAt }) =>
    `${format.format(districtAt)}, ${sent.toLocaleString('en')} of ${steps.toLocaleString('en')} moments`;
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
