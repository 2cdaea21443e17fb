import { describe, expect, it } from 'vitest';
import type { GridId } from '../../../core/domain/ids.ts';
import { keepRecent, readRecent } from './recent-grids.ts';

function shelfWith(text: string | null = null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

describe('recent grids', () => {
  it('are the last four, the last one first, none of them twice', () => {
    const shelf = shelfWith();
    for (const id of ['a', 'b', 'c', 'd', 'e', 'c']) keepRecent(shelf, 'town', id as GridId);
    expect(readRecent(shelf, 'town')).toEqual(['c', 'e', 'd', 'b']);
  });

  it.each(['nonsense', '{"a":1}', '[1,null]'])('are none where the device kept %s', (text) => {
    expect(readRecent(shelfWith(text), 'town')).toEqual([]);
  });

  it('do without a device that keeps nothing', () => {
    const broken = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('denied');
      },
    };
    keepRecent(broken, 'town', 'a' as GridId);
    expect(readRecent(broken, 'town')).toEqual([]);
    expect(readRecent(undefined, 'town')).toEqual([]);
  });
});
