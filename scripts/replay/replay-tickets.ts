import type { EventAnswer } from '../../core/protocol/http.ts';
import { InputProblem } from '../import/input-problem.ts';
import type { ImportedEvent } from '../import/record/imported-event.ts';
import { Account, type RefusedRecord } from '../import/send/account.ts';
import type { ImportDistrict } from '../import/send/district-source.ts';
import { Interrupted } from '../import/send/event-sender.ts';
import { fateOf } from '../import/send/fate-of.ts';
import { Findings } from '../import/send/findings.ts';
import type { TicketsFile } from '../import/tickets-file.ts';
import { type TimedStep, timelineOf } from './timeline.ts';

export type ReplayRun = {
  readonly district: ImportDistrict;
  readonly file: TicketsFile;
  /** District seconds per second of the wall. */
  readonly speed: number;
  readonly send: (events: readonly ImportedEvent[]) => Promise<EventAnswer[]>;
  /** Sets the district clock, before the first event. */
  readonly setClock: (districtAt: number, factor: number) => Promise<void>;
  /** Lets the district clock run on at the speed of the wall, when all is told or the person stopped it. */
  readonly slowClock: () => Promise<void>;
  /** Wall time in milliseconds, never going back. */
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
  readonly onRefused?: (record: RefusedRecord) => void;
  readonly onProgress?: (progress: ReplayProgress) => void;
};

export type ReplayProgress = { readonly sent: number; readonly steps: number; readonly districtAt: number };

export type ReplayResult = {
  readonly account: Account;
  readonly findings: Findings;
  /** `running-on`: the server was lost, so that its clock still runs at the speed of the replay. */
  readonly clock: 'untouched' | 'slowed' | 'running-on';
  readonly stopped?: Interrupted | InputProblem;
};

/** Moments that fall into the same tick go together. */
const TICK_MS = 50;
const MAX_STEPS_PER_REQUEST = 500;

/**
 * Sends the history of a file as it happened, by the district clock: at each recorded moment what was known then. In the
 * end the log holds, for every record, the very event an import of the file would have sent.
 */
export async function replayTickets(run: ReplayRun): Promise<ReplayResult> {
  const account = new Account(run.onRefused);
  const findings = new Findings(run.district);
  const steps = await timelineOf(run.district.id, run.file.records(), account);
  if (steps.length === 0) return { account, findings, clock: 'untouched' };
  const notSet = await problemOf(() => run.setClock(steps[0].at, run.speed));
  if (notSet) return { account, findings, clock: 'untouched', stopped: notSet };
  const stopped = await problemOf(() => playAll(steps, run, account, findings));
  const notSlowed = await problemOf(run.slowClock);
  return { account, findings, clock: notSlowed ? 'running-on' : 'slowed', stopped: stopped ?? notSlowed };
}

/** What ended a step early, where that is told and no mistake of ours. */
async function problemOf(step: () => Promise<void>): Promise<ReplayResult['stopped']> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof Interrupted || error instanceof InputProblem) return error;
    throw error;
  }
}

async function playAll(
  steps: readonly TimedStep[],
  run: ReplayRun,
  account: Account,
  findings: Findings,
): Promise<void> {
  const startAt = steps[0].at;
  // Read after the answer to setClock, so that this clock is never ahead of the server's.
  const startedAt = run.now();
  const districtAt = () => startAt + (run.now() - startedAt) * run.speed;

  let sent = 0;
  while (sent < steps.length) {
    if (run.signal?.aborted) throw new Interrupted();
    const due = dueSteps(steps, sent, districtAt());
    if (due.length === 0) {
      await run.wait(Math.min(TICK_MS, Math.max(1, (steps[sent].at - districtAt()) / run.speed)), run.signal);
    } else {
      const answers = await run.send(due.map(({ event }) => event));
      for (const [index, step] of due.entries()) settle(step, answers[index], account, findings);
      sent += due.length;
    }
    run.onProgress?.({ sent, steps: steps.length, districtAt: Math.min(districtAt(), steps[steps.length - 1].at) });
  }
}

function dueSteps(steps: readonly TimedStep[], from: number, now: number): readonly TimedStep[] {
  const limit = Math.min(steps.length, from + MAX_STEPS_PER_REQUEST);
  let to = from;
  while (to < limit && steps[to].at <= now) to += 1;
  return steps.slice(from, to);
}

/** A record is refused when any of its steps is; it is there already when its last step was. */
function settle(step: TimedStep, answer: EventAnswer, account: Account, findings: Findings): void {
  const { record } = step;
  if (record.fate.kind !== 'refused') record.fate = fateOf(answer);
  record.left -= 1;
  if (record.left > 0) return;
  account.settle(record.line, record.fate);
  if (record.fate.kind !== 'refused') findings.add(record.ticket);
}
