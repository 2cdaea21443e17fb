import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, wgs84ToGcj02 } from '../../../core/geo/datum.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import { declaredDatum } from './declared-datum.ts';

const PUBLISHED = '../shared/reference/gcj02/expected.json';

describe('declaredDatum', () => {
  it('takes WGS-84 outside China, and what was said anywhere', () => {
    expect(declaredDatum(undefined, 'America/Los_Angeles')).toBe('wgs84');
    expect(declaredDatum('GCJ-02', 'Asia/Shanghai')).toBe('gcj02');
    expect(declaredDatum('CGCS2000', 'Asia/Shanghai')).toBe('cgcs2000');
  });

  it('refuses to guess in China, and a datum it does not know', () => {
    expect(() => declaredDatum(undefined, 'Asia/Shanghai')).toThrow('--datum');
    expect(() => declaredDatum('bd09', 'Asia/Shanghai')).toThrow('not bd09');
  });
});

describe.skipIf(!existsSync(PUBLISHED))('GCJ-02 as published', () => {
  type Vector = { name: string; wgs: LonLat; gcj_published: LonLat };

  it('gives the published pairs to 1e-9 degrees, and their origin back', () => {
    const { vectors } = JSON.parse(readFileSync(PUBLISHED, 'utf8')) as { vectors: Vector[] };
    expect(vectors.length).toBeGreaterThan(0);
    for (const { wgs, gcj_published: published } of vectors) {
      const [lon, lat] = wgs84ToGcj02(wgs);
      expect(Math.abs(lon - published[0])).toBeLessThan(1e-9);
      expect(Math.abs(lat - published[1])).toBeLessThan(1e-9);
      const [lonBack, latBack] = gcj02ToWgs84(published);
      expect(Math.hypot(lonBack - wgs[0], latBack - wgs[1])).toBeLessThan(1e-9);
    }
  });
});
