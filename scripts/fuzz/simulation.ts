import { promisify } from 'node:util';
import { DistrictState } from '../../core/domain/district-state.ts';
import { writeSnapshot } from '../../core/domain/state-snapshot.ts';
import { randomLog } from '../../core/testing/random-log.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import type { PreparedEvent } from '../../server/events/prepare.ts';
import { type ClientFeed, FuzzClient, STATE_OPTIONS } from './fuzz-client.ts';
import { MemoryLog } from './memory-log.ts';
import { SimServer } from './sim-server.ts';
import { STEP_MS, type Wire, type WireOptions } from './wire.ts';

export type SimulationOptions = {
  readonly seed: number;
  createFeed(): ClientFeed;
  /** Let simulated time pass; timers run. */
  advance(ms: number): void;
};

const SERVERS = 2;
const WRITERS = 3;
const CLIENTS = 5;
const CHAOS_MS = 15_000;
/**
 * A line that takes less than a frame of 47 kB in the 30 s of a catch-up is closed; the slowest one that is kept, 1.6 kB a
 * second, has three answers of 170 kB to take when its client said hello three times.
 */
const SETTLE_MS = 330_000;
const EVENTS = 4_000;
const FAST: WireOptions = { latencyMs: 20, bytesPerSecond: 10_000_000 };
const immediately = promisify(setImmediate);

/**
 * A district in one process and in simulated time: servers, writers and clients over one log, and everything that may
 * happen to them, drawn from a seed.
 */
export class Simulation {
  readonly log: MemoryLog;
  readonly servers: (SimServer | undefined)[] = [];
  readonly clients: FuzzClient<Wire>[];
  readonly errors: unknown[] = [];
  /** Position by id, as the writers were told. */
  readonly acknowledged = new Map<string, number>();
  /** What happened, so that a failing seed tells its story. */
  readonly happened: Record<string, number> = {};
  readonly #random: () => number;
  readonly #options: SimulationOptions;
  readonly #events: PreparedEvent[];
  readonly #writers: PreparedEvent[][] = Array.from({ length: WRITERS }, () => []);
  readonly #busy = new Set<unknown>();
  /** Of the log before a restore that not every server has noticed yet. */
  #voidEpoch: string | undefined;
  /** An answer to what was sent before a restore promises nothing any more. */
  #restores = 0;

  constructor(options: SimulationOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
    this.log = new MemoryLog({ random: this.#random, delay: (mostMs) => this.#delay(mostMs) });
    this.clients = Array.from(
      { length: CLIENTS },
      () => new FuzzClient<Wire>(options.createFeed(), (mostMs) => this.#delay(mostMs)),
    );
    this.#events = randomLog({ seed: options.seed, length: EVENTS, tickets: 40 }).map(({ event }) => ({
      event,
      digest: event.id,
      private: undefined,
    }));
  }

  /** Trouble for a while, then quiet until everybody stands where the log stands. @throws Error when that never happens. */
  async run(): Promise<void> {
    for (let slot = 0; slot < SERVERS; slot++) this.#start(slot);
    for (let ms = 0; ms < CHAOS_MS; ms += STEP_MS) {
      this.#trouble();
      this.#write();
      await this.#step();
    }
    this.log.isCalm = true;
    for (let ms = 0; !this.#isSettled(); ms += STEP_MS) {
      if (ms > SETTLE_MS) throw new Error(`Not settled: ${this.#standing()}`);
      this.#retry();
      this.#connect(1, () => FAST);
      await this.#step();
    }
  }

  /** What everybody should show. */
  expected(): string {
    const state = new DistrictState(STATE_OPTIONS);
    for (const row of this.log.rows) state.apply(row);
    return JSON.stringify(writeSnapshot(state));
  }

  async end(): Promise<void> {
    for (const server of this.servers) server?.kill();
    await this.#step();
  }

  async #step(): Promise<void> {
    this.#options.advance(STEP_MS);
    await immediately();
    for (const client of this.clients) client.line?.step();
  }

  #delay(mostMs: number): Promise<void> {
    const ms = this.#random() * mostMs;
    return new Promise((resume) => setTimeout(resume, ms));
  }

  /** True with a chance of so many times a simulated second. */
  #now(timesPerSecond: number): boolean {
    return this.#random() < (timesPerSecond * STEP_MS) / 1000;
  }

  #count(what: string): void {
    this.happened[what] = (this.happened[what] ?? 0) + 1;
  }

  #trouble(): void {
    for (const client of this.clients) {
      if (client.line && this.#now(0.25)) this.#do('cut', () => client.line?.cut());
      if (client.line && this.#now(0.1)) this.#do('vanish', () => client.line?.vanish());
      if (client.line && this.#now(0.5)) this.#do('hello again', () => client.sayHello());
    }
    this.#connect(0.03, () => this.#line());
    this.#troubleServers();
    if (this.#now(0.2)) this.log.takeBackup();
    if (this.#now(0.15) && this.#areWatching()) this.#restore();
    if (this.servers.every((server) => server !== undefined && server.epoch !== this.#voidEpoch)) {
      this.#voidEpoch = undefined;
    }
  }

  #do(what: string, run: () => void): void {
    run();
    this.#count(what);
  }

  /** While they write: what was in flight goes into the log that was put in place. */
  #restore(): void {
    const { epoch } = this.log;
    if (this.#voidEpoch !== undefined || !this.log.restore()) return;
    this.#voidEpoch = epoch;
    this.#restores += 1;
    for (const [id, seq] of this.acknowledged) if (seq > this.log.seq) this.acknowledged.delete(id);
    this.#count('restore');
  }

  /** A restore that nobody watches is noticed at the next start (a test of the engine), so somebody does here. */
  #troubleServers(): void {
    if (this.#voidEpoch !== undefined) return;
    this.servers.forEach((server, slot) => {
      if (!server || this.#busy.has(slot)) return;
      const isKilled = this.#now(0.1);
      if (!isKilled && !this.#now(0.1)) return;
      this.#busy.add(slot);
      this.servers[slot] = undefined;
      this.#count(isKilled ? 'kill' : 'stop');
      void this.#restart(server, slot, isKilled);
    });
  }

  async #restart(server: SimServer, slot: number, isKilled: boolean): Promise<void> {
    if (isKilled) server.kill();
    else await server.stop();
    await this.#delay(1_500);
    this.#busy.delete(slot);
    this.#start(slot);
  }

  #start(slot: number): void {
    this.#busy.add(slot);
    void SimServer.start(this.log, this.errors).then((server) => {
      this.servers[slot] = server;
      this.#busy.delete(slot);
    });
  }

  /** Whether every server is there and knows which log it is. */
  #areWatching(): boolean {
    const isWatching = (server: SimServer | undefined) => server?.epoch === this.log.epoch;
    return this.servers.length === SERVERS && this.servers.every(isWatching);
  }

  #line(): WireOptions {
    const isSlow = this.#random() < 0.3;
    return { latencyMs: this.#random() * 200, bytesPerSecond: isSlow ? 1_000 + this.#random() * 30_000 : 5_000_000 };
  }

  #connect(chance: number, line: () => WireOptions): void {
    for (const client of this.clients) {
      const server = this.#pick(this.servers);
      if (server && !client.line && this.#random() < chance) client.connect(server.door(line()));
    }
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)];
  }

  #write(): void {
    for (const own of this.#writers) {
      if (this.#busy.has(own) || !this.#now(6)) continue;
      if (own.length === 0) own.push(...this.#events.splice(0, 1 + Math.floor(this.#random() ** 3 * 60)));
      this.#send(own);
    }
  }

  /** What was not acknowledged is sent again, all of it. */
  #retry(): void {
    for (const own of this.#writers) if (own.length > 0 && !this.#busy.has(own)) this.#send(own);
  }

  #send(own: PreparedEvent[]): void {
    const server = this.#pick(this.servers);
    if (!server || own.length === 0) return;
    this.#busy.add(own);
    const restores = this.#restores;
    server
      .submit(own)
      .then((verdicts) => {
        verdicts.forEach((verdict, index) => {
          const isKept = restores === this.#restores && verdict.kind !== 'refused';
          if (isKept) this.acknowledged.set(own[index].event.id, verdict.seq);
        });
        own.length = 0;
      })
      .catch(() => this.#count('failed commit')) // sent again
      .finally(() => this.#busy.delete(own));
  }

  #isSettled(): boolean {
    const isThere = ({ feed, line }: FuzzClient<Wire>) =>
      line && feed.isComplete && feed.epoch === this.log.epoch && feed.seq === this.log.seq;
    const isWritten = this.#writers.every((own) => own.length === 0);
    const areTold = this.servers.every((server) => server?.seq === this.log.seq);
    return isWritten && this.#areWatching() && areTold && this.clients.every(isThere);
  }

  #standing(): string {
    const clients = this.clients.map(({ feed, line }) => `${line ? 'at' : 'off at'} ${feed.seq}`);
    const servers = this.servers.map((server) => server?.seq ?? 'down');
    return `log ${this.log.seq}, servers ${servers.join(' ')}, clients ${clients.join(', ')}`;
  }
}
