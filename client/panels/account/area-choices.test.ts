import { describe, expect, it } from 'vitest';
import { treeOfUnits } from '../../../core/domain/org-tree.ts';
import { areaAt, areaSteps } from './area-choices.ts';

const TREE = treeOfUnits([
  { code: 's1', name: '一街', level: 'subdistrict' },
  { code: 's2', name: '二街', level: 'subdistrict' },
  { code: 'c1', name: '甲社区', level: 'community', parent: 's1' },
  { code: 'c2', name: '乙社区', level: 'community', parent: 's2' },
  { code: 'c3', name: '丙社区', level: 'community', parent: 's2' },
  { code: 'g1', name: '1', level: 'grid', parent: 'c1' },
  { code: 'g2', name: '2', level: 'grid', parent: 'c3' },
]);

describe('areaSteps', () => {
  it('offers what stands beside each unit on the way down', () => {
    const steps = areaSteps(TREE, 'g2').map(({ chosen, units }) => [chosen, units.map(({ code }) => code)]);
    expect(steps).toEqual([
      ['s2', ['s1', 's2']],
      ['c3', ['c2', 'c3']],
      ['g2', ['g2']],
    ]);
  });

  it('offers nothing for a unit that is not there', () => {
    expect(areaSteps(TREE, 'nowhere')).toEqual([]);
  });
});

describe('areaAt', () => {
  it.each([
    ['the unit above', 'subdistrict', 'g2', 's2'],
    ['the unit itself', 'grid', 'g2', 'g2'],
    ['the first one below', 'grid', 's2', 'g2'],
    ['the first one of all, from a unit without any below', 'grid', 'c2', 'g1'],
    ['the first one of all, from nowhere', 'community', undefined, 'c1'],
  ] as const)('is %s', (_, level, from, expected) => {
    expect(areaAt(TREE, level, from)).toBe(expected);
  });

  it('is nothing where the district has no such level', () => {
    expect(areaAt(treeOfUnits([]), 'grid', undefined)).toBeUndefined();
  });
});
