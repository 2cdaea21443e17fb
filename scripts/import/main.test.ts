import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture, fixtureDistrictFolder, temporaryFile, temporaryFolder } from './fixtures/fixture-district.ts';

type Outcome = { readonly code: number | null; readonly output: string; readonly errors: string };

/** The command as `npm run import --` starts it. */
function run(...args: string[]): Promise<Outcome> {
  const command = ['--import', 'tsx', 'scripts/import/main.ts', ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, (_, output, errors) =>
      resolve({ code: child.exitCode, output, errors }),
    );
  });
}

describe('npm run import', () => {
  it('makes a district', async () => {
    const out = join(await temporaryFolder(), 'town');
    const zone = 'America/Los_Angeles';
    const made = await run(
      'district',
      '--areas',
      fixture('areas.geojson'),
      '--name',
      'Town',
      '--zone',
      zone,
      '--out',
      out,
    );
    expect(made).toMatchObject({ code: 0, errors: '' });
    expect(made.output).toContain('3 areas');
    expect(existsSync(join(out, 'grids.geojson'))).toBe(true);
  });

  it('says in one sentence and no stack what is wrong, and ends with 1', async () => {
    const areas = await temporaryFile('areas.geojson', 'no json');
    const out = join(dirname(areas), 'town');
    const failed = await run('district', '--areas', areas, '--name', 'T', '--zone', 'Asia/Shanghai', '--out', out);
    expect(failed).toMatchObject({ code: 1, output: '' });
    expect(failed.errors.trim().split('\n')).toEqual([expect.stringContaining('is not GeoJSON')]);
    expect(existsSync(out)).toBe(false);
  });

  it('accounts for a faulty file in a dry run, lists refusals in a report, and ends with 0', async () => {
    const folder = await temporaryFolder();
    const [report, words] = [join(folder, 'refused.csv'), join(folder, 'words.csv')];
    const district = await fixtureDistrictFolder();
    const options = ['--dry-run', '--district', district, '--report', report, '--write-categories', words];
    const { code, output } = await run('tickets', fixture('faulty.csv'), ...options);
    expect(code).toBe(0);
    expect(output).toContain('read 17 = ready to import 6 + already there 0 + refused 11');
    expect(output).toContain('    line 3: no ticket number');
    // a line of names and one for each of the eleven
    expect((await readFile(report, 'utf8')).trim().split('\r\n')).toHaveLength(1 + 11);
    expect(await readFile(words, 'utf8')).toContain('Graffiti,Graffiti,,,,,6');
  });

  it('says without a stack that a file cannot be written', async () => {
    const nowhere = join(await temporaryFolder(), 'missing', 'mapping.json');
    const district = await fixtureDistrictFolder();
    const options = ['--dry-run', '--district', district, '--write-mapping', nowhere];
    const { code, errors } = await run('tickets', fixture('la-style.csv'), ...options);
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toEqual([expect.stringContaining('The file system refuses: ENOENT')]);
  });

  it('prints no control character of a file', async () => {
    const header = 'id,created,lon,lat,st\u001b[2Jatus,Cat\u0007egory';
    const path = await temporaryFile('t.csv', `${header}\n1,2020-01-31,-118.4,34.1,Op\u001b[31men,a\u0000b\n`);
    const { code, output } = await run('tickets', path, '--dry-run', '--district', await fixtureDistrictFolder());
    expect(code).toBe(0);
    expect(output.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(output).toContain('atus');
  });

  it.each([
    [[], 'district or tickets'],
    [['tickets'], 'One FILE is needed'],
    [['tickets', 'a.csv', '--nonsense'], 'nonsense'],
    [['district', '--name', 'x'], '--areas, --name, --zone and --out'],
    [['tickets', 'a.csv', '--district', 'x'], 'only with --dry-run'],
    [['tickets', 'a.csv', '--url', 'http://127.0.0.1:9'], 'No server answers'],
  ])('refuses %j', async (args, message) => {
    const { code, errors } = await run(...args);
    expect(code).toBe(1);
    expect(errors).toContain(message);
  });
});
