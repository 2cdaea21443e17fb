import { describe, expect, it } from 'vitest';
import { mapChannel, mapGrade, toCode } from './map-words.ts';
import { privateFields } from './private-fields.ts';

describe('mapChannel', () => {
  it('knows common channels and keeps others as they are', () => {
    expect(['Call', 'Mobile App', '12345热线', 'ONLINE', '网格员上报'].map(mapChannel)).toEqual([
      'hotline',
      'app',
      'hotline',
      'web',
      'patrol',
    ]);
    expect(mapChannel('Driver Self Report')).toBe('Driver Self Report');
  });
});

describe('mapGrade', () => {
  it('knows the four grades in both languages', () => {
    expect(['特急', '突发', '重点', 'Normal'].map(mapGrade)).toEqual(['urgent', 'sudden', 'key', 'ordinary']);
    expect(mapGrade('P3')).toBeUndefined();
  });
});

describe('toCode', () => {
  it('makes one line of at most 64 characters, counted as a reader counts', () => {
    expect(toCode('  Noise \n -\tResidential ')).toBe('Noise - Residential');
    expect(toCode('🚲'.repeat(70))).toBe('🚲'.repeat(64));
    expect(toCode('a\u0000\u200bb')).toBe('a b');
    expect(toCode(' \n ')).toBeUndefined();
  });
});

describe('privateFields', () => {
  it('keeps line ends, drops what no database keeps, and cuts to length', () => {
    const cells: Record<string, string> = { text: 'a\nb\u0000c\ud800', phone: '1'.repeat(50), caller: ' ' };
    expect(privateFields((role) => cells[role] ?? '')).toEqual({ text: 'a\nbc', phone: '1'.repeat(40) });
    expect(privateFields(() => '')).toBeUndefined();
  });
});
