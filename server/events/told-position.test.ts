import { cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../testing/temporary-folder.ts';
import { readToldPosition, type ToldPosition, writeToldPosition } from './told-position.ts';

const FILE = 'told-position.json';
const TOLD: ToldPosition = { epoch: 'epoch-1', seq: 7, id: 'event-7', isCopy: false };

describe('told position', () => {
  it('is undefined at the first start', async () => {
    expect(await readToldPosition(await makeTemporaryFolder())).toBeUndefined();
  });

  it('is read as it was written, and the latest replaces the former', async () => {
    const folder = await makeTemporaryFolder();
    await writeToldPosition(folder, TOLD);
    expect(await readToldPosition(folder)).toEqual(TOLD);
    const later = { ...TOLD, seq: 8, id: 'event-8' };
    await writeToldPosition(folder, later);
    expect(await readToldPosition(folder)).toEqual(later);
    expect(await readdir(folder)).toEqual([FILE]);
  });

  it.each([
    ['half a file', '{"epoch":"epoch-1","se'],
    ['an empty file', ''],
    ['no object', 'null'],
    ['no epoch', '{"seq":7,"id":"event-7"}'],
    ['no id', '{"epoch":"epoch-1","seq":7}'],
    ['a seq that is no whole number', '{"epoch":"epoch-1","seq":7.5,"id":"event-7"}'],
    ['a seq that is text', '{"epoch":"epoch-1","seq":"7","id":"event-7"}'],
  ])('counts %s as nothing told', async (_name, text) => {
    const folder = await makeTemporaryFolder();
    await writeFile(join(folder, FILE), text);
    expect(await readToldPosition(folder)).toBeUndefined();
  });

  it('is known as a copy when the folder came back from a backup', async () => {
    const folder = await makeTemporaryFolder();
    const backup = join(await makeTemporaryFolder(), 'backup');
    await writeToldPosition(folder, TOLD);
    await cp(folder, backup, { recursive: true });
    expect(await readToldPosition(backup)).toEqual({ ...TOLD, isCopy: true });
    await writeToldPosition(backup, TOLD);
    expect(await readToldPosition(backup)).toEqual(TOLD);
  });

  it('is whole whichever of two servers on one folder wrote last', async () => {
    const folder = await makeTemporaryFolder();
    const positions = Array.from({ length: 20 }, (_, seq) => ({ ...TOLD, seq, id: `event-${seq}` }));
    await Promise.all(positions.map((position) => writeToldPosition(folder, position)));
    expect(positions).toContainEqual(await readToldPosition(folder));
    expect(await readdir(folder)).toEqual([FILE]);
  });

  it('fails aloud where the folder is gone', async () => {
    const folder = join(await makeTemporaryFolder(), 'gone');
    await expect(writeToldPosition(folder, TOLD)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
