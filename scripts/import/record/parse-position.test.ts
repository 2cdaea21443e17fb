import { describe, expect, it } from 'vitest';
import { parseDegrees, parseLonLat, parsePoint } from './parse-position.ts';

const at = (lon: number, lat: number) => ({ kind: 'position', position: [lon, lat] });

describe('parseLonLat', () => {
  it('reads two cells of degrees', () => {
    expect(parseLonLat('-118.4994716', '34.19402846')).toEqual(at(-118.4994716, 34.19402846));
    expect(parseLonLat('126,5458', '43,8552')).toEqual(at(126.5458, 43.8552));
  });

  it.each(['', 'NULL', 'N/A', '-', '无', 'nan', '\\N'])('takes a pair of "%s" for none', (blank) => {
    expect(parseLonLat(blank, blank)).toEqual({ kind: 'none' });
  });

  it('tells half a pair and garbage from none', () => {
    expect(parseLonLat('126.5', '')).toEqual({ kind: 'incomplete' });
    expect(parseLonLat('east', '43.8')).toEqual({ kind: 'unreadable' });
    expect(parseLonLat('1e999', '43.8')).toEqual({ kind: 'unreadable' });
  });
});

describe('parsePoint', () => {
  it('reads WKT and GeoJSON longitude first, whatever order is set', () => {
    for (const order of ['lonlat', 'latlon'] as const) {
      expect(parsePoint('POINT (-122.41 37.77)', order)).toEqual(at(-122.41, 37.77));
      expect(parsePoint('SRID=4326;POINT(-122.41 37.77)', order)).toEqual(at(-122.41, 37.77));
      expect(parsePoint('{"type":"Point","coordinates":[-122.41,37.77]}', order)).toEqual(at(-122.41, 37.77));
    }
  });

  it('reads a bare pair in the order that is set', () => {
    expect(parsePoint('(40.7, -73.9)', 'latlon')).toEqual(at(-73.9, 40.7));
    expect(parsePoint('126.55,43.84', 'lonlat')).toEqual(at(126.55, 43.84));
    expect(parsePoint('1 Main St\nNew York, NY\n(40.7, -73.9)', 'latlon')).toEqual(at(-73.9, 40.7));
  });

  it('tells blank from garbage', () => {
    expect(parsePoint('', 'latlon')).toEqual({ kind: 'none' });
    expect(parsePoint('Main St and 3rd Ave', 'latlon')).toEqual({ kind: 'unreadable' });
  });
});

describe('parseDegrees', () => {
  it('reads minutes and seconds', () => {
    // 126 + 33/60 + 36/3600 = 126.56
    expect(parseDegrees('126°33′36″E')).toBeCloseTo(126.56, 10);
    expect(parseDegrees("118°30'W")).toBeCloseTo(-118.5, 10);
  });
});
