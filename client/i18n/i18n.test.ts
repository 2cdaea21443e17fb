import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { formatIn } from './format.ts';
import { translate } from './t.ts';
import { categoryText, codeText, placeText } from './ticket-words.ts';
import { zhCN } from './zh-CN.ts';

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('texts', () => {
  it('are complete in both languages, with the same places to fill', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
    for (const [key, text] of Object.entries(zhCN)) {
      const [one, many = one] = en[key as keyof typeof zhCN].split('|');
      expect([key, placeholders(one)]).toEqual([key, placeholders(text)]);
      expect([key, placeholders(many)]).toEqual([key, placeholders(text)]);
    }
  });

  it('are plain: no exclamation marks, no 您, no 温馨提示', () => {
    for (const text of [...Object.values(zhCN), ...Object.values(en)]) expect(text).not.toMatch(/[!！]|您|温馨提示/);
  });

  it('choose the plural by the count and write it with its thousands', () => {
    const t = translate('en');
    expect(t('unit.tickets', { count: 1 })).toBe('1 ticket');
    expect(t('unit.tickets', { count: 0 })).toBe('0 tickets');
    expect(t('unit.tickets', { count: 12_345 })).toBe('12,345 tickets');
    expect(translate('zh-CN')('unit.tickets', { count: 12_345 })).toBe('12,345 件');
  });

  it('show a code that no text is known for', () => {
    const t = translate('zh-CN');
    expect(codeText('channel', 'hotline', t)).toBe('12345 热线');
    expect(codeText('channel', 'pigeon', t)).toBe('pigeon');
    expect(categoryText(new Map([['A01', { 'zh-CN': '室温不达标', en: 'Room too cold' }]]), 'A01', 'en')).toBe(
      'Room too cold',
    );
    expect(categoryText(undefined, 'A01', 'en')).toBe('A01');
  });

  it('say why a ticket has no place', () => {
    const t = translate('zh-CN');
    expect(placeText({}, undefined, t)).toBe('无位置');
    expect(placeText({ position: [126.5, 43.8] }, undefined, t)).toBe('网格外');
  });
});

describe('formats', () => {
  const format = formatIn('zh-CN', 'Asia/Shanghai');
  /** 2026-01-17 16:52:05 in the district. */
  const at = Date.UTC(2026, 0, 17, 8, 52, 5);

  it('tell moments in the zone of the district, 24 hours', () => {
    expect(format.date(at)).toBe('2026-01-17');
    expect(format.clock(at)).toBe('16:52:05');
    expect(format.moment(at)).toBe('01-17 16:52');
    expect(format.clock(Date.UTC(2026, 0, 17, 16))).toBe('00:00:00');
  });

  it('tell ages in words, no finer than they are read', () => {
    const minute = 60_000;
    expect([2_000, 41_999, 90_000, 72 * minute, 26 * 60 * minute].map(format.age)).toEqual([
      '2 秒前',
      '41 秒前',
      '1 分前',
      '1 小时 12 分前',
      '1 天 2 小时前',
    ]);
    expect(formatIn('en', 'Asia/Shanghai').age(72 * minute)).toBe('1 h 12 min ago');
  });

  it('write thousands with commas and minus as minus', () => {
    expect(format.count(12_345)).toBe('12,345');
    expect(format.count(-3)).toBe('−3');
  });
});

describe('a large number in little room', () => {
  it('keeps its digits up to ten thousand, and is short beyond', () => {
    const [zh, en] = [formatIn('zh-CN', 'UTC'), formatIn('en', 'UTC')];
    expect([9_999, 37_000, 1_000_000, 120_000_000].map(zh.short)).toEqual(['9,999', '3.7 万', '100 万', '1.2 亿']);
    expect([9_999, 37_000, 1_000_000].map(en.short)).toEqual(['9,999', '37K', '1M']);
  });
});
