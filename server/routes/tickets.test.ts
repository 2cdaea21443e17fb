import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import type { Ticket } from '../../core/domain/ticket.ts';
import { epochMs, type LonLat } from '../../core/geo/units.ts';
import { MOMENT, ticketId } from '../../core/testing/make.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { makeNew, sendEvents } from '../testing/send-events.ts';

type Imported = Partial<Extract<SentEvent, { type: 'ticket.imported' }>>;
type Page = { tickets: Ticket[]; nextCursor?: string };

const HERE: LonLat = [126.55123, 43.83123];
const THERE: LonLat = [126.52123, 43.81123];

const imported = (id: string, { receivedAt = MOMENT, ...fields }: Imported & { receivedAt?: number } = {}) =>
  makeNew('ticket.imported', { ticketId: ticketId(id), times: { receivedAt: epochMs(receivedAt) }, ...fields });

/** An app whose log holds these tickets; it goes when the group of tests is done. */
function withTickets(tickets: () => SentEvent[]) {
  const held = {} as { test: TestApp };
  beforeAll(async () => {
    held.test = await buildTestApp();
    await sendEvents(held.test, tickets(), held.test.tokens.import);
  });
  afterAll(() => held.test.close());
  const get = (query: Record<string, string | number> = {}) =>
    held.test.app.inject({ url: '/api/tickets', query: query as Record<string, string> });
  const page = async (query: Record<string, string | number> = {}): Promise<Page> => (await get(query)).json();
  const idsOf = async (query: Record<string, string | number> = {}) => (await page(query)).tickets.map(({ id }) => id);
  return { held, get, page, idsOf };
}

describe('GET /api/tickets with filters', () => {
  const { held, get, page, idsOf } = withTickets(() => [
    imported('early', { receivedAt: MOMENT - 1_000, position: HERE }),
    imported('there', { receivedAt: MOMENT, position: THERE, stage: 'dispatch' }),
    imported('other', { receivedAt: MOMENT + 1_000, position: HERE, category: 'A01' }),
    imported('nowhere', { receivedAt: MOMENT + 2_000, stage: 'closed', outcome: 'withdrawn' }),
  ]);

  it('gives all of them, oldest receipt first, as the state has them', async () => {
    const { tickets, nextCursor } = await page();
    expect(tickets.map(({ id }) => id)).toEqual(['early', 'there', 'other', 'nowhere']);
    expect(nextCursor).toBeUndefined();
    const { state } = held.test.engine.follower;
    for (const ticket of tickets) expect(ticket).toEqual(JSON.parse(JSON.stringify(state.tickets.get(ticket.id))));
  });

  it('gives those of a stage', async () => {
    expect(await idsOf({ stage: 'dispatch' })).toEqual(['there']);
    expect(await idsOf({ stage: 'handling' })).toEqual(['early', 'other']);
    expect(await idsOf({ stage: 'feedback' })).toEqual([]);
  });

  it('gives those of a category', async () => {
    expect(await idsOf({ category: 'A01' })).toEqual(['other']);
    expect(await idsOf({ category: 'A' })).toEqual([]);
  });

  it('gives those of a grid', async () => {
    const { grids } = held.test.engine.folder;
    expect(await idsOf({ grid: String(grids.find(HERE)?.id) })).toEqual(['early', 'other']);
    expect(await idsOf({ grid: String(grids.find(THERE)?.id) })).toEqual(['there']);
    expect(await idsOf({ grid: 'none' })).toEqual([]);
  });

  it('gives those received from a moment on and before another', async () => {
    expect(await idsOf({ since: MOMENT })).toEqual(['there', 'other', 'nowhere']);
    expect(await idsOf({ since: MOMENT + 1 })).toEqual(['other', 'nowhere']);
    expect(await idsOf({ until: MOMENT })).toEqual(['early']);
    expect(await idsOf({ until: MOMENT + 1 })).toEqual(['early', 'there']);
    expect(await idsOf({ since: MOMENT, until: MOMENT + 1_000 })).toEqual(['there']);
    expect(await idsOf({ since: MOMENT, until: MOMENT })).toEqual([]);
  });

  it('gives those in a box, its edges included, and none without a position', async () => {
    expect(await idsOf({ bbox: '126,43,127,44' })).toEqual(['early', 'there', 'other']);
    expect(await idsOf({ bbox: [...THERE, ...THERE].join() })).toEqual(['there']);
    expect(await idsOf({ bbox: [THERE[0], THERE[1], HERE[0], HERE[1] - 0.00001].join() })).toEqual(['there']);
    expect(await idsOf({ bbox: '-10,-10,10,10' })).toEqual([]);
  });

  it('narrows by all of them together', async () => {
    expect(await idsOf({ stage: 'handling', category: 'D01', bbox: '126,43,127,44', until: MOMENT })).toEqual([
      'early',
    ]);
    expect(await idsOf({ stage: 'handling', category: 'A01', until: MOMENT })).toEqual([]);
  });

  it.each(['csv', 'geojson'])('filters %s as well', async (format) => {
    const { body } = await get({ format, stage: 'dispatch' });
    expect(body).toContain('there');
    expect(body).not.toMatch(/early|other|nowhere/);
  });

  it('shows what became of a ticket since', async () => {
    await sendEvents(held.test, [makeNew('ticket.dispatched', { ticketId: ticketId('there') })]);
    expect(await idsOf({ stage: 'dispatch' })).toEqual([]);
    expect((await page({ stage: 'handling' })).tickets.find(({ id }) => id === 'there')?.unitId).toBe('HW');
  });

  it.each<[string, Record<string, string | number>]>([
    ['a stage that is none', { stage: 'open' }],
    ['a format that is none', { format: 'xlsx' }],
    ['a moment that is a date', { since: '2026-01-17' }],
    ['half a moment', { until: 0.5 }],
    ['a box of three numbers', { bbox: '126,43,127' }],
    ['a box with a gap', { bbox: '126,,127,44' }],
    ['a box of words', { bbox: 'west,south,east,north' }],
    ['a box from north to south', { bbox: '126,44,127,43' }],
    ['a page of none', { limit: 0 }],
    ['a page of more than 5,000', { limit: 5_001 }],
    ['a cursor that is none of ours', { cursor: 'next' }],
    ['a text that no database holds', { category: 'A\0' }],
    ['such a text in a stream', { category: 'A\0', format: 'csv' }],
  ])('refuses %s', async (_name, query) => {
    const answer = await get(query);
    expect([answer.statusCode, Object.keys(answer.json()).sort()]).toEqual([400, ['code', 'message']]);
    expect(answer.json().code).toBe('invalid-request');
  });

  it.each(['category', 'grid'])('says of a %s that no database holds what is wrong with it', async (name) => {
    const { message } = (await get({ [name]: 'A\0' })).json();
    expect(message).toBe(`${name} holds U+0000, which no text has.`);
  });
});

describe('GET /api/tickets in pages', () => {
  const COUNT = 1_230;
  const expected = Array.from({ length: COUNT }, (_, i) => `T-${String(i).padStart(4, '0')}`);
  // Ten at each moment, so that pages of other sizes end between equals; sent in another order than read.
  const tickets = () => expected.map((id, i) => imported(id, { receivedAt: MOMENT + Math.floor(i / 10) })).reverse();
  const { get, page } = withTickets(tickets);

  async function readPages(limit: number): Promise<{ sizes: number[]; ids: string[] }> {
    const sizes: number[] = [];
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { tickets: rows, nextCursor }: Page = await page({ limit, ...(cursor && { cursor }) });
      sizes.push(rows.length);
      ids.push(...rows.map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor !== undefined);
    return { sizes, ids };
  }

  it('gives each row once, in order, over receipts of the same moment', async () => {
    const { sizes, ids } = await readPages(97);
    expect(ids).toEqual(expected);
    expect(sizes).toEqual([...Array<number>(12).fill(97), COUNT - 12 * 97]);
  });

  it('ends with an empty page where the last one is full', async () => {
    const { sizes, ids } = await readPages(COUNT / 2);
    expect(ids).toEqual(expected);
    expect(sizes).toEqual([COUNT / 2, COUNT / 2, 0]);
  });

  it('gives a thousand unless told otherwise, and five thousand at most', async () => {
    expect((await page()).tickets).toHaveLength(1_000);
    expect((await page({ limit: 5_000 })).tickets).toHaveLength(COUNT);
  });

  it('keeps the filters apart from the cursor', async () => {
    const { nextCursor } = await page({ limit: 10 });
    const { tickets: rows } = await page({ limit: 100, until: MOMENT + 2, cursor: String(nextCursor) });
    expect(rows.map(({ id }) => id)).toEqual(expected.slice(10, 20)); // the second of the first two moments
  });

  it('gives all rows as CSV and GeoJSON, whatever the limit', async () => {
    const csv = await get({ format: 'csv', limit: 5 });
    const rows: { id: string }[] = parse(csv.body, { bom: true, columns: true });
    expect(rows.map(({ id }) => id)).toEqual(expected);
    const geojson = await get({ format: 'geojson', limit: 5 });
    expect(geojson.json().features.map(({ id }: { id: string }) => id)).toEqual(expected);
  });
});

describe('GET /api/tickets as files', () => {
  const FORMULAS = ['=1+1', '+8613800000000', '-7', '@SUM(A1)', '＝1'];
  const { get, held } = withTickets(() => [
    imported('plain', { position: HERE, grade: 'urgent', category: '供热' }),
    imported('a "quoted", one', { receivedAt: MOMENT + 1, channel: '热线,电话' }),
    ...FORMULAS.map((id, i) => imported(id, { receivedAt: MOMENT + 2 + i, category: id })),
  ]);

  it('is CSV that a spreadsheet opens as it is meant', async () => {
    const { headers, rawPayload } = await get({ format: 'csv' });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="tickets.csv"',
    });
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]); // the byte order mark in UTF-8
    const lines = rawPayload.toString().split('\r\n');
    expect(lines).toHaveLength(1 + 2 + FORMULAS.length + 1); // header, rows, and nothing after the last line end
    expect(lines[2]).toMatch(/^"a ""quoted"", one",/);
    expect(lines[2]).toContain(',"热线,电话",');
  });

  it('is CSV whose cells are what was sent', async () => {
    const [plain, quoted]: Record<string, string>[] = parse((await get({ format: 'csv' })).body, {
      bom: true,
      columns: true,
    });
    expect(plain).toMatchObject({
      id: 'plain',
      stage: 'handling',
      outcome: '',
      category: '供热',
      grade: 'urgent',
      gridId: held.test.engine.folder.grids.find(HERE)?.id,
      lon: String(HERE[0]),
      lat: String(HERE[1]),
      receivedAt: '2026-01-17T08:50:00.000Z', // 16:50 in China
      closedAt: '',
      reworkCount: '0',
      source: 'import',
      provenance: 'recorded',
    });
    expect(quoted).toMatchObject({ id: 'a "quoted", one', channel: '热线,电话', lon: '', lat: '' });
  });

  it('is CSV in which no text is a formula', async () => {
    const rows: Record<string, string>[] = parse((await get({ format: 'csv' })).body, { bom: true, columns: true });
    expect(rows.slice(2).map(({ id, category }) => [id, category])).toEqual(
      FORMULAS.map((text) => [`'${text}`, `'${text}`]),
    );
  });

  it('is GeoJSON, with a null geometry where there is no position', async () => {
    const answer = await get({ format: 'geojson' });
    expect(answer.headers['content-type']).toBe('application/geo+json; charset=utf-8');
    const { type, features } = answer.json();
    expect([type, features.length]).toEqual(['FeatureCollection', 2 + FORMULAS.length]);
    expect(features[0]).toMatchObject({
      type: 'Feature',
      id: 'plain',
      geometry: { type: 'Point', coordinates: HERE },
      properties: { category: '供热', outcome: null, receivedAt: '2026-01-17T08:50:00.000Z' },
    });
    expect(features[1]).toMatchObject({ geometry: null, properties: { id: 'a "quoted", one', lon: null } });
    expect(features[2].properties.id).toBe(FORMULAS[0]); // an apostrophe is for spreadsheets alone
  });

  it('is whole where nothing is found', async () => {
    const none = { stage: 'rating' };
    expect((await get({ ...none, format: 'geojson' })).json()).toEqual({ type: 'FeatureCollection', features: [] });
    expect((await get({ ...none, format: 'csv' })).body.split('\r\n')).toHaveLength(2); // header and line end
    expect((await get({ ...none, format: 'json' })).json()).toEqual({ tickets: [] });
  });
});
