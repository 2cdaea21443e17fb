import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SentEvent } from '../../../core/domain/event.ts';
import type { TicketId } from '../../../core/domain/ids.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { epochMs } from '../../../core/geo/units.ts';
import { openCounter } from '../../../server/database/counter.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { type DistrictFolder, readDistrictFolder } from '../../../server/district/folder.ts';
import { type Decision, decide, type LogContext } from '../../../server/events/decide.ts';
import { EventLog } from '../../../server/events/event-log.ts';
import { type PreparedEvent, prepare } from '../../../server/events/prepare.ts';
import { ANONYMOUS } from '../../../server/identity.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { serveParent } from '../run/serve-parent.ts';
import { type Flood, floodBatches, timeLanes } from './lanes.ts';

/** What the parent asks of the loop. */
export type BareLoopCalls = { run: { ask: Flood; answer: { seconds: number } } };

type Ready = { readonly events: PreparedEvent[]; readonly decision: Decision };

/**
 * The statements of the event log in a loop, and nothing else: no HTTP, no validation, no judging, nobody to tell. What
 * is to be written was decided before the clock starts; only the numbers are filled in.
 */
serveParent<BareLoopCalls>({
  run: async (flood) => {
    const folder = await readDistrictFolder(join(packageRoot, 'geodata/grid-town'));
    const lanes = floodBatches(flood).map((batches) => makeReady(batches, folder));
    const dataFolder = await mkdtemp(join(tmpdir(), 'doorstep-bench-'));
    const database = await openDatabase({ url: undefined, dataFolder, log: () => {} });
    try {
      await migrate(database.sql);
      await openCounter(database.sql, folder.district.id, undefined);
      const log = new EventLog(database.sql);
      const now = () => epochMs(Date.now());
      const seconds = await timeLanes(lanes, async ({ events, decision }) => {
        await log.append(events, now, (_, context) => renumbered(decision, context));
      });
      return { seconds };
    } finally {
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    }
  },
});

/** Decide the batches of a lane one after the other, as if no other lane were there. */
function makeReady(batches: readonly SentEvent[][], { district, grids }: DistrictFolder): Ready[] {
  const tickets = new Map<TicketId, Ticket>();
  return batches.map((batch) => {
    const events = batch.map((sent) => {
      const preparation = prepare(sent, ANONYMOUS, { bbox: district.bbox, grids });
      if (!preparation.ok) throw new Error(`Not in the district: ${JSON.stringify(sent)}.`);
      return preparation.prepared;
    });
    const decision = decide(events, { seq: 0, lastId: undefined, loggedAt: epochMs(0), known: new Map(), tickets });
    for (const ticket of decision.tickets) tickets.set(ticket.id, ticket);
    return { events, decision };
  });
}

function renumbered(decision: Decision, { seq, lastId, loggedAt }: LogContext): Decision {
  const rows = decision.rows.map((row, index) => ({ ...row, seq: seq + index + 1, logged_at: loggedAt }));
  return { ...decision, rows, loggedAt, prevSeq: seq, prevId: lastId, seq: seq + rows.length };
}
