import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { buildTestApp, GRID_TOWN, type TestApp } from '../testing/build-test-app.ts';

const PLACES = ['water', 'streets', 'sites', 'circuits', 'lamps', 'works', 'heat-areas'];
const SERVED = ['district.json', 'grids.geojson', 'codes.json', ...PLACES.map((name) => `${name}.geojson`)];
const SECRET = '{"households":"of-a-building"}';

let folder: string;
let test: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-district-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  await writeFile(join(folder, 'households.json'), SECRET);
  test = await buildTestApp({ districtFolder: folder });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => test.app.inject({ url, headers });
const district = async (): Promise<DistrictBody> => (await get('/api/district')).json();

describe('GET /api/district', () => {
  it('says what the folder says', async () => {
    const { datum: _inside, ...told } = JSON.parse(await readFile(join(folder, 'district.json'), 'utf8'));
    const { files, districtHash, faults, ...rest } = await district();
    expect(rest).toEqual(told);
    expect(districtHash).toBe(test.engine.folder.hash);
    expect(faults).toEqual([]);
    expect(files.map(({ name }) => name)).toEqual(SERVED);
  });

  it('names each file with where it is, its size and its checksum', async () => {
    for (const { name, url, bytes, sha256 } of (await district()).files) {
      const onDisk = await readFile(join(folder, name));
      expect([bytes, sha256]).toEqual([onDisk.length, createHash('sha256').update(onDisk).digest('hex')]);
      const answer = await get(url);
      expect([answer.statusCode, answer.rawPayload.equals(onDisk)]).toEqual([200, true]);
    }
  });
});

describe('GET /api/district/files/:name', () => {
  it.each([
    ['district.json', 'application/json'],
    ['codes.json', 'application/json'],
    ['grids.geojson', 'application/geo+json'],
  ])('sends %s as %s', async (name, type) => {
    expect(String((await get(`/api/district/files/${name}`)).headers['content-type']).split(';')[0]).toBe(type);
  });

  it('sends a file again only to who has another one', async () => {
    const url = '/api/district/files/codes.json';
    const { headers } = await get(url);
    expect(headers['cache-control']).toBe('no-cache');
    const again = await get(url, { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    expect((await get(url, { 'if-none-match': '"another"' })).statusCode).toBe(200);
  });

  it.each([
    'households.json',
    'codes.json.bak',
    'CODES.JSON',
    '',
    '.',
    '..',
    '../codes.json',
    '..%2fcodes.json',
    '..%2f..%2fpackage.json',
    '%2e%2e%2fhouseholds.json',
    './households.json',
    '.%2fhouseholds.json',
    '..%5chouseholds.json',
    'codes.json/../households.json',
    'codes.json%00',
    '%252e%252e%252fhouseholds.json',
    '%2fetc%2fpasswd',
    '__proto__',
    'constructor',
    'x'.repeat(101),
  ])('has nothing at %j', async (name) => {
    const answer = await get(`/api/district/files/${name}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
    expect(answer.body).not.toContain('of-a-building');
  });

  it('keeps to the files as they were read when the server started', async () => {
    const url = '/api/district/files/codes.json';
    const before = (await get(url)).body;
    await writeFile(join(folder, 'codes.json'), SECRET);
    expect((await get(url)).body).toBe(before);
  });
});
