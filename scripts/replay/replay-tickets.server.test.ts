import { describe, expect, it, onTestFinished } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { buildTestApp, type TestApp, type TestAppOptions } from '../../server/testing/build-test-app.ts';
import { fixture, fixtureDistrictFolder } from '../import/fixtures/fixture-district.ts';
import { importTickets } from '../import/import-tickets.ts';
import { districtOfServer } from '../import/send/district-source.ts';
import { createEventSender, waitFor } from '../import/send/event-sender.ts';
import { openTicketsFile } from '../import/tickets-file.ts';
import { type ReplayRun, replayTickets } from './replay-tickets.ts';
import { setClock } from './set-clock.ts';

/** The 44 days of the fixture in under half a second. */
const SPEED = 10_000_000;

async function start(options: TestAppOptions = {}): Promise<TestApp & { url: string }> {
  const server = await buildTestApp({ districtFolder: await fixtureDistrictFolder(), ...options });
  onTestFinished(() => server.close());
  return { ...server, url: await server.listen() };
}

const DEMO: TestAppOptions = { demoClock: { startAt: Date.parse('2026-01-01T00:00Z'), factor: 1 } };

async function replayInto({ url, tokens }: { url: string; tokens: TestApp['tokens'] }, more: Partial<ReplayRun> = {}) {
  const district = await districtOfServer(url, async () => '');
  return replayTickets({
    district,
    file: await openTicketsFile(fixture('la-style.csv'), district, {}, () => {}),
    speed: SPEED,
    send: createEventSender({ url, token: tokens.replay }),
    setClock: (districtAt, factor) => setClock(url, tokens.replay, { districtAt, factor }),
    slowClock: () => setClock(url, tokens.replay, { factor: 1 }),
    now: () => performance.now(),
    wait: waitFor,
    ...more,
  });
}

async function importInto({ url, tokens }: { url: string; tokens: TestApp['tokens'] }) {
  const district = await districtOfServer(url, async () => '');
  const file = await openTicketsFile(fixture('la-style.csv'), district, {}, () => {});
  return importTickets({ district, file, send: createEventSender({ url, token: tokens.import }) });
}

/** The tickets by id, without the moment at which the log last changed them. */
function ticketsOf({ engine }: TestApp): Record<string, unknown> {
  const bare = ({ changedAt: _, ...ticket }: Ticket) => [ticket.id, ticket] as const;
  return Object.fromEntries([...engine.follower.state.tickets.values()].map(bare));
}

describe('replay into a running server', () => {
  it('ends where the import of the same file ends', async () => {
    const [replayed, imported] = [await start(DEMO), await start()];
    const { account } = await replayInto(replayed);
    await importInto(imported);
    expect([account.imported, account.refused]).toEqual([10, 0]);
    expect(ticketsOf(replayed)).toEqual(ticketsOf(imported));
    expect(Object.keys(ticketsOf(replayed))).toHaveLength(10);
    expect(replayed.errors).toEqual([]);
  });

  it('leaves nothing for an import of the same file to add', async () => {
    const town = await start(DEMO);
    await replayInto(town);
    const { account } = await importInto(town);
    expect([account.imported, account.alreadyThere, account.refused]).toEqual([0, 10, 0]);
  });

  it('runs the clock of the district from the first recorded moment', async () => {
    const town = await start(DEMO);
    await replayInto(town);
    const last = Date.parse('2020-02-14T14:10-08:00');
    expect(town.engine.clock.now()).toBeGreaterThanOrEqual(last);
    const [firstRow] = (await (await fetch(`${town.url}/api/events?limit=1`)).text()).split('\n');
    const { loggedAt } = JSON.parse(firstRow) as LoggedEvent;
    expect(loggedAt).toBeGreaterThanOrEqual(Date.parse('2020-01-01T00:05-08:00'));
    expect(loggedAt).toBeLessThan(last);
  });

  it('leaves the clock at the speed of the wall, at the end and when stopped', async () => {
    const ended = await start(DEMO);
    await replayInto(ended);
    expect(ended.engine.clock.factor).toBe(1);

    const cut = await start(DEMO);
    const controller = new AbortController();
    const atOnce: Partial<ReplayRun> = { signal: controller.signal, onProgress: () => controller.abort() };
    const { stopped } = await replayInto(cut, atOnce);
    expect([stopped?.name, cut.engine.clock.factor]).toEqual(['Interrupted', 1]);
  });

  it('says what to do when the database runs on wall time or is not empty', async () => {
    expect((await replayInto(await start())).stopped?.message).toContain('DOORSTEP_CLOCK');
    const town = await start(DEMO);
    await importInto(town);
    expect((await replayInto(town)).stopped?.message).toContain('not empty');
  });
});
