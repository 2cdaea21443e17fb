import { describe, expect, it } from 'vitest';
import { findEntries, indexEntries, type PaletteEntry } from './find-entries.ts';
import { pinyinInitials } from './pinyin-initials.ts';

const entry = (name: string, ...words: string[]): PaletteEntry => ({
  kind: 'street',
  key: name,
  name,
  words,
  run: () => {},
});
const index = indexEntries([
  entry('柳溪大路'),
  entry('柳林街'),
  entry('大柳树'),
  entry('8-07', '0807'),
  entry('路灯', 'Street lamps'),
]);
const found = (query: string) => findEntries(index, query).map(({ name }) => name);

describe('pinyin initials', () => {
  it('are the first letters of how the characters are read', () => {
    // sōng huā jiāng, dǎng qún fú wù zhōng xīn, ní shān hú tong
    expect(['松花江', '党群服务中心', '尼山胡同'].map(pinyinInitials)).toEqual(['shj', 'dqfwzx', 'nsht']);
  });

  it('leave digits and Latin letters as they are', () => {
    expect(pinyinInitials('A 区 8-07')).toBe('aq8-07');
  });
});

describe('the palette', () => {
  it('finds by the beginning of a name, by initials, and within a name, in this order', () => {
    expect(found('柳')).toEqual(['柳溪大路', '柳林街', '大柳树']);
    expect(found('ll')).toEqual(['柳林街']);
    expect(found('lx dl')).toEqual(['柳溪大路']);
    expect(found('l')).toEqual(['柳溪大路', '柳林街', '路灯', '大柳树']);
  });

  it('finds by number and by the other language', () => {
    expect(found('0807')).toEqual(['8-07']);
    expect(found('LAMP')).toEqual(['路灯']);
  });

  it('offers everything before anything is typed, and nothing for nonsense', () => {
    expect(found(' ')).toHaveLength(5);
    expect(found('zzz')).toEqual([]);
  });
});
