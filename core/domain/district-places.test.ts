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

  it('keeps what a file may say besides, and says nothing where it does not', () => {
    const hours = { from: '05:30', to: '18:00' };
    const ring = [[HERE, [126.56, 43.83], [126.56, 43.84], HERE]];
    const { markets, sites, works } = readPlaces((kind) => {
      const site = { siteId: 'S-1', name: '站', tier: 'station', hours: [], premises: 'other', items: ['books'] };
      const work = { roadWorkId: 'W-1', name: '路', kindCode: 'new-road', widthMeters: 15 };
      if (kind === 'sites') return { features: [feature(site, HERE)] };
      if (kind === 'works') return { features: [feature(work, [HERE]), feature({ ...work, meters: 233.85 }, [HERE])] };
      if (kind === 'markets')
        return { features: [feature({ marketId: 'M-1', name: '市场', stalls: 51, hours }, ring)] };
      return undefined;
    });
    expect(sites[0]).toMatchObject({ premises: 'other', items: ['books'] });
    expect(works.map(({ lengthMeters }) => lengthMeters)).toEqual([undefined, 233.85]);
    expect(markets).toEqual([{ id: 'M-1', name: '市场', stalls: 51, hours, rings: ring }]);
  });
});
