import { randomUUID } from 'node:crypto';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { TicketId } from '../../core/domain/ids.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { type EpochMs, epochMs } from '../../core/geo/units.ts';
import type { Counter } from '../../server/database/counter.ts';
import { type Decision, type KnownEvent, type LogContext, loggedRows } from '../../server/events/decide.ts';
import type { LogNotice, LogPosition, LogReader } from '../../server/events/event-log.ts';
import { type PreparedEvent, referencedTickets } from '../../server/events/prepare.ts';

type Stored = {
  rows: LoggedEvent[];
  known: Map<string, KnownEvent>;
  tickets: Map<TicketId, Ticket>;
};

export type Trouble = {
  random(): number;
  /** Resolves after a while of simulated time. */
  delay(mostMs: number): Promise<void>;
};

const LOST_NOTICES = 0.1;
const FAILED_COMMITS = 0.03;
const LATENCY_MS = 30;

/** The log in memory, with the promises of the one in PostgreSQL and its troubles: late, deaf, and failing now and then. */
export class MemoryLog implements LogReader {
  epoch = randomUUID() as string;
  isCalm = false;
  readonly #trouble: Trouble;
  readonly #listeners = new Set<(text: string) => void>();
  #stored: Stored = { rows: [], known: new Map(), tickets: new Map() };
  #backup: Stored | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(trouble: Trouble) {
    this.#trouble = trouble;
  }

  get rows(): readonly LoggedEvent[] {
    return this.#stored.rows;
  }

  get seq(): number {
    return this.#stored.rows.length;
  }

  listen(onNotice: (text: string) => void): Promise<{ unlisten(): Promise<void> }> {
    this.#listeners.add(onNotice);
    return Promise.resolve({ unlisten: async () => void this.#listeners.delete(onNotice) });
  }

  async readCounter(): Promise<Counter> {
    await this.#trouble.delay(LATENCY_MS);
    const { seq, epoch } = this;
    return { seq, epoch, districtId: 'fuzz', clock: 'wall', clockFactor: 1, districtAt: 0 };
  }

  async replaceEpoch(old: string): Promise<void> {
    await this.#trouble.delay(LATENCY_MS);
    if (this.epoch === old) this.epoch = randomUUID();
  }

  async holds({ seq, id }: LogPosition): Promise<boolean> {
    await this.#trouble.delay(LATENCY_MS);
    return id === undefined ? seq === 0 : this.#stored.rows[seq - 1]?.event.id === id;
  }

  async readAfter(seq: number, limit: number): Promise<LoggedEvent[]> {
    await this.#trouble.delay(LATENCY_MS);
    return this.#stored.rows.slice(seq, seq + limit);
  }

  async *pagesAfter(seq: number, upTo: number, pageSize = 40): AsyncGenerator<LoggedEvent[]> {
    for (let at = seq; at < upTo; ) {
      const page = await this.readAfter(at, Math.min(pageSize, upTo - at));
      if (page.length === 0) return;
      at = page[page.length - 1].seq;
      yield page;
    }
  }

  /** One commit at a time, whoever writes: the counter row's lock. `server` names the writer in its notices. */
  appendFor(server: string) {
    return (
      batch: readonly PreparedEvent[],
      now: () => EpochMs,
      decide: (batch: readonly PreparedEvent[], context: LogContext) => Decision,
    ): Promise<Decision> => {
      const mine = this.#turn.then(() => this.#commit(batch, now, decide, server));
      this.#turn = mine.catch(() => {}); // the writer hears of it; the next one only waits for the end
      return mine;
    };
  }

  takeBackup(): void {
    this.#backup = copy(this.#stored);
  }

  /** @returns whether there was a backup that is older than the log. */
  restore(): boolean {
    if (!this.#backup || this.#backup.rows.length >= this.seq) return false;
    this.#stored = copy(this.#backup);
    return true;
  }

  async #commit(
    batch: readonly PreparedEvent[],
    now: () => EpochMs,
    decide: (batch: readonly PreparedEvent[], context: LogContext) => Decision,
    server: string,
  ): Promise<Decision> {
    await this.#trouble.delay(LATENCY_MS);
    const fate = this.isCalm ? 1 : this.#trouble.random();
    if (fate < FAILED_COMMITS / 2) throw new Error('The commit failed.');
    const decision = decide(batch, this.#contextOf(batch, now()));
    this.#store(decision, batch);
    this.#notify({ seq: decision.seq, server });
    await this.#trouble.delay(LATENCY_MS);
    if (fate < FAILED_COMMITS) throw new Error('The answer to a commit was lost.');
    return decision;
  }

  #contextOf(batch: readonly PreparedEvent[], now: EpochMs): LogContext {
    const { known, tickets } = this.#stored;
    const ids = batch.map(({ event }) => event.id);
    const ticketIds = batch.flatMap(({ event }) => referencedTickets(event));
    return {
      seq: this.seq,
      lastId: this.#stored.rows.at(-1)?.event.id,
      loggedAt: epochMs(Math.max(now, this.#stored.rows.at(-1)?.loggedAt ?? 0)),
      known: new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id)!]] : []))),
      tickets: new Map(ticketIds.flatMap((id) => (tickets.has(id) ? [[id, tickets.get(id)!]] : []))),
    };
  }

  #store(decision: Decision, batch: readonly PreparedEvent[]): void {
    const digestOf = new Map(batch.map(({ event, digest }) => [event.id as string, digest]));
    // Through text, as through the database: what is read back shares nothing with what was given.
    const rows: LoggedEvent[] = JSON.parse(JSON.stringify(loggedRows(decision)));
    for (const row of rows) {
      this.#stored.rows.push(row);
      const { id, provenance } = row.event;
      this.#stored.known.set(id, { seq: row.seq, digest: digestOf.get(id)!, provenance });
    }
    for (const ticket of decision.tickets) this.#stored.tickets.set(ticket.id, ticket);
  }

  #notify(notice: LogNotice): void {
    for (const listener of this.#listeners) {
      if (this.#trouble.random() < LOST_NOTICES) continue;
      void this.#trouble.delay(LATENCY_MS).then(() => {
        if (this.#listeners.has(listener)) listener(JSON.stringify(notice));
      });
    }
  }
}

const copy = ({ rows, known, tickets }: Stored): Stored => ({
  rows: [...rows],
  known: new Map(known),
  tickets: new Map(tickets),
});
