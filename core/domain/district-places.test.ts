import { describe, expect, it } from 'vitest';
import { readPlaces } from './district-places.ts';

const feature = (properties: object, coordinates: unknown) => ({ properties, geometry: { coordinates } });
const HERE = [126.55, 43.83];

describe('readPlaces', () => {
  it('has an empty list for every file that is not there', () => {
    const places = readPlaces(() => undefined);
    expect(Object.keys(places).sort()).toEqual(
      ['circuits', 'heatAreas', 'lamps', 'markets', 'sites', 'streets', 'water', 'works'].sort(),
    );
    for (const list of Object.values(places)) expect(list).toEqual([]);
  });

  it('makes plain objects of features, without properties it does not know', () => {
    const lamp = { lampId: 'L-1', circuitId: 'C-1', streetId: 'NS40-1', monitored: true, maker: 'unknown' };
    const { lamps, sites } = readPlaces((kind) => {
      if (kind === 'lamps') return { features: [feature(lamp, HERE)] };
      if (kind === 'sites')
        return { features: [feature({ siteId: 'S-1', name: '站', tier: 'station', hours: [] }, HERE)] };
      return undefined;
    });
    expect(lamps).toEqual([{ id: 'L-1', circuitId: 'C-1', streetId: 'NS40-1', monitored: true, position: HERE }]);
    expect(sites).toEqual([{ id: 'S-1', name: '站', tier: 'station', hours: [], themes: [], position: HERE }]);
  });
});
