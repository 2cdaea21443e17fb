import { describe, expect, it } from 'vitest';
import type { SiteId } from '../../../core/domain/site.ts';
import { rulesCsv } from './rules-csv.ts';

describe('the rows of a rule as CSV', () => {
  it('tell the place of each and whether the rule is kept, and no formula', () => {
    const csv = rulesCsv({
      rule: 'serviceTeams',
      rate: { numerator: 1, denominator: 2 },
      rows: [
        {
          id: 'S-1',
          name: '=青松站',
          above: ['河东街道', '青松社区', '第1网格'],
          isMet: true,
          selection: { kind: 'site', id: 'S-1' as SiteId },
        },
        { id: 'S-2', name: '临江站', above: [], isMet: false, selection: { kind: 'site', id: 'S-2' as SiteId } },
      ],
    });
    expect(csv.split('\r\n')).toEqual([
      '\uFEFFrule,id,name,subdistrict,community,grid,isMet',
      "serviceTeams,S-1,'=青松站,河东街道,青松社区,第1网格,1",
      'serviceTeams,S-2,临江站,,,,0',
      '',
    ]);
  });
});
