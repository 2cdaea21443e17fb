import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { SnapshotBody } from '../../core/protocol/http.ts';
import { CLOSE_CODES } from '../../core/protocol/stream.ts';
import { DistrictClock } from '../../server/district-clock.ts';
import { Follower } from '../../server/events/follower.ts';
import { Ingest, type IngestVerdict } from '../../server/events/ingest.ts';
import { LogWatch } from '../../server/events/log-watch.ts';
import type { PreparedEvent } from '../../server/events/prepare.ts';
import { Snapshots } from '../../server/events/snapshot.ts';
import { Hub } from '../../server/stream/hub.ts';
import { EVERYTHING, LISTENER, TEST_LATTICE } from '../../server/testing/audiences.ts';
import { type Door, STATE_OPTIONS } from './fuzz-client.ts';
import type { MemoryLog } from './memory-log.ts';
import { Wire, type WireOptions } from './wire.ts';

/** So short that a client that was away for a moment needs the log. */
const RING = { maxRows: 60 };

/** All of a server between its log and its sockets, put together as the engine does. */
export class SimServer {
  readonly #log: MemoryLog;
  readonly #errors: unknown[];
  readonly #wires = new Set<Wire>();
  #epoch: string;
  #follower!: Follower;
  #ingest!: Ingest;
  #hub!: Hub;
  #watch!: LogWatch;
  #snapshots!: Snapshots;

  static async start(log: MemoryLog, errors: unknown[]): Promise<SimServer> {
    const counter = await log.readCounter();
    const server = new SimServer(log, errors, counter.epoch);
    await server.#follower.load(counter.seq);
    await server.#watch.start();
    return server;
  }

  private constructor(log: MemoryLog, errors: unknown[], epoch: string) {
    this.#log = log;
    this.#errors = errors;
    this.#epoch = epoch;
    this.#assemble();
  }

  get epoch(): string {
    return this.#epoch;
  }

  get seq(): number {
    return this.#follower.seq;
  }

  submit(events: readonly PreparedEvent[]): Promise<IngestVerdict[]> {
    return this.#ingest.submit(events);
  }

  /** Where clients come in by a line of their own kind. */
  door(options: WireOptions): Door<Wire> {
    return {
      dial: (ends) => {
        const wire = new Wire(options, ends);
        this.#wires.add(wire);
        wire.on('close', () => this.#wires.delete(wire));
        // The hub uses of a socket what the wire has.
        this.#hub.accept(wire as unknown as WebSocket, LISTENER);
        return wire;
      },
      readSnapshot: () => this.readSnapshot(),
    };
  }

  async readSnapshot(): Promise<SnapshotBody> {
    const body = await this.#snapshots.get(this.#epoch, EVERYTHING).body('identity');
    return JSON.parse(body.toString('utf8'));
  }

  /** In order, as at SIGTERM. */
  async stop(): Promise<void> {
    this.#hub.stop();
    await this.#ingest.close();
    await this.#watch.stop();
    this.#cutAll();
  }

  /** At once, as at SIGKILL: whatever was in flight at the log may still succeed. */
  kill(): void {
    this.#hub.stop();
    this.#cutAll();
    void this.#watch.stop();
    void this.#ingest.close();
  }

  #cutAll(): void {
    for (const wire of this.#wires) wire.cut();
  }

  #assemble(): void {
    const log = this.#log;
    const server = randomUUID();
    const onError = (error: unknown) => this.#errors.push(error);
    const timers = { now: () => performance.now(), after: (ms: number, run: () => void) => void setTimeout(run, ms) };
    const clock = new DistrictClock({ kind: 'wall', startAt: 0, factor: 1 });
    this.#follower = new Follower(log, { state: STATE_OPTIONS, lattice: TEST_LATTICE, timers, ring: RING, onError });
    const append = log.appendFor(server);
    this.#ingest = new Ingest(
      { append },
      () => clock.now(),
      (batch) => this.#follower.committed(batch),
    );
    this.#snapshots = new Snapshots(this.#follower);
    this.#hub = new Hub({
      follower: this.#follower,
      log,
      clock,
      version: '0',
      districtHash: 'fuzz',
      epoch: () => this.#epoch,
      storedSeq: async () => (await log.readCounter()).seq,
      onError,
    });
    this.#watch = new LogWatch({
      log: { server, holds: (position) => log.holds(position) },
      follower: this.#follower,
      epoch: () => this.#epoch,
      readCounter: () => log.readCounter(),
      replaceEpoch: (old) => log.replaceEpoch(old),
      listen: (onNotice, onListening) => {
        const listening = log.listen(onNotice);
        onListening();
        return listening;
      },
      onEpoch: ({ seq, epoch }) =>
        this.#follower.load(seq, () => {
          this.#epoch = epoch;
          this.#hub.closeAll(CLOSE_CODES.epochChanged);
        }),
      onCounter: () => {},
      onError,
    });
  }
}
