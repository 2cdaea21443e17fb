import { fstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { describeProgress, ProgressLine } from '../import/send/progress.ts';
import { loadHistory } from './closed-years/load-history.ts';
import { DistrictApi } from './district-api.ts';
import { untilReached } from './patience.ts';
import { play, Tally } from './player.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenario-settings.ts';
import { VOLUME } from './settings.ts';

const MOST_SPEED = 100_000;

const USAGE = `npm run simulate -- [--url http://127.0.0.1:8080] [--seed 1] [--rate tickets] [--speed 1]
                    [--scenario name] [--duration seconds]
npm run simulate -- --history [--url http://127.0.0.1:8080]

  --rate      new tickets an hour of the district's clock, mean over day and night; without it,
              ${VOLUME.ticketsPerDayPer1000Households} a day for every 1,000 households
  --speed     the town lives so many times as fast as the district's clock runs, up to ${MOST_SPEED},
              or as fast as the server takes it
  --scenario  a seed of trouble five minutes from the beginning: ${SCENARIO_NAMES.join(', ')}
  --duration  ends after so many seconds; without it, runs until stopped
  --history   adds the closed years of the district's published account and ends; once is enough, and a run that was
              stopped is gone on with by the same command

DOORSTEP_URL, DOORSTEP_SCENARIO and DOORSTEP_TOKEN stand in for --url, --scenario and tokens.json of the data folder.`;

const stop = new AbortController();
const tally = new Tally();
const say = (line: string) => console.log(`simulator: ${line}`);
const complain = (line: string) => console.error(`simulator: ${line}`);

try {
  await main();
} catch (error) {
  if (!stop.signal.aborted) {
    complain((error as Error).message);
    process.exitCode = 1;
  }
}
if (tally.stored > 0 || tally.refused.size > 0) say(`ends; ${tally}`);
process.exit();

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return console.log(USAGE);
  stopWhenTold(options.duration);

  const api = new DistrictApi(options.url, process.env.DOORSTEP_TOKEN);
  const district = await untilReached(() => api.get<DistrictBody>('/api/district'), stop.signal);
  if (!district.synthetic) {
    throw new Error(`District ${district.id} is not synthetic: nothing is invented about a real place.`);
  }
  const name = options.history ? 'history' : 'simulator';
  if (!process.env.DOORSTEP_TOKEN) api.identify(readToken(district.id, name));
  if (options.history) return addHistory(district, api);
  const { seed, rate: ticketsPerHour, speed: pace, scenario } = options;
  await play(district, { api, seed, ticketsPerHour, pace, scenario, signal: stop.signal, say, complain }, tally);
}

async function addHistory(district: DistrictBody, api: DistrictApi): Promise<void> {
  let progress: ProgressLine | undefined; // its clock begins with the sending
  const onProgress = (done: number, total: number) => {
    progress ??= new ProgressLine(process.stderr, Date.now);
    progress.show((seconds) => describeProgress(done, total, seconds));
  };
  try {
    const added = await loadHistory(district, { api, signal: stop.signal, say, onProgress });
    if (added.stored + added.repeated > 0 || added.refused.size > 0) say(`ends; ${added}`);
    if (added.refused.size > 0) process.exitCode = 1;
  } catch (error) {
    if (stop.signal.aborted) {
      complain('stopped; the same command goes on from here');
      process.exitCode = 130;
    }
    throw error;
  } finally {
    progress?.close();
  }
}

/** @returns undefined when help is asked for. */
function readOptions() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      url: text,
      seed: text,
      speed: text,
      scenario: text,
      duration: text,
      rate: text,
      history: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  const scenario = values.scenario ?? (process.env.DOORSTEP_SCENARIO || undefined);
  const url = values.url || process.env.DOORSTEP_URL || `http://127.0.0.1:${process.env.PORT || 8080}`;
  return {
    url,
    history: values.history,
    seed: readNumber('seed', values.seed ?? '1', 0),
    rate: values.rate === undefined ? undefined : readNumber('rate', values.rate, 0),
    speed: readNumber('speed', values.speed ?? '1', 0.001, MOST_SPEED),
    scenario: scenario === undefined ? undefined : readScenario(scenario),
    duration: values.duration === undefined ? undefined : readNumber('duration', values.duration, 0.001),
  };
}

function readNumber(name: string, value: string, least: number, most = Infinity): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < least || number > most) {
    const bounds = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new Error(`--${name} ${value} is not a number ${bounds}.`);
  }
  return number;
}

function readScenario(value: string): ScenarioName {
  const name = SCENARIO_NAMES.find((known) => known === value);
  if (!name) throw new Error(`Scenario ${value} is none of ${SCENARIO_NAMES.join(', ')}.`);
  return name;
}

/** Stop on a signal, after the given time, and when the process that started us and holds our input goes. */
function stopWhenTold(durationSeconds: number | undefined): void {
  const end = () => stop.abort();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
  process.once('disconnect', end);
  if (durationSeconds !== undefined) setTimeout(end, durationSeconds * 1000).unref();
  const input = fstatSync(0);
  if (input.isSocket() || input.isFIFO()) process.stdin.once('close', end).resume();
}

/** A token, where the server of this machine left it. */
function readToken(districtId: string, name: 'simulator' | 'history'): string {
  const path = join(process.env.DOORSTEP_DATA || join('.data', districtId), 'tokens.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8'))[name];
  } catch (cause) {
    throw new Error(`No token: ${path} cannot be read and DOORSTEP_TOKEN is not set.`, { cause });
  }
}
