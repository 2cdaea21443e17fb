import type { EventAnswer } from '../../core/protocol/http.ts';
import { InputProblem } from './input-problem.ts';
import type { ImportedEvent } from './record/imported-event.ts';
import { finalEvent } from './record/known-steps.ts';
import type { ReadTicket } from './record/read-record.ts';
import { Account, type RecordFate, type RefusedRecord } from './send/account.ts';
import { Batch, jsonBytes } from './send/batches.ts';
import type { ImportDistrict } from './send/district-source.ts';
import { Interrupted } from './send/event-sender.ts';
import { fateOf } from './send/fate-of.ts';
import { Findings } from './send/findings.ts';
import type { TicketsFile } from './tickets-file.ts';

export type ImportRun = {
  readonly district: ImportDistrict;
  readonly file: TicketsFile;
  /** Posts events; without one, nothing is sent and every readable record counts as imported (a dry run). */
  readonly send?: (events: readonly ImportedEvent[]) => Promise<EventAnswer[]>;
  readonly signal?: AbortSignal;
  readonly onRefused?: (record: RefusedRecord) => void;
  readonly onProgress?: (done: number, total: number) => void;
};

export type ImportResult = {
  readonly account: Account;
  readonly findings: Findings;
  /** The person stopped it, or the server was lost; what the account says has happened all the same. */
  readonly stopped?: Interrupted | InputProblem;
};

type Pending = { readonly line: number; readonly ticket: ReadTicket; readonly event: ImportedEvent };

/**
 * Sends every record of a file as one event. A record that is refused, here or by the server, never stops the others;
 * only a person or a lost server does, and then the records whose fate is known are accounted for.
 */
export async function importTickets(run: ImportRun): Promise<ImportResult> {
  const account = new Account(run.onRefused);
  const findings = new Findings(run.district);
  try {
    await sendAll(run, account, findings);
    return { account, findings };
  } catch (error) {
    if (error instanceof Interrupted || error instanceof InputProblem) return { account, findings, stopped: error };
    throw error;
  }
}

async function sendAll(run: ImportRun, account: Account, findings: Findings): Promise<void> {
  const batch = new Batch<Pending>(({ event }) => jsonBytes(event));
  const flush = async (pending: readonly Pending[]) => {
    const fates = await fatesOf(pending, run.send);
    pending.forEach(({ line, ticket }, index) => {
      account.settle(line, fates[index]);
      if (fates[index].kind !== 'refused') findings.add(ticket);
    });
    run.onProgress?.(account.read, run.file.rows);
  };

  for await (const { line, reading } of run.file.records()) {
    if (run.signal?.aborted) throw new Interrupted();
    if (!reading.ok) account.settle(line, { kind: 'refused', code: reading.code, detail: reading.detail });
    else await flush(batch.add({ line, ticket: reading.value, event: finalEvent(run.district.id, reading.value) }));
  }
  await flush(batch.take());
}

async function fatesOf(pending: readonly Pending[], send: ImportRun['send']): Promise<RecordFate[]> {
  if (!send) return pending.map(() => ({ kind: 'imported' }));
  return (await send(pending.map(({ event }) => event))).map(fateOf);
}
