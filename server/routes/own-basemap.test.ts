import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { OwnBasemap } from '../../core/domain/own-basemap.ts';
import type { DistrictBody } from '../../core/protocol/http.ts';
import { readDistrictFolder } from '../district/folder.ts';
import { buildTestApp, GRID_TOWN } from '../testing/build-test-app.ts';

const OWN: OwnBasemap = {
  kind: 'tiles',
  datum: 'CGCS2000',
  attribution: { 'zh-CN': '底图来源：示例', en: 'Base map: example' },
  tiles: ['https://tiles.example.org/{z}/{x}/{y}.png'],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doorstep-own-basemap-'));
  await cp(GRID_TOWN, folder, { recursive: true });
  onTestFinished(() => rm(folder, { recursive: true }));
});

const write = (value: unknown) => writeFile(join(folder, 'basemap.json'), JSON.stringify(value));

async function district(): Promise<{ body: DistrictBody; policy: string }> {
  const test = await buildTestApp({ districtFolder: folder });
  onTestFinished(() => test.close());
  const answer = await test.app.inject('/api/district');
  return { body: answer.json(), policy: String(answer.headers['content-security-policy']) };
}

const sourcesOf = (policy: string, directive: string) =>
  policy
    .split(';')
    .map((part) => part.trim().split(' '))
    .find(([name]) => name === directive);

describe('a base map that the operator names', () => {
  it('is told to the page, and its host, and no other, is let in', async () => {
    const before = (await readDistrictFolder(folder)).hash;
    await write(OWN);
    const { body, policy } = await district();
    expect(body.ownBasemap).toEqual(OWN);
    expect(body.faults).toEqual([]);
    expect(body.districtHash).not.toBe(before);
    expect(sourcesOf(policy, 'img-src')).toEqual(['img-src', "'self'", 'data:', 'blob:', 'https://tiles.example.org']);
    expect(sourcesOf(policy, 'connect-src')).toEqual(['connect-src', "'self'", 'https://tiles.example.org']);
    expect(sourcesOf(policy, 'script-src')).toEqual(['script-src', "'self'"]);
  });

  it.each([
    [{ ...OWN, datum: 'GCJ-02' }, 'basemap-other-datum', 'it is in GCJ-02'],
    [{ ...OWN, datum: undefined }, 'file-of-other-format', 'datum'],
    ['no JSON', 'file-of-other-format', 'object'],
  ])('is set aside with the reason when it cannot be used: %#', async (value, code, reason) => {
    await write(value);
    const { body, policy } = await district();
    expect(body.ownBasemap).toBeUndefined();
    expect(body.faults).toEqual([{ kind: 'file-refused', file: 'basemap.json', code }]);
    expect((await readDistrictFolder(folder)).complaints.join()).toMatch(
      new RegExp(`^basemap\\.json is left out: .*${reason}`),
    );
    expect(policy).not.toContain('example.org');
  });
});

describe('a real Chinese district', () => {
  const edit = async (fields: object) => {
    const path = join(folder, 'district.json');
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), synthetic: false, ...fields }));
  };
  const notice = (text: string) => ({ mapNotice: { 'zh-CN': text, en: 'Map' } });

  it.each([
    [notice('内部工作用图 · 不得公开'), true],
    [notice('审图号：__ · 底图来源：__'), true],
    [notice('审图号：吉S（2026）001号 · 底图来源：示例'), undefined],
    [{ ...notice('For internal work'), zone: 'America/Los_Angeles' }, undefined],
  ])('is for internal use as long as its map has no number of approval: %#', async (fields, internalOnly) => {
    await edit(fields);
    expect((await district()).body.internalOnly).toBe(internalOnly);
  });
});
