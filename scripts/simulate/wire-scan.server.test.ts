import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../core/access/roles.ts';
import type { PrivateFields, SentEvent } from '../../core/domain/event.ts';
import { epochMs } from '../../core/geo/units.ts';
import { buildTestApp, type TestApp } from '../../server/testing/build-test-app.ts';
import { sendEvents } from '../../server/testing/send-events.ts';
import { type SignedIn, signedIn } from '../../server/testing/signed-in.ts';
import { StreamClient } from '../../server/testing/stream-client.ts';
import { townFilesOf } from './first-days.ts';
import { createStory } from './story.ts';
import { NOTHING } from './testing/stage.ts';
import { Town } from './town.ts';

/** An hour of an invented town in which every caller says who they are, and what of it reaches whom: every byte is searched. */

const NOW = epochMs(Date.parse('2026-01-17T10:00+08:00'));
const TICKETS_AN_HOUR = 240;

const CALLERS = ['柳如烟', '欧阳明日', '慕容复', '司马懿', '钱多多'];
const SAID: readonly PrivateFields[] = CALLERS.map((caller, index) => ({
  caller,
  phone: `1380432${1000 + index * 7}`,
  address: `松花小区${11 + index}号楼${2 + index}单元${501 + index}室`,
  door: `${2 + index}单元${501 + index}室`,
  text: `我叫${caller}，住${2 + index}单元${501 + index}室，电话1380432${1000 + index * 7}，身份证22020219800101${100 + index}X，车牌吉B·${12340 + index}`,
}));
/** What may be found nowhere: names, numbers, doors, ID numbers, plates. */
const SECRETS = SAID.flatMap((said, index) => [
  said.caller ?? '',
  said.phone ?? '',
  said.door ?? '',
  `22020219800101${100 + index}X`,
  `吉B·${12340 + index}`,
]);

let test: TestApp;
let url: string;
let events: SentEvent[];
/** Coordinates of homes by grid, as the log has them; not those of a lamp or a crossing, which everybody may know. */
type Home = { readonly gridId: string | undefined; readonly ticketId: string; readonly numbers: readonly string[] };
let homes: Home[];
let patrols: string[];

beforeAll(async () => {
  test = await buildTestApp({ mode: 'accounts', demoClock: { startAt: NOW, factor: 1 }, wall: () => NOW });
  url = await test.listen();
  const town = new Town(townFilesOf(test.engine.folder), 5);
  const story = createStory({
    town,
    seed: 5,
    now: NOW,
    known: NOTHING,
    ticketsPerHour: TICKETS_AN_HOUR,
    pace: 1,
    historySeconds: 3_600,
  });
  events = story
    .tellUntil(NOW)
    .events.map((event, index) =>
      event.type === 'ticket.received' ? { ...event, private: SAID[index % SAID.length] } : event,
    );
});
afterAll(async () => {
  await test.close();
  expect(test.errors).toEqual([]);
});

/** Everything somebody is ever sent while the hour passes, and everything they can ask for after it. */
class Eavesdropper {
  readonly person: SignedIn;
  readonly client: StreamClient;
  readonly heard: string[] = [];

  static async of(role: Role, area?: string): Promise<Eavesdropper> {
    const person = await signedIn(test, role, area);
    const client = await StreamClient.open(url, { cookie: person.headers.cookie, origin: url });
    client.hello(test.engine.epoch, 0);
    return new Eavesdropper(person, client);
  }

  private constructor(person: SignedIn, client: StreamClient) {
    this.person = person;
    this.client = client;
  }

  /** Every GET there is, every card, and the log from its start. */
  async ask(tickets: readonly Home[]): Promise<void> {
    const paths = [...test.app.routeActions.keys()].flatMap((name) => {
      const [method, path] = name.split(' ');
      return method === 'GET' && path !== '/api/stream' ? [path] : [];
    });
    const queries = [
      '',
      '?format=csv',
      '?format=geojson',
      '?limit=5000',
      '?type=suggestion.made',
      '?type=issue.solicited&format=csv',
    ];
    for (const path of paths) {
      const ids = path.includes(':id') ? tickets.slice(0, 40).map(({ ticketId }) => ticketId) : ['x'];
      const names = path.includes(':name') ? [...test.engine.folder.files.keys()] : ['x'];
      for (const id of ids)
        for (const name of names)
          for (const query of path.includes(':') ? [''] : queries) {
            const place = path.replace(':id', id).replace(':name', name) + query;
            if (!path.startsWith('/api/district')) this.heard.push((await this.get(place)).body);
          }
    }
    for (const { ticketId } of tickets.slice(0, 18))
      for (const act of ['unmask', 'contact'])
        this.heard.push(
          (
            await test.app.inject({
              method: 'POST',
              url: `/api/tickets/${ticketId}/${act}`,
              headers: this.person.headers,
              payload:
                act === 'unmask'
                  ? { fields: ['caller', 'phone', 'text', 'door', 'address'], reason: '只是想看' }
                  : { reason: '只是想看' },
            })
          ).body,
        );
  }

  get(path: string) {
    return test.app.inject({ url: path, headers: this.person.headers });
  }

  /** All bytes as text. */
  get everything(): string {
    return [...this.client.frames.map((frame) => JSON.stringify(frame)), ...this.heard].join('\n');
  }
}

/** Whether a home lies in the grid of a lead. */
const isOf = ({ person }: Eavesdropper, { gridId }: Home) => person.name.includes(gridId ?? '-');

const found = (text: string, secrets: readonly string[]) => secrets.filter((secret) => text.includes(secret));

describe('an hour on the wire', () => {
  let wall: Eavesdropper;
  let stranger: Eavesdropper;
  let duty: Eavesdropper;
  let lead: Eavesdropper;

  beforeAll(async () => {
    const grids = [...test.access.tree.nodes.values()].filter(({ level }) => level === 'grid').map(({ code }) => code);
    [wall, stranger, duty, lead] = [
      await Eavesdropper.of('wall'),
      await Eavesdropper.of('grid-lead', grids[0]),
      await Eavesdropper.of('duty-officer'),
      await Eavesdropper.of('grid-lead', grids[1]),
    ];
    for (let from = 0; from < events.length; from += 200)
      await sendEvents(test, events.slice(from, from + 200), test.tokens.simulator);
    const { seq, state } = test.engine.follower;
    for (const { client } of [wall, stranger, duty, lead])
      await client.until(() => client.ofKind('events').some((frame) => frame.seq >= seq), 'the hour');
    const known = [...test.engine.folder.files.values()].map(({ bytes }) => bytes.toString('latin1')).join();
    const numbersOf = (position: readonly number[]) =>
      position.map(String).filter((number) => number.length > 8 && !known.includes(number));
    homes = [...state.tickets.values()].map(({ id, gridId, position }) => ({
      ticketId: id,
      gridId,
      numbers: numbersOf(position ?? []),
    }));
    patrols = [...new Set(events.flatMap((event) => ('patrolId' in event ? [event.patrolId] : [])))];
    for (const eavesdropper of [wall, duty, lead]) await eavesdropper.ask(homes);
    await stranger.ask(homes.filter((home) => !isOf(stranger, home)));
  }, 120_000);

  it('is an hour worth searching', () => {
    expect(homes.length).toBeGreaterThan(TICKETS_AN_HOUR / 2);
    expect(homes.filter(({ numbers }) => numbers.length === 2).length).toBeGreaterThan(TICKETS_AN_HOUR / 4);
    expect(patrols.length).toBeGreaterThan(0);
    expect(wall.everything.length).toBeGreaterThan(100_000);
  });

  it('brings a wall no name, number, door, patrol or home', () => {
    expect(found(wall.everything, SECRETS)).toEqual([]);
    expect(found(wall.everything, patrols)).toEqual([]);
    expect(
      found(
        wall.everything,
        homes.flatMap(({ numbers }) => numbers),
      ),
    ).toEqual([]);
  });

  it('brings the lead of another grid no name, number or door, and no home but their own', () => {
    const own = new Set(homes.filter((home) => isOf(stranger, home)).flatMap(({ numbers }) => numbers));
    const foreign = homes.filter((home) => !isOf(stranger, home)).flatMap(({ numbers }) => numbers);
    expect(foreign.length).toBeGreaterThan(100);
    const text = stranger.everything;
    expect(found(text, SECRETS)).toEqual([]);
    expect(
      found(
        text,
        foreign.filter((number) => !own.has(number)),
      ),
    ).toEqual([]);
  });

  // What follows shows that the search finds what is there: where the table opens something, it is found.
  it('is searched by a search that finds: homes for the duty officer, and what an unmasking told them', () => {
    expect(
      found(
        duty.everything,
        homes.flatMap(({ numbers }) => numbers),
      ).length,
    ).toBeGreaterThan(100);
    expect(found(duty.everything, SECRETS).length).toBeGreaterThan(3);
  });

  it('brings a grid lead their own homes exactly', () => {
    const own = homes.filter((home) => isOf(lead, home)).flatMap(({ numbers }) => numbers);
    expect(found(lead.everything, own)).toEqual(own);
  });
});
