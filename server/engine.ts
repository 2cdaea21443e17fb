import { CELL_SIDE } from '../core/access/policy.ts';
import { latticeOver } from '../core/geo/lattice.ts';
import type { EpochMs } from '../core/geo/units.ts';
import { CLOSE_CODES } from '../core/protocol/stream.ts';
import type { DemoClock } from './config.ts';
import type { Database } from './database/connect.ts';
import {
  type Counter,
  openCounter,
  readCounter,
  replaceEpoch,
  setDemoClock,
  setDemoFactor,
  storeDistrictTime,
} from './database/counter.ts';
import { checkEncoding, migrate } from './database/migrate.ts';
import type { DistrictFolder } from './district/folder.ts';
import { DistrictClock } from './district-clock.ts';
import { EventLog, LOG_CHANNEL } from './events/event-log.ts';
import { Follower } from './events/follower.ts';
import { Ingest } from './events/ingest.ts';
import { LogWatch } from './events/log-watch.ts';
import { Snapshots } from './events/snapshot.ts';
import { readToldPosition, writeToldPosition } from './events/told-position.ts';
import { packageVersion } from './package-root.ts';
import { PatrolAges } from './positions/patrol-ages.ts';
import { PatrolPositions } from './positions/patrol-positions.ts';
import { PositionsFeed } from './positions/positions-feed.ts';
import { Hub } from './stream/hub.ts';

export type EngineOptions = {
  readonly sql: Database;
  readonly folder: DistrictFolder;
  readonly dataFolder: string;
  readonly demoClock?: DemoClock;
  /** Wall time; tests pass their own. */
  readonly wall?: () => number;
  onError(error: unknown): void;
  /** Takes what an operator should know of. */
  note?(line: string): void;
};

const HOUSEKEEPING_MS = 1_000;
const DAY_MS = 86_400_000;

/** The district at work: one log, what follows it, and the clock they share. Knows nothing of HTTP. */
export class Engine {
  readonly folder: DistrictFolder;
  readonly sql: Database;
  readonly clock: DistrictClock;
  readonly log: EventLog;
  readonly follower: Follower;
  readonly ingest: Ingest;
  readonly snapshots: Snapshots;
  readonly hub: Hub;
  readonly positions: PatrolPositions;
  readonly patrolAges: PatrolAges;
  readonly #options: EngineOptions;
  readonly #watch: LogWatch;
  readonly #feed: PositionsFeed;
  #epoch: string;
  #housekeeping: NodeJS.Timeout | undefined;
  #toldId: string | undefined;
  #droppedAt: number;

  /** Open a database for a district: migrate, bind, read the log. @throws DatabaseBindingError */
  static async open(options: EngineOptions): Promise<Engine> {
    const { sql, folder, dataFolder, demoClock, note = () => {} } = options;
    await checkEncoding(sql);
    await migrate(sql);
    let counter = await openCounter(sql, folder.district.id, demoClock);
    const told = await readToldPosition(dataFolder);
    if (told?.epoch === counter.epoch && (told.isCopy || !(await new EventLog(sql).holds(told)))) {
      await replaceEpoch(sql, told.epoch);
      counter = await readCounter(sql);
      note(`The data folder or its database is a restored copy: pages start anew, with epoch ${counter.epoch}.`);
    }
    const engine = new Engine(options, counter);
    await engine.follower.load(counter.seq);
    engine.follower.dropBefore(engine.clock.now());
    await engine.#start();
    return engine;
  }

  private constructor(options: EngineOptions, counter: Counter) {
    const { sql, folder, wall = Date.now, onError } = options;
    this.#options = options;
    this.sql = sql;
    this.folder = folder;
    this.#epoch = counter.epoch;
    this.clock = new DistrictClock({
      kind: counter.clock,
      startAt: counter.clock === 'wall' ? Math.min(counter.districtAt, wall()) : counter.districtAt,
      factor: counter.clockFactor,
      wall,
    });
    const { zone, windowDays } = folder.district;
    const timers = { now: () => performance.now(), after: (ms: number, run: () => void) => void setTimeout(run, ms) };
    this.log = new EventLog(sql);
    const lattice = latticeOver(folder.district.bbox, CELL_SIDE);
    this.follower = new Follower(this.log, { state: { zone, windowDays }, lattice, timers, onError });
    this.ingest = new Ingest(
      this.log,
      () => this.clock.now(),
      (batch) => this.follower.committed(batch),
    );
    this.snapshots = new Snapshots(this.follower);
    this.hub = new Hub({
      follower: this.follower,
      log: this.log,
      clock: this.clock,
      version: packageVersion,
      districtHash: folder.hash,
      epoch: () => this.#epoch,
      storedSeq: async () => (await readCounter(sql)).seq,
      onError,
    });
    this.positions = new PatrolPositions(sql, folder.district.bbox, folder.grids);
    this.patrolAges = new PatrolAges(sql);
    const { positions, patrolAges: ages, clock, hub } = this;
    this.#feed = new PositionsFeed({ positions, ages, clock, hub, onError });
    this.#watch = new LogWatch({
      readCounter: () => readCounter(sql),
      replaceEpoch: (old) => replaceEpoch(sql, old),
      listen: (onNotice, onListening) => sql.listen(LOG_CHANNEL, onNotice, onListening),
      log: this.log,
      follower: this.follower,
      epoch: () => this.#epoch,
      onEpoch: (restored) => this.#restart(restored),
      onCounter: ({ districtAt, clockFactor }) => {
        if (this.clock.kind === 'demo') this.clock.follow(districtAt, clockFactor);
      },
      onError,
    });
    this.#droppedAt = this.clock.now();
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Set the clock of an empty demo log. @returns false when the log is not empty or the clock no demo clock. */
  async setClock(districtAt: EpochMs, factor: number): Promise<boolean> {
    if (this.clock.kind !== 'demo' || !(await setDemoClock(this.sql, districtAt, factor))) return false;
    this.clock.set(districtAt, factor);
    return true;
  }

  /** Let a demo clock go on from where it is, at another speed. */
  async setClockFactor(factor: number): Promise<void> {
    const districtAt = this.clock.now();
    await setDemoFactor(this.sql, districtAt, factor);
    this.clock.set(districtAt, factor);
  }

  /** Close in order: clients first, then what is in flight, then the position and the time. The database stays open. */
  async close(): Promise<void> {
    clearInterval(this.#housekeeping);
    this.#feed.stop();
    this.hub.stop();
    await this.ingest.close();
    await this.#watch.stop();
    await this.#tell();
    // A database that is away keeps the time of its last commit; what else is open must still be closed.
    await storeDistrictTime(this.sql, this.clock.now()).catch(this.#options.onError);
  }

  async #start(): Promise<void> {
    await this.#watch.start();
    this.#feed.start();
    this.#housekeeping = setInterval(() => this.#keepHouse().catch(this.#options.onError), HOUSEKEEPING_MS);
  }

  async #keepHouse(): Promise<void> {
    const now = this.clock.now();
    if (now - this.#droppedAt >= DAY_MS) {
      this.#droppedAt = now;
      this.follower.dropBefore(now);
    }
    await this.#tell();
  }

  async #tell(): Promise<void> {
    const { position } = this.follower;
    if (position.id === this.#toldId) return;
    await writeToldPosition(this.#options.dataFolder, { ...position, epoch: this.#epoch });
    this.#toldId = position.id;
  }

  /**
   * Another log stands in the place of the one that was told: begin anew, and send everybody to the snapshot. Until all of
   * it is read the old one is told, so that no snapshot carries the old state under the new epoch.
   */
  async #restart(counter: Counter): Promise<void> {
    this.#options.note?.(`The database was restored: pages start anew, with epoch ${counter.epoch}.`);
    await this.follower.load(counter.seq, () => {
      this.#epoch = counter.epoch;
      this.hub.closeAll(CLOSE_CODES.epochChanged);
    });
  }
}
