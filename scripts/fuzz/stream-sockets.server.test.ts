import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Feed } from '../../client/stream/feed.ts';
import { DistrictState } from '../../core/domain/district-state.ts';
import { writeSnapshot } from '../../core/domain/state-snapshot.ts';
import { STREAM_PATH } from '../../core/protocol/stream.ts';
import { randomLog } from '../../core/testing/random-log.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { readTestConfig } from '../../server/config.ts';
import { LOG_CHANNEL } from '../../server/events/event-log.ts';
import { buildTestApp, type TestApp } from '../../server/testing/build-test-app.ts';
import { restoreBackup, takeBackup } from '../../server/testing/fill-log.ts';
import { type Door, type Ends, FuzzClient, type Line, STATE_OPTIONS } from './fuzz-client.ts';

/** The same promises as in the simulation, over PostgreSQL, HTTP and real sockets: fewer seeds, since each takes seconds. */
const SEEDS = Math.max(2, Math.round(readTestConfig().fuzzSeeds / 20));
const CLIENTS = 5;
const ROUNDS = 60;
const SETTLE_MS = 20_000;

class SocketLine implements Line {
  readonly #socket: WebSocket;
  readonly #early: string[] = [];

  constructor(url: string, { onMessage, onClose }: Ends) {
    this.#socket = new WebSocket(url.replace(/^http/, 'ws') + STREAM_PATH);
    this.#socket.on('open', () => this.#early.splice(0).forEach((text) => void this.#socket.send(text)));
    this.#socket.on('message', (data) => onMessage(String(data)));
    this.#socket.on('close', onClose);
    this.#socket.on('error', () => {}); // `close` follows
  }

  say(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#early.push(text);
  }

  cut(): void {
    this.#socket.terminate();
  }

  toggleReading(): void {
    if (this.#socket.isPaused) this.#socket.resume();
    else this.#socket.pause();
  }

  read(): void {
    this.#socket.resume();
  }
}

type Server = { readonly app: TestApp; readonly url: string };

class Rounds {
  readonly clients: FuzzClient<SocketLine>[];
  readonly #random: () => number;
  readonly #events: object[];
  servers: Server[] = [];

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    this.clients = Array.from({ length: CLIENTS }, () => new FuzzClient(new Feed(), () => Promise.resolve()));
    this.#events = randomLog({ seed, length: 3_000, tickets: 40 }).map(({ event }) => {
      const { actor: _actor, source: _source, provenance: _provenance, ...sent } = event;
      return sent;
    });
  }

  async open(): Promise<void> {
    const app = await buildTestApp();
    this.servers.push({ app, url: await app.listen() });
    await this.#join();
  }

  async run(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      if (round === 20) await takeBackup(this.#app.sql);
      if (round === 40) await this.#restore();
      if (round === 15 || round === 50) await this.#restartOne();
      for (const client of this.clients) this.#troubleClient(client);
      await Promise.all(this.servers.map(({ app }) => this.#post(app)));
    }
  }

  /** Everybody is there and reads. */
  calm(): void {
    for (const client of this.clients) {
      client.line?.read();
      if (!client.line) client.connect(this.#door());
    }
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.line?.cut();
    const [last, ...others] = this.servers.map(({ app }) => app);
    for (const app of others) await app.stop();
    await last.close();
  }

  get #app(): TestApp {
    return this.servers[0].app;
  }

  async #join(): Promise<void> {
    const app = await buildTestApp({ shareWith: this.#app });
    this.servers.push({ app, url: await app.listen() });
  }

  async #restartOne(): Promise<void> {
    const [stopped] = this.servers.splice(Math.floor(this.#random() * this.servers.length), 1);
    await stopped.app.stop();
    await this.#join();
  }

  /** Servers look at once when told something they do not understand; otherwise they would within two seconds. */
  async #restore(): Promise<void> {
    const { sql } = this.#app;
    await restoreBackup(sql);
    await this.#post(this.#app);
    await sql`select pg_notify(${LOG_CHANNEL}, 'restored')`;
    const [{ epoch }] = await sql`select epoch from backup.counter`;
    const isNoticed = () => this.servers.every(({ app }) => app.engine.epoch !== epoch);
    await expect.poll(isNoticed, { timeout: SETTLE_MS }).toBe(true);
  }

  #troubleClient(client: FuzzClient<SocketLine>): void {
    const fate = this.#random();
    if (!client.line) {
      if (fate < 0.5) client.connect(this.#door());
    } else if (fate < 0.05) client.line.cut();
    else if (fate < 0.1) client.sayHello();
    else if (fate < 0.15) client.line.toggleReading();
  }

  async #post(app: TestApp): Promise<void> {
    const payload = this.#events.splice(0, 1 + Math.floor(this.#random() ** 2 * 60));
    const answer = await app.app.inject({ method: 'POST', url: '/api/events', payload });
    expect(answer.statusCode).toBe(200);
  }

  #door(): Door<SocketLine> {
    const { url } = this.servers[Math.floor(this.#random() * this.servers.length)];
    return {
      dial: (ends) => new SocketLine(url, ends),
      readSnapshot: async () => (await fetch(`${url}/api/snapshot`)).json(),
    };
  }
}

async function freshFold({ engine }: TestApp): Promise<{ seq: number; text: string }> {
  const state = new DistrictState(STATE_OPTIONS);
  for await (const page of engine.log.pagesAfter(0, Number.MAX_SAFE_INTEGER)) for (const row of page) state.apply(row);
  return { seq: state.seq, text: JSON.stringify(writeSnapshot(state)) };
}

describe('no hole and no repeat over real sockets and PostgreSQL', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))('seed %i', async (seed) => {
    const rounds = new Rounds(seed);
    await rounds.open();
    await rounds.run();
    const truth = await freshFold(rounds.servers[0].app);
    await expect
      .poll(
        () => {
          rounds.calm();
          return rounds.clients.map(({ feed }) => feed.isComplete && feed.seq);
        },
        { timeout: SETTLE_MS, interval: 100 },
      )
      .toEqual(rounds.clients.map(() => truth.seq));
    expect(rounds.clients.map(({ state }) => JSON.stringify(writeSnapshot(state)) === truth.text)).toEqual(
      rounds.clients.map(() => true),
    );
    for (const { app } of rounds.servers) {
      expect(JSON.stringify(writeSnapshot(app.engine.follower.state)) === truth.text).toBe(true);
    }
    expect(rounds.clients.map(({ breaks }) => breaks)).toEqual(rounds.clients.map(() => 0));
    await rounds.close();
  });
});
