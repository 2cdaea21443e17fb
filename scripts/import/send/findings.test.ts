import { describe, expect, it } from 'vitest';
import { fixtureDistrict, temporaryFile } from '../fixtures/fixture-district.ts';
import { importTickets } from '../import-tickets.ts';
import { openTicketsFile } from '../tickets-file.ts';
import { describeFindings, describeWarnings } from './describe-account.ts';

/** What is said at the end of a dry run over a file with these records. */
async function endOf(...records: string[]) {
  const header = 'id,created,status,category,nc name,text';
  const path = await temporaryFile('t.csv', [header, ...records].join('\n'));
  const district = await fixtureDistrict();
  const file = await openTicketsFile(path, district, {}, () => {});
  const { findings } = await importTickets({ district, file });
  return { said: describeFindings(findings).join('\n'), warnings: describeWarnings(findings, file.warnings) };
}

describe('what is said at the end', () => {
  it('counts short rows, cut categories and areas that the district does not have', async () => {
    const { said, warnings } = await endOf(
      `1,2020-01-31,Open,${'c'.repeat(65)},Westside,`,
      `2,2020-01-31,Open,${'c'.repeat(64)},Eastside,`,
      '3,2020-01-31,Open,Bulky,Atlantis,',
      '4,2020-01-31,Open',
    );
    expect(said).toMatch(/fewer cells than the header.* 1$/m);
    expect(said).toMatch(/categories cut to 64 characters 1$/m);
    expect(said).toMatch(/the district does not have: Atlantis 1$/m);
    expect(warnings).toEqual([]);
  });

  it('warns when not one status word is known', async () => {
    const { warnings } = await endOf('1,2020-01-31,Mislaid,a,,', '2,2020-01-31,Astray,b,,');
    expect(warnings).toEqual([expect.stringMatching(/^WARNING: No status word.*Mislaid 1, Astray 1/)]);
  });

  it('lists unknown words without a warning where others are known', async () => {
    const { said, warnings } = await endOf('1,2020-01-31,Mislaid,a,,', '2,2020-01-31,Closed,b,,');
    expect(said).toContain('status words not known, stage taken from the times: Mislaid 1');
    expect(warnings).toEqual([]);
  });
});
