import { describe, expect, it } from 'vitest';
import { treeOfUnits } from '../../../core/domain/org-tree.ts';
import { findUnits, moveOf, rowsOf } from './tree-rows.ts';

const tree = treeOfUnits([
  { level: 'subdistrict', code: '1', name: '河东街道' },
  { level: 'community', code: '11', name: '青松社区', parent: '1' },
  { level: 'grid', code: '111', name: '青松社区第1网格', parent: '11' },
  { level: 'grid', code: '112', name: '青松社区第2网格', parent: '11' },
  { level: 'community', code: '12', name: '临江社区', parent: '1' },
  { level: 'subdistrict', code: '2', name: '河西街道' },
]);
const shown = (...expanded: string[]) => rowsOf(tree, { expanded: new Set(expanded), found: undefined });
const codes = (rows: ReturnType<typeof rowsOf>) => rows.map(({ node }) => node.code);
const press = (key: string, code: string, ...expanded: string[]) => {
  const rows = shown(...expanded);
  const move = moveOf(key, rows, codes(rows).indexOf(code));
  return move && `${move.kind} ${move.code}`;
};

describe('the rows of a tree', () => {
  it('are the tops until one of them is expanded', () => {
    expect(codes(shown())).toEqual(['1', '2']);
    expect(codes(shown('1', '11'))).toEqual(['1', '11', '111', '112', '12', '2']);
    expect(codes(shown('11'))).toEqual(['1', '2']); // what lies in a closed unit is not in sight
  });

  it('know their depth, their place among their siblings, and a name without the one above', () => {
    const row = shown('1', '11')[3];
    expect(row).toMatchObject({ name: '第2网格', depth: 3, place: 2, siblings: 2, isExpanded: false });
  });

  it('are what is looked for and what lies above it', () => {
    const found = (query: string) => codes(rowsOf(tree, { expanded: new Set(), found: findUnits(tree, query) }));
    expect(found('第2')).toEqual(['1', '11', '112']);
    expect(found('ljsq')).toEqual(['1', '12']); // lín jiāng shè qū
    expect(found('12')).toEqual(['1', '11', '112', '12']);
    expect(found('xyz')).toEqual([]);
    expect(findUnits(tree, '  ')).toBeUndefined();
  });
});

describe('the keys of a tree', () => {
  it('walk over what is in sight and stop at its ends', () => {
    expect(press('ArrowDown', '1')).toBe('focus 2');
    expect(press('ArrowDown', '2')).toBe('focus 2');
    expect(press('ArrowUp', '2', '1')).toBe('focus 12');
    expect([press('Home', '12', '1'), press('End', '1', '1')]).toEqual(['focus 1', 'focus 2']);
  });

  it('open to the right, then go in; close to the left, then go out', () => {
    expect(press('ArrowRight', '1')).toBe('expand 1');
    expect(press('ArrowRight', '1', '1')).toBe('focus 11');
    expect(press('ArrowRight', '2')).toBe('focus 2');
    expect(press('ArrowLeft', '1', '1')).toBe('collapse 1');
    expect(press('ArrowLeft', '112', '1', '11')).toBe('focus 11');
    expect(press('ArrowLeft', '1')).toBe('focus 1');
  });

  it('choose with Enter or the space bar, and leave all others alone', () => {
    expect([press('Enter', '1'), press(' ', '1')]).toEqual(['open 1', 'open 1']);
    expect(press('j', '1')).toBeUndefined();
    expect(moveOf('ArrowDown', [], 0)).toBeUndefined();
  });
});
