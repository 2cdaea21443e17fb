import { describe, expect, it } from 'vitest';
import { isForInternalUse } from './district.ts';

const real = (notice: string, zone = 'Asia/Shanghai') =>
  isForInternalUse({ synthetic: false, zone, mapNotice: { 'zh-CN': notice, en: 'Map' } } as Parameters<
    typeof isForInternalUse
  >[0]);

describe('the map of a real Chinese district', () => {
  it.each([
    '审图号：GS(2023)1234号',
    '审图号：GS京(2022)1234号 · 底图来源：示例',
    '底图来源：示例 · 审图号: 吉S（2021）012号',
    '审图号 辽BS〔2020〕8号',
    '审图号：浙杭S (2024) 3 号',
  ])('may be shown with a number of approval: %s', (notice) => expect(real(notice)).toBe(false));

  it.each([
    '内部工作用图 · 不得公开',
    '内部工作用图（无审图号），不得公开',
    '审图号：待定',
    '审图号：无',
    '审图号：申请中',
    '审图号：——',
    '审图号：××',
    '审图号：?',
    '审图号：GS(    )    号',
    '审图号：GS(2023)××号',
    '未取得审图号。',
    '审图号正在申请，2023年1234号文',
    'GS(2023)1234号',
  ])('is for internal use without one: %s', (notice) => expect(real(notice)).toBe(true));

  it.each(['asia/shanghai', 'ASIA/URUMQI', 'prc', 'Asia/Harbin'])('is one in the zone %s', (zone) => {
    expect(real('内部工作用图', zone)).toBe(true);
  });

  it.each(['Asia/Tokyo', 'Asia/Hong_Kong'])('is none in the zone %s', (zone) => {
    expect(real('内部工作用图', zone)).toBe(false);
  });
});
