import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, toWgs84, wgs84ToGcj02 } from './datum.ts';
import { EARTH_RADIUS_METERS } from './lattice.ts';
import type { LonLat } from './units.ts';

const inChina = fc.tuple(
  fc.double({ min: 75, max: 130, noNaN: true }),
  fc.double({ min: 20, max: 50, noNaN: true }),
) as fc.Arbitrary<LonLat>;

/** Near enough for a few hundred meters: degrees times the length of a degree. */
function metersBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const degree = (Math.PI / 180) * EARTH_RADIUS_METERS;
  return Math.hypot((lonA - lonB) * degree * Math.cos((latA * Math.PI) / 180), (latA - latB) * degree);
}

describe('GCJ-02', () => {
  it('is an ellipsoid shift of the base terms alone where every sine is zero', () => {
    // At 105 E 35 N x = y = 0: 300 m east, 100 m south; 35 N: sin² = 0.32899, e² sin² = 0.0022021.
    const magic = 1 - 0.006693421622965943 * Math.sin((35 * Math.PI) / 180) ** 2;
    const eastRadius = (6_378_245 / Math.sqrt(magic)) * Math.cos((35 * Math.PI) / 180);
    const northRadius = (6_378_245 * (1 - 0.006693421622965943)) / magic ** 1.5;
    const [lon, lat] = wgs84ToGcj02([105, 35]);
    expect(lon).toBeCloseTo(105 + (300 / eastRadius) * (180 / Math.PI), 12);
    expect(lat).toBeCloseTo(35 - (100 / northRadius) * (180 / Math.PI), 12);
  });

  it('moves every place of the mainland by 20 to 800 m', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const moved = metersBetween(place, wgs84ToGcj02(place));
        return moved > 20 && moved < 800;
      }),
      { seed: 1 },
    );
  });

  it('comes back to the same place within a millimeter', () => {
    fc.assert(
      fc.property(inChina, (place) => metersBetween(place, gcj02ToWgs84(wgs84ToGcj02(place))) < 0.001),
      { seed: 2 },
    );
  });

  it('leaves places outside its range and other datums as they are', () => {
    const losAngeles: LonLat = [-118.25, 34.05];
    expect(wgs84ToGcj02(losAngeles)).toEqual(losAngeles);
    expect(gcj02ToWgs84(losAngeles)).toEqual(losAngeles);
    expect(toWgs84([126.55, 43.84], 'cgcs2000')).toEqual([126.55, 43.84]);
    expect(toWgs84([126.55, 43.84], 'gcj02')).not.toEqual([126.55, 43.84]);
  });
});
