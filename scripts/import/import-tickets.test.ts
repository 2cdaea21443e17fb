import { createReadStream, existsSync } from 'node:fs';
import { parse } from 'csv-parse';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import writeExcelFile, { type Cell } from 'write-excel-file/node';
import { ticketEvents } from '../../core/domain/ticket-event.ts';
import { wgs84ToGcj02 } from '../../core/geo/datum.ts';
import { encodeGbk } from './fixtures/encode-gbk.ts';
import { fixture, fixtureDistrict, temporaryFile, temporaryFolder } from './fixtures/fixture-district.ts';
import { importTickets } from './import-tickets.ts';
import { makeDistrict } from './make-district.ts';
import type { ImportedEvent } from './record/imported-event.ts';
import { districtOfFolder, type ImportDistrict } from './send/district-source.ts';
import { openTicketsFile, type TicketsFileOptions } from './tickets-file.ts';

const LA_TICKETS = '../shared/data/la311/requests-2020-01.csv';
const LA_AREAS = '../shared/data/la311/neighborhood-councils.geojson';

const IMPORTED = ticketEvents.find((schema) => schema.properties.type.const === 'ticket.imported')!;

/** The whole way of a file up to the server, which stores everything it gets. */
async function dryRun(path: string, district: ImportDistrict, options: TicketsFileOptions = {}) {
  const events: ImportedEvent[] = [];
  const said: string[] = [];
  const file = await openTicketsFile(path, district, options, (line) => said.push(line));
  const send = async (batch: readonly ImportedEvent[]) => {
    events.push(...batch);
    return batch.map(({ id }, index) => ({ id, seq: index + 1 }));
  };
  const result = await importTickets({ district, file, send });
  return { ...result, events, said: said.join('\n'), rows: file.rows };
}

const byTicket = (events: readonly ImportedEvent[]) =>
  new Map(events.map((event) => [event.ticketId.replace(/^T-/, ''), event]));

describe('a file in the style of Los Angeles', () => {
  const run = async () => dryRun(fixture('la-style.csv'), await fixtureDistrict());

  it('becomes one valid event a record', async () => {
    const { events, account } = await run();
    for (const event of events) expect([...Value.Errors(IMPORTED, event)]).toEqual([]);
    expect([account.read, account.imported, account.refused]).toEqual([10, 10, 0]);
  });

  it('tells stage, outcome and moments, in the time of the district', async () => {
    const tickets = byTicket((await run()).events);
    const standing = ['1', '6', '7', '8', '9', '10'].map((id) => {
      const { stage, outcome, times } = tickets.get(id)!;
      return [id, stage, outcome, times.closedAt !== undefined];
    });
    expect(standing).toEqual([
      ['1', 'closed', undefined, true],
      ['6', 'closed', 'withdrawn', true],
      ['7', 'closed', undefined, false],
      ['8', 'acceptance', undefined, false],
      ['9', 'handling', undefined, false],
      ['10', 'closed', 'declined', true],
    ]);
    expect(tickets.get('1')!.times).toEqual({
      receivedAt: Date.parse('2020-01-01T00:05-08:00'),
      closedAt: Date.parse('2020-01-02T08:43-08:00'),
    });
    // closed, and nobody wrote when: it was last touched on 14 February
    expect(tickets.get('7')!.occurredAt).toBe(Date.parse('2020-02-14T14:10-08:00'));
  });

  it('counts what has no position, no area, two areas, or another area than the source says', async () => {
    const { findings, events } = await run();
    // T-5 is blank, T-4 lies in the gap, T-3 where Westside and Eastside overlap and is said to be in Eastside; T-10 lies in
    // Harbor and is said to be in Westside.
    expect(findings).toMatchObject({ withoutPosition: 1, outsideGrids: 1, inSeveralAreas: 1 });
    expect(findings).toMatchObject({ gridDiffers: 2, gridContradicts: 1 });
    const tickets = byTicket(events);
    expect('position' in tickets.get('5')!).toBe(false);
    expect(tickets.get('3')!.gridId).toBe('A2');
    expect(tickets.get('4')!.gridId).toBeUndefined();
  });

  it('keeps addresses out of the event', async () => {
    const { events } = await run();
    const last = byTicket(events).get('10')!;
    expect(last.private).toEqual({ address: '10 Example St,\nrear "B" house' });
    for (const { private: _, ...event } of events) expect(JSON.stringify(event)).not.toContain('Example');
  });

  it('makes the same ids in every run', async () => {
    const [first, second] = [await run(), await run()];
    expect(second.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
    expect(new Set(first.events.map(({ id }) => id)).size).toBe(10);
  });

  it('takes categories through a table', async () => {
    const categories = await temporaryFile('t.csv', 'foreign,code,codeVersion\nGraffiti,07003,GB 2\n');
    const { events } = await dryRun(fixture('la-style.csv'), await fixtureDistrict(), { categories });
    const tickets = byTicket(events);
    expect(tickets.get('3')).toMatchObject({ category: '07003', codeVersion: 'GB 2' });
    expect(tickets.get('1')).toMatchObject({ category: 'Street Light', codeVersion: 'town' });
  });
});

describe('a workbook', () => {
  it('gives the very events of the CSV of the same records', async () => {
    const rows: Cell[][] = [];
    for await (const record of createReadStream(fixture('la-style.csv')).pipe(parse({}))) {
      rows.push((record as string[]).map((text, column) => cellOf(text, rows.length === 0 ? 'text' : KINDS[column])));
    }
    const path = `${await temporaryFolder()}/tickets.xlsx`;
    await writeExcelFile(rows).toFile(path);
    const district = await fixtureDistrict();
    const [fromSheet, fromCsv] = [await dryRun(path, district), await dryRun(fixture('la-style.csv'), district)];
    expect(fromSheet.said).toContain('xlsx');
    expect(fromSheet.events).toEqual(fromCsv.events);
  });

  /** Columns 3 to 5 are moments, 8 and 9 degrees. */
  const KINDS: Readonly<Record<number, 'date' | 'number'>> = {
    3: 'date',
    4: 'date',
    5: 'date',
    8: 'number',
    9: 'number',
  };

  function cellOf(text: string, kind: 'text' | 'date' | 'number' = 'text') {
    if (text === '') return null;
    if (kind === 'number') return { value: Number(text), type: Number };
    if (kind === 'text') return { value: text };
    const [, month, day, year, hour, minute] = /(\d+)\/(\d+)\/(\d+) (\d+):(\d+)/.exec(text)!.map(Number);
    const value = new Date(Date.UTC(2000 + year, month - 1, day, hour, minute));
    return { value, type: Date, format: 'm/d/yy h:mm' };
  }
});

describe('a faulty file', () => {
  const run = async () => dryRun(fixture('faulty.csv'), await fixtureDistrict());

  it('loses no row: each is imported or refused with its line and a reason', async () => {
    const { account, events } = await run();
    const refusals = account.refusals.flatMap(({ code, first }) => first.map(({ line }) => [line, code] as const));
    expect([...refusals].sort(([a], [b]) => a - b)).toEqual([
      [3, 'id-missing'],
      [4, 'received-missing'],
      [5, 'time-unreadable'],
      [6, 'time-unreadable'],
      [7, 'position-outside-district'],
      [8, 'position-outside-district'],
      [9, 'position-incomplete'],
      [10, 'position-unreadable'],
      [11, 'row-too-long'],
      [16, 'row-unreadable'],
      [18, 'received-missing'],
    ]);
    expect(events.map(({ ticketId }) => ticketId)).toEqual(['F-1', 'F-11', 'F-12', 'F-13', 'F-14', 'F-16']);
    expect(account.read).toBe(events.length + refusals.length);
  });

  it('says what it decided about odd records', async () => {
    const { findings } = await run();
    expect([...findings.unknownStatuses]).toEqual([['Mislaid', 1]]);
    expect(findings).toMatchObject({ closingTimesDropped: 1, closedBeforeReceipt: 1 });
  });
});

describe('a Chinese export', () => {
  const header = '工单编号,来电时间,办结时间,诉求类别,工单状态,来电人,联系电话,经度,纬度,网格编码';
  const [lon, lat] = [126.55, 43.84];

  async function chineseDistrict(): Promise<ImportDistrict> {
    const ring = [
      [126.5, 43.8],
      [126.6, 43.8],
      [126.6, 43.9],
      [126.5, 43.9],
      [126.5, 43.8],
    ];
    const feature = {
      type: 'Feature',
      properties: { 网格编码: '220211001001', 网格名称: '第一网格' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const areas = await temporaryFile(
      'areas.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    );
    const out = `${await temporaryFolder()}/district`;
    await makeDistrict(
      { areas, name: '江城区', id: 'jiangcheng', zone: 'Asia/Shanghai', out, datum: 'wgs84', force: false },
      () => {},
    );
    return districtOfFolder(out);
  }

  const row = (id: string, [east, north]: readonly number[]) =>
    `${id},2026年1月17日 16:50,2026/1/18 9:00,供热,已办结,王某某,13900000000,${east},${north},220211001001`;

  it('is read from GBK, converted from GCJ-02, and its caller stays private', async () => {
    const text = [header, row('20260117001', wgs84ToGcj02([lon, lat])), row('20260117002', wgs84ToGcj02([lon, lat]))];
    const path = await temporaryFile('gbk.csv', encodeGbk(text.join('\r\n')));
    const { events, findings } = await dryRun(path, await chineseDistrict(), { datum: 'gcj02' });
    expect(events).toHaveLength(2);
    const [{ position, private: personal, ...event }] = events;
    expect(event).toMatchObject({ ticketId: '20260117001', category: '供热', stage: 'closed', gridId: '220211001001' });
    expect(event.times.receivedAt).toBe(Date.parse('2026-01-17T16:50+08:00'));
    expect(position![0]).toBeCloseTo(lon, 9);
    expect(position![1]).toBeCloseTo(lat, 9);
    expect(personal).toEqual({ caller: '王某某', phone: '13900000000' });
    expect(findings).toMatchObject({ outsideGrids: 0, gridDiffers: 0 });
  });

  it('is refused without a declared datum', async () => {
    const path = await temporaryFile('utf8.csv', [header, row('1', [lon, lat])].join('\n'));
    await expect(dryRun(path, await chineseDistrict())).rejects.toThrow('--datum');
  });

  it('needs no datum where it has no positions', async () => {
    const path = await temporaryFile('plain.csv', '工单编号,来电时间\n1,2026-01-17 16:50\n');
    const { account, findings } = await dryRun(path, await chineseDistrict());
    expect([account.imported, findings.withoutPosition]).toEqual([1, 1]);
  });
});

describe('openTicketsFile', () => {
  it('reads a file of column names alone as no records', async () => {
    const path = await temporaryFile('empty.csv', 'id,created\n');
    const { account, said } = await dryRun(path, await fixtureDistrict());
    expect(account.read).toBe(0);
    expect(said).toContain('no records');
  });

  it('refuses a file without ticket numbers, saying how to name them', async () => {
    const path = await temporaryFile('odd.csv', 'colour,created\nred,2020-01-31\nred,2020-01-31\n');
    await expect(dryRun(path, await fixtureDistrict())).rejects.toThrow('{"columns": {"id": "<column>"}}');
  });

  it('reads times in the zone that is given', async () => {
    const path = await temporaryFile('zone.csv', 'id,created\nT-1,2020-01-31 12:00\n');
    const { events } = await dryRun(path, await fixtureDistrict(), { zone: 'America/New_York' });
    expect(events[0].times.receivedAt).toBe(Date.parse('2020-01-31T12:00-05:00'));
    await expect(dryRun(path, await fixtureDistrict(), { zone: 'Nowhere' })).rejects.toThrow('not a time zone');
  });
});

describe.skipIf(!existsSync(LA_TICKETS))('10,000 requests of Los Angeles', () => {
  it('are all imported, and what is odd about them is counted', async () => {
    const out = `${await temporaryFolder()}/la`;
    await makeDistrict(
      { areas: LA_AREAS, name: 'Los Angeles', zone: 'America/Los_Angeles', out, force: false },
      () => {},
    );
    const { account, findings, events, rows } = await dryRun(LA_TICKETS, await districtOfFolder(out));
    expect([rows, account.read, account.imported, account.refused]).toEqual([10_000, 10_000, 10_000, 0]);
    expect(findings).toMatchObject({ withoutPosition: 11, outsideGrids: 139, inSeveralAreas: 19, gridContradicts: 33 });
    for (const event of events)
      if (!Value.Check(IMPORTED, event)) expect([...Value.Errors(IMPORTED, event)]).toEqual([]);

    const count = (holds: (event: ImportedEvent) => boolean) => events.filter(holds).length;
    const fourth = Date.parse('2020-01-04T00:00-08:00');
    expect({
      withdrawn: count(({ stage, outcome }) => stage === 'closed' && outcome === 'withdrawn'),
      closedWithoutMoment: count(({ stage, times }) => stage === 'closed' && times.closedAt === undefined),
      closedLater: count(({ times }) => times.closedAt !== undefined && times.closedAt >= fourth),
      // 16 Open and 15 Pending
      open: count(({ stage }) => stage !== 'closed'),
    }).toEqual({ withdrawn: 244, closedWithoutMoment: 18, closedLater: 5_876, open: 31 });
    expect(new Set(events.map(({ id }) => id)).size).toBe(10_000);
  });
});
