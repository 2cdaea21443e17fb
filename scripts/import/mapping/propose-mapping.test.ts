import { describe, expect, it } from 'vitest';
import type { GridId } from '../../../core/domain/ids.ts';
import type { BoundingBox } from '../../../core/geo/units.ts';
import { temporaryFile } from '../fixtures/fixture-district.ts';
import { openTable } from '../table/open-table.ts';
import { areaWords } from './area-words.ts';
import { blockingMessages, describeMapping, noteMessages, warningMessages } from './describe-mapping.ts';
import { type MappingFile, NOTHING_FIXED, readMappingFile, writeMappingFile } from './mapping-file.ts';
import { profileTable } from './profile-table.ts';
import { type ProposalContext, proposeMapping } from './propose-mapping.ts';

const areas = areaWords([
  { id: '1' as GridId, name: 'Westside' },
  { id: '2' as GridId, name: 'Eastside' },
]);
/** A box that holds the positions below in their right order and, for none, in the other. */
const bbox: BoundingBox = [-75, 40, -73, 41];

/** Rows that are alike but for their number, so that ids are unique and words come again. */
function rows(header: string, row: (n: number) => string, count = 60): string {
  return [header, ...Array.from({ length: count }, (_, n) => row(n))].join('\n');
}

async function propose(text: string, context: Partial<ProposalContext> = {}) {
  const profile = await profileTable(await openTable(await temporaryFile('export.csv', text), {}));
  return proposeMapping(profile, { bbox, zone: 'Asia/Kolkata', areas, fixed: NOTHING_FIXED, ...context });
}

const two = (n: number) => String(n).padStart(2, '0');
const day = (n: number) => two((n % 28) + 1);

describe('proposeMapping', () => {
  it('understands a New York export: degrees before meters, the request before the agency', async () => {
    const { mapping } = await propose(
      rows(
        'Unique Key,Created Date,Closed Date,Agency,Complaint Type,Status,Incident Address,X Coordinate (State Plane),Y Coordinate (State Plane),Open Data Channel Type,Latitude,Longitude,Location',
        (n) =>
          `6000${two(n)},03/${day(n)}/2024 08:00:00 AM,03/${day(n)}/2024 09:00:00 PM,NYPD,Noise,Closed,${n} Main St,98700${n},19500${n},PHONE,40.7${two(n)},-74.0${two(n)},"(40.7${two(n)}, -74.0${two(n)})"`,
      ),
    );
    expect(mapping).toEqual({
      columns: {
        id: 'Unique Key',
        received: 'Created Date',
        closed: 'Closed Date',
        status: 'Status',
        category: 'Complaint Type',
        channel: 'Open Data Channel Type',
        unit: 'Agency',
        lon: 'Longitude',
        lat: 'Latitude',
        address: 'Incident Address',
      },
      dateOrder: 'mdy',
      pointOrder: undefined,
    });
  });

  it('understands a Chinese export: the call before its acceptance', async () => {
    const { mapping } = await propose(
      rows(
        '工单编号,来电时间,受理时间,派单时间,办结时间,诉求类别,诉求来源,工单状态,来电人,联系电话,事发地址,诉求内容,承办单位,经度,纬度,紧急程度',
        (n) =>
          `2024${two(n)},2024/3/${day(n)} 8:00,2024/3/${day(n)} 8:07,2024/3/${day(n)} 8:20,2024/3/${day(n)} 17:00,供热,热线,已办结,王某某,139000000${two(n)},某街${n}号,家里不热,供热公司,-74.0${two(n)},40.7${two(n)},一般`,
      ),
    );
    expect(mapping.columns).toEqual({
      id: '工单编号',
      received: '来电时间',
      accepted: '受理时间',
      dispatched: '派单时间',
      closed: '办结时间',
      status: '工单状态',
      category: '诉求类别',
      channel: '诉求来源',
      unit: '承办单位',
      lon: '经度',
      lat: '纬度',
      grade: '紧急程度',
      caller: '来电人',
      phone: '联系电话',
      address: '事发地址',
      text: '诉求内容',
    });
  });

  it('takes 受理时间 for the receipt where there is nothing earlier', async () => {
    const { mapping } = await propose(rows('工单编号,受理时间,办结时间', (n) => `2024${two(n)},2024-03-01,2024-03-02`));
    expect(mapping.columns).toMatchObject({ received: '受理时间', closed: '办结时间' });
    expect(mapping.columns.accepted).toBeUndefined();
  });

  it('is not fooled by names whose values say otherwise', async () => {
    const { mapping } = await propose(
      rows('id,created,closed,state,location,x,y', (n) => `T-${n},2024-03-01,yes,NY,Main St ${n},987000,195000`),
    );
    expect(mapping.columns).toEqual({ id: 'id', received: 'created', address: 'location' });
  });

  it('reads pairs in one column in the order that lies in the district', async () => {
    const pair = (text: (n: number) => string) =>
      propose(rows('id,created,location', (n) => `T-${n},2024-03-01,"${text(n)}"`));
    const latFirst = await pair((n) => `(40.7${two(n)}, -74.0${two(n)})`);
    const lonFirst = await pair((n) => `-74.0${two(n)},40.7${two(n)}`);
    expect(latFirst.mapping).toMatchObject({ columns: { point: 'location' }, pointOrder: 'latlon' });
    expect(lonFirst.mapping).toMatchObject({ columns: { point: 'location' }, pointOrder: 'lonlat' });
  });

  it('exchanges longitude and latitude columns that are exchanged in the file', async () => {
    const { mapping, findings } = await propose(
      rows('id,created,lon,lat', (n) => `T-${n},2024-03-01,40.7${two(n)},-74.0${two(n)}`),
    );
    expect(mapping.columns).toMatchObject({ lon: 'lat', lat: 'lon' });
    expect(findings).toContainEqual({ kind: 'swapped' });
  });

  it('finds number, receipt and area by their values where no name is known', async () => {
    const { choices } = await propose(
      rows('Akte;Tag;Bezirk', (n) => `V-${two(n)};2024-03-${day(n)} 08:00;${n % 2 ? 'Westside' : 'Eastside'}`),
    );
    expect(choices.map(({ role, column, by }) => [role, column.name, by])).toEqual([
      ['id', 'Akte', 'values'],
      ['received', 'Tag', 'values'],
      ['grid', 'Bezirk', 'values'],
    ]);
  });

  it('never takes telephone numbers for ticket numbers or text for a category by their values', async () => {
    const { mapping, findings } = await propose(
      rows('Kontakt,Tag,Wer', (n) => `139000000${two(n)},2024-03-01 08:00,${n % 3 ? 'Wang' : 'Li'}`),
    );
    expect(mapping.columns).toEqual({ received: 'Tag' });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'missing', role: 'id' }));
  });

  it('asks for the order of dates that can be read in two ways, and says which option to set', async () => {
    // The same nine days of the same nine months, whichever number is the day.
    const text = rows('id,created', (n) => `T-${n},0${(n % 9) + 1}/0${((n * 4) % 9) + 1}/2024`);
    const { findings } = await propose(text);
    expect(blockingMessages(findings)).toEqual([expect.stringContaining('--date-order')]);
    expect(blockingMessages((await propose(text, { dateOrder: 'dmy' })).findings)).toEqual([]);
  });

  it('assumes the order in which the dates are days in a row, and says so', async () => {
    const proposal = await propose(rows('id,created', (n) => `T-${n},0${(n % 9) + 1}/02/2024`));
    expect(blockingMessages(proposal.findings)).toEqual([]);
    expect(proposal.mapping.dateOrder).toBe('dmy');
    expect(noteMessages(proposal)).toContainEqual(expect.stringContaining('taken as day/month/year'));
  });

  it('understands a German export', async () => {
    const { mapping } = await propose(
      rows(
        'Vorgangsnummer;Eingangsdatum;Erledigt am;Kategorie;Beschreibung;Adresse;Status;Längengrad;Breitengrad',
        (n) =>
          `V-${n};${day(n)}.03.2024 08:00;;${n % 2 ? 'Müll' : 'Licht'};Bitte;Domstraße 1;Offen;-74,0${two(n)};40,7${two(n)}`,
      ),
    );
    expect(mapping.columns).toEqual({
      id: 'Vorgangsnummer',
      received: 'Eingangsdatum',
      closed: 'Erledigt am',
      status: 'Status',
      category: 'Kategorie',
      lon: 'Längengrad',
      lat: 'Breitengrad',
      address: 'Adresse',
      text: 'Beschreibung',
    });
  });

  it('understands a French export, with and without accents', async () => {
    const row = (n: number) =>
      `S${two(n)};${day(n)}/03/2024;${n % 2 ? 'Tags' : 'Éclairage'};Clôturé;;"40.7${two(n)},-74.0${two(n)}"`;
    for (const header of [
      'Numéro;Date de signalement;Catégorie;Statut;Date de clôture;geo_point_2d',
      'NUMERO;DATE DECLARATION;TYPE DECLARATION;STATUT;DATE CLOTURE;GEO_POINT_2D',
    ]) {
      const [id, received, category, status, closed, point] = header.split(';');
      const { mapping } = await propose(rows(header, row));
      expect(mapping).toMatchObject({
        columns: { id, received, category, status, closed, point },
        pointOrder: 'latlon',
      });
    }
  });

  it('understands city management: the smallest class, the stage and the department', async () => {
    const { mapping } = await propose(
      rows(
        '任务号,问题类型,大类名称,小类名称,上报时间,当前阶段,专业部门,坐标',
        (n) =>
          `CG${two(n)},事件,市容环境,${n % 2 ? '暴露垃圾' : '占道经营'},2024-03-${day(n)},结案,城管局,"-74.0${two(n)},40.7${two(n)}"`,
      ),
    );
    expect(mapping.columns).toMatchObject({
      category: '小类名称',
      status: '当前阶段',
      unit: '专业部门',
      point: '坐标',
    });
  });

  it('takes a column of one value for a category only where no other is', async () => {
    const both = await propose(rows('id,created,request type,reason', (n) => `T-${n},2024-03-01,Request,${n % 3}`));
    expect(both.mapping.columns.category).toBe('reason');
    const only = await propose(rows('id,created,request type', (n) => `T-${n},2024-03-01,Bulky`));
    expect(only.mapping.columns.category).toBe('request type');
  });

  it('warns of what every ticket will lack, with the columns it did not use', async () => {
    const proposal = await propose(rows('id,created,Sorte', (n) => `T-${n},2024-03-01,A`));
    expect(warningMessages(proposal)).toEqual([
      expect.stringMatching(/"unspecified".*Not used: Sorte.*"category"/),
      expect.stringMatching(/stays open.*"status"/),
    ]);
  });

  it('shows no value of a personal column', async () => {
    const proposal = await propose(
      rows('id,created,caller,phone,address', (n) => `T-${n},2024-03-01,Wang,1390000000${n % 10},Main St`),
    );
    const text = describeMapping(proposal).join('\n');
    expect(text).toContain('phone');
    for (const value of ['Wang', '139', 'Main St']) expect(text).not.toContain(value);
  });

  it('says which column it would have taken but for its values', async () => {
    const { findings } = await propose(rows('id,created', (n) => `T-${n},someday`));
    expect(blockingMessages(findings)).toEqual([expect.stringContaining('"created" is called like it')]);
  });

  it('describes each choice with an example, and what is left', async () => {
    const proposal = await propose(rows('id,created,zip code', (n) => `T-${n},2024-03-01,1120${n % 9}`));
    const lines = describeMapping(proposal);
    expect(lines[0]).toMatch(/id +id +\d+ % {2}T-0/);
    expect(lines.at(-1)).toBe('  not used: zip code');
  });
});

describe('positions', () => {
  const pair = (n: number) => [`-74.0${two(n)}`, `40.7${two(n)}`] as const;
  const degrees = (header: string, fixed: MappingFile = NOTHING_FIXED) =>
    propose(
      rows(`id,created,${header}`, (n) => `T-${n},2024-03-01,${pair(n).join(',')}`),
      { fixed },
    );
  const stops = ({ findings }: Awaited<ReturnType<typeof propose>>) => blockingMessages(findings);

  it.each([['geo_lng,geo_lat'], ['GpsLon,GpsLat'], ['案发经度,案发纬度'], ['Ost,Nord']])(
    'are found in the columns %s',
    async (header) => {
      const [lon, lat] = header.split(',');
      const proposal = await degrees(header);
      expect(proposal.mapping.columns).toMatchObject({ lon, lat });
      expect(stops(proposal)).toEqual([]);
    },
  );

  it('are found by their values whichever column comes first, and as pairs', async () => {
    const latFirst = await propose(rows('id,created,a,b', (n) => `T-${n},2024-03-01,${pair(n)[1]},${pair(n)[0]}`));
    expect(latFirst.mapping.columns).toMatchObject({ lon: 'b', lat: 'a' });
    const pairs = await propose(rows('id,created,Ort', (n) => `T-${n},2024-03-01,"${pair(n)[1]}, ${pair(n)[0]}"`));
    expect(pairs.mapping).toMatchObject({ columns: { point: 'Ort' }, pointOrder: 'latlon' });
  });

  it('are kept where a quarter of a Latitude column is something else', async () => {
    const proposal = await propose(
      rows('id,created,Latitude,Longitude', (n) =>
        n % 4 ? `T-${n},2024-03-01,${pair(n)[1]},${pair(n)[0]}` : `T-${n},2024-03-01,195000.5,987000.5`,
      ),
    );
    expect(proposal.mapping.columns).toMatchObject({ lon: 'Longitude', lat: 'Latitude' });
    expect(stops(proposal)).toEqual([]);
  });

  it.each([
    ['meters under a telling name', 'X Coordinate,Y Coordinate', '987000.5,195000.5'],
    ['degrees without a partner', 'Longitude,extent', '-74.001,7'],
    ['bytes of a database', 'the_geom,extent', `${'01010000'.repeat(8)},7`],
  ])('stop the import when none is used: %s', async (_, header, cells) => {
    const text = rows(`id,created,${header}`, (n) => `T-${n},2024-03-01,${cells}`);
    const proposal = await propose(text);
    expect(stops(proposal)).toEqual([expect.stringContaining(header.split(',')[0])]);
    const none: MappingFile = { columns: { lon: null, lat: null, point: null } };
    expect(stops(await propose(text, { fixed: none }))).toEqual([]);
  });

  it('stop the import when both columns could be either', async () => {
    const proposal = await propose(
      rows('id,created,a,b', (n) => `T-${n},2024-03-01,40.7${two(n)},40.6${two(n)}`),
      {
        bbox: [40, 40, 41, 41],
      },
    );
    expect(stops(proposal)).toEqual([expect.stringContaining('"a" (40.700), "b" (40.600)')]);
  });

  it('that are asked for are not answered by the mapping that is written', async () => {
    const proposal = await propose(rows('id,created,x,y', (n) => `T-${n},2024-03-01,987000.5,195000.5`));
    const path = await temporaryFile('mapping.json', '');
    await writeMappingFile(path, proposal);
    const { columns } = await readMappingFile(path);
    expect(columns).toMatchObject({ id: 'id', status: null });
    for (const role of ['lon', 'lat', 'point']) expect(columns).not.toHaveProperty(role);
  });

  it('are not looked for in addresses, blank columns and numbers of another kind', async () => {
    const proposal = await propose(
      rows('id,created,location,Latitude,amount', (n) => `T-${n},2024-03-01,${n} Main St,,40.${two(n)}`),
    );
    expect(stops(proposal)).toEqual([]);
    expect(proposal.mapping.columns).toMatchObject({ address: 'location' });
  });
});

describe('a mapping file', () => {
  const text = rows('id,created,opened', (n) => `T-${n},2024-03-01,2024-02-01`);
  const withFixed = (fixed: MappingFile) => propose(text, { fixed });

  it('decides over names and values', async () => {
    const { mapping } = await withFixed({ columns: { received: 'opened' }, dateOrder: 'dmy' });
    expect(mapping).toMatchObject({ columns: { id: 'id', received: 'opened' }, dateOrder: 'dmy' });
  });

  it('takes a role away with null', async () => {
    expect((await withFixed({ columns: { received: null } })).mapping.columns).toEqual({ id: 'id' });
  });

  it('refuses a column that is not there, naming those that are', async () => {
    await expect(withFixed({ columns: { id: 'number' } })).rejects.toThrow('id, created, opened');
  });

  it('gives back what was written', async () => {
    const path = await temporaryFile('mapping.json', '');
    const proposal = await propose(text);
    await writeMappingFile(path, proposal);
    expect((await withFixed(await readMappingFile(path))).mapping).toEqual(proposal.mapping);
  });

  it.each([
    ['{', 'cannot be read'],
    ['{}', 'needs "columns"'],
    ['{"columns": {"when": "created"}}', 'no such role: when'],
    ['{"columns": {"id": 7}}', 'column name or null'],
    ['{"columns": {}, "dateOrder": "myd"}', 'mdy, dmy, ymd'],
    ['{"columns": {}, "pointOrder": "xy"}', 'lonlat, latlon'],
  ])('refuses %s', async (content, message) => {
    await expect(readMappingFile(await temporaryFile('mapping.json', content))).rejects.toThrow(message);
  });
});
