import { describe, expect, it, onTestFinished } from 'vitest';
import type { LoggedEvent } from '../../core/domain/event.ts';
import { isOpen, type Ticket } from '../../core/domain/ticket.ts';
import { buildTestApp, type TestApp } from '../../server/testing/build-test-app.ts';
import { fixture, fixtureDistrictFolder } from './fixtures/fixture-district.ts';
import { importTickets } from './import-tickets.ts';
import { districtOfServer } from './send/district-source.ts';
import { createEventSender } from './send/event-sender.ts';
import { openTicketsFile } from './tickets-file.ts';

async function startTown(): Promise<TestApp & { url: string }> {
  const server = await buildTestApp({ districtFolder: await fixtureDistrictFolder() });
  onTestFinished(() => server.close());
  return { ...server, url: await server.listen() };
}

async function importInto({ url, tokens }: { url: string; tokens: TestApp['tokens'] }, name: string) {
  const district = await districtOfServer(url, async () => '');
  const file = await openTicketsFile(fixture(name), district, {}, () => {});
  return importTickets({ district, file, send: createEventSender({ url, token: tokens.import }) });
}

async function readLog(url: string): Promise<LoggedEvent[]> {
  const text = await (await fetch(`${url}/api/events`)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const ticketsOf = ({ engine }: TestApp): Ticket[] => [...engine.follower.state.tickets.values()];

describe('import into a running server', () => {
  it('stores every record once, and a second run finds all of them there', async () => {
    const town = await startTown();
    const first = await importInto(town, 'la-style.csv');
    expect([first.account.imported, first.account.alreadyThere, first.account.refused]).toEqual([10, 0, 0]);
    const second = await importInto(town, 'la-style.csv');
    expect([second.account.imported, second.account.alreadyThere, second.account.refused]).toEqual([0, 10, 0]);
    expect(town.engine.follower.seq).toBe(10);
    expect(town.errors).toEqual([]);
  });

  it('says of the file what the server says of the log', async () => {
    const town = await startTown();
    const { findings } = await importInto(town, 'la-style.csv');
    const { counts } = town.engine.follower.state;
    expect([counts.withoutPosition, counts.outsideGrids]).toEqual([findings.withoutPosition, findings.outsideGrids]);
    const log = await readLog(town.url);
    // T-3 and T-10; a grid is also kept where no area holds the position, which no record of the fixture has
    expect(log.filter(({ event }) => event.reportedGridId !== undefined)).toHaveLength(findings.gridDiffers);
    // T-8 is open and T-9 pending
    expect(
      ticketsOf(town)
        .filter(isOpen)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['T-8', 'T-9']);
    expect(ticketsOf(town).every(({ source }) => source === 'import')).toBe(true);
  });

  it('accounts for every row of a faulty file', async () => {
    const { account } = await importInto(await startTown(), 'faulty.csv');
    // 17 rows, of which F-1, F-11 to F-14 and F-16 are sound
    expect([account.read, account.imported, account.refused]).toEqual([17, 6, 11]);
  });
});
