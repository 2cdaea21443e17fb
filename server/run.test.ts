import { describe, expect, it } from 'vitest';
import type { District } from '../core/domain/district.ts';
import { checkHost } from './run.ts';

const district = {
  name: { 'zh-CN': '示例区', en: 'Example' },
  zone: 'Asia/Shanghai',
  synthetic: false,
  mapNotice: { 'zh-CN': '内部工作用图', en: 'Internal' },
} as District;
const inside = { host: '10.1.2.3', origins: ['https://wall.internal', 'http://10.1.2.3'] };

describe('the map of a real Chinese district without a number of approval', () => {
  it('is offered inside', () => expect(() => checkHost(district, inside)).not.toThrow());

  it('is offered under no address from outside, and under no name', () => {
    expect(() => checkHost(district, { ...inside, host: '0.0.0.0' })).toThrow(
      /^HOST=0\.0\.0\.0: the map of 示例区 has no 审图号/,
    );
    const origins = [...inside.origins, 'https://map.example.org'];
    expect(() => checkHost(district, { ...inside, origins })).toThrow(
      /^DOORSTEP_ORIGINS: https:\/\/map\.example\.org: the map of 示例区 has no 审图号/,
    );
  });

  it('is like any other once it is approved', () => {
    const approved = { ...district, mapNotice: { 'zh-CN': '审图号：GS(2023)1234号', en: 'Approved' } };
    expect(() => checkHost(approved, { host: '0.0.0.0', origins: ['https://map.example.org'] })).not.toThrow();
  });
});
