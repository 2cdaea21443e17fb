import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { readDistrictFolder } from '../district/folder.ts';
import { buildTestApp, GRID_TOWN, type TestApp } from '../testing/build-test-app.ts';

const URL_OF_MAP = '/api/district/files/basemap.pmtiles';
/** The header of a PMTiles archive of vector tiles, as far as the server looks at it, and numbers that tell where one is. */
const ARCHIVE = Buffer.concat([Buffer.from('PMTiles\u0003', 'latin1'), Buffer.alloc(70_000)]);
for (let at = 127; at + 4 <= ARCHIVE.length; at += 4) ARCHIVE.writeUInt32LE(at, at);
ARCHIVE[99] = 1;
const ETAG = `"${createHash('sha256').update(ARCHIVE).digest('hex')}"`;

let folder: string;
let test: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-basemap-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  await writeFile(join(folder, 'basemap.pmtiles'), ARCHIVE);
  test = await buildTestApp({ districtFolder: folder });
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  test.app.inject({ url: URL_OF_MAP, method, headers });

describe('a district with a base map', () => {
  it('names it among its files, after all others', async () => {
    const { files } = (await test.app.inject('/api/district')).json<DistrictBody>();
    expect(files.at(-1)).toEqual({
      name: 'basemap.pmtiles',
      url: URL_OF_MAP,
      bytes: ARCHIVE.length,
      sha256: ETAG.slice(1, -1),
    });
  });

  it('is another district to a page than the same one with another map', async () => {
    const { hash, basemap } = test.engine.folder;
    expect(basemap?.bytes).toBe(ARCHIVE.length);
    expect((await readDistrictFolder(GRID_TOWN)).hash).not.toBe(hash);
  });

  it('sends the whole map', async () => {
    const answer = await get({ 'accept-encoding': 'gzip' });
    expect([answer.statusCode, answer.rawPayload.equals(ARCHIVE)]).toEqual([200, true]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.pmtiles',
      'accept-ranges': 'bytes',
      'cache-control': 'no-cache',
      etag: ETAG,
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['bytes=0-16383', 0, 16_383],
    ['bytes=127-130', 127, 130],
    ['bytes=70000-', 70_000, ARCHIVE.length - 1],
    ['bytes=-1', ARCHIVE.length - 1, ARCHIVE.length - 1],
    ['bytes=70000-999999', 70_000, ARCHIVE.length - 1],
  ])('sends of it what %s asks for', async (range, first, last) => {
    const asked: Record<string, string>[] = [
      { range },
      { range, 'if-range': ETAG },
      { range, 'accept-encoding': 'gzip' },
    ];
    for (const headers of asked) {
      const answer = await get(headers);
      expect([answer.statusCode, answer.headers['content-range'], answer.headers['content-length']]).toEqual([
        206,
        `bytes ${first}-${last}/${ARCHIVE.length}`,
        String(last - first + 1),
      ]);
      expect(answer.rawPayload.equals(ARCHIVE.subarray(first, last + 1))).toBe(true);
      expect([answer.headers.etag, answer.headers['content-encoding']]).toEqual([ETAG, undefined]);
    }
  });

  it('sends all of it to who has parts of another map, or asks for what is no single range', async () => {
    const asked: Record<string, string>[] = [
      { range: 'bytes=0-9', 'if-range': '"another"' },
      { range: 'bytes=0-9', 'if-range': `W/${ETAG}` },
      { range: 'bytes=0-9', 'if-range': 'Sat, 17 Jan 2026 08:50:00 GMT' },
      { range: 'bytes=0-9,20-29' },
      { range: 'bytes=9-0' },
      { range: 'lines=0-9' },
    ];
    for (const headers of asked) {
      const answer = await get(headers);
      expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, ARCHIVE.length]);
    }
  });

  it.each([`bytes=${ARCHIVE.length}-`, 'bytes=999999-1000000', 'bytes=-0'])(
    'refuses %s and says why',
    async (range) => {
      const answer = await get({ range });
      expect([answer.statusCode, answer.headers['content-range']]).toEqual([416, `bytes */${ARCHIVE.length}`]);
      expect(answer.json()).toEqual({ code: 'range-unsatisfiable', message: expect.stringContaining('bytes') });
    },
  );

  it('sends nothing to who has it already', async () => {
    const answer = await get({ 'if-none-match': ETAG, range: 'bytes=0-9' });
    expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', ETAG]);
  });

  it('tells without it how long it is', async () => {
    const answer = await get({ range: 'bytes=0-9' }, 'HEAD');
    expect([answer.statusCode, answer.headers['content-length'], answer.body]).toEqual([
      200,
      String(ARCHIVE.length),
      '',
    ]);
  });

  it('answers many readers at once, each with its own part', async () => {
    const starts = Array.from({ length: 50 }, (_, i) => 127 + 1_000 * i);
    const answers = await Promise.all(starts.map((first) => get({ range: `bytes=${first}-${first + 99}` })));
    for (const [i, { rawPayload }] of answers.entries())
      expect(rawPayload.equals(ARCHIVE.subarray(starts[i], starts[i] + 100))).toBe(true);
  });
});

describe('a base map that is replaced while the server runs', () => {
  it('is not mixed with the one before', async () => {
    const own = await mkdtemp(join(tmpdir(), 'doorstep-basemap-'));
    await cp(folder, own, { recursive: true });
    const running = await buildTestApp({ districtFolder: own });
    const ask = () => running.app.inject({ url: URL_OF_MAP, headers: { range: 'bytes=0-9' } });
    expect((await ask()).statusCode).toBe(206);
    await writeFile(join(own, 'next'), (await readFile(join(own, 'basemap.pmtiles'))).subarray(0, 500));
    await rename(join(own, 'next'), join(own, 'basemap.pmtiles'));
    expect([(await ask()).statusCode, (await ask()).json().message]).toEqual([
      404,
      expect.stringContaining('replaced'),
    ]);
    await rm(join(own, 'basemap.pmtiles'));
    expect((await ask()).statusCode).toBe(404);
    await running.close();
    await rm(own, { recursive: true });
  });
});

describe('a base map that is none', () => {
  const raster = Buffer.from(ARCHIVE);
  raster[99] = 2;

  it.each([
    ['a text', Buffer.from('no map')],
    ['empty', Buffer.alloc(0)],
    ['cut short', ARCHIVE.subarray(0, 100)],
    ['of pictures', raster],
  ])('is left out when it is %s, and everything else is served', async (_, content) => {
    const own = await mkdtemp(join(tmpdir(), 'doorstep-basemap-'));
    await cp(GRID_TOWN, own, { recursive: true });
    await writeFile(join(own, 'basemap.pmtiles'), content);
    const { basemap, faults, complaints, files } = await readDistrictFolder(own);
    expect([basemap, files.has('streets.geojson')]).toEqual([undefined, true]);
    expect(faults).toEqual([{ kind: 'file-refused', file: 'basemap.pmtiles', code: 'file-no-basemap' }]);
    expect(complaints).toEqual([expect.stringContaining('basemap.pmtiles is left out')]);
    await rm(own, { recursive: true });
  });
});
