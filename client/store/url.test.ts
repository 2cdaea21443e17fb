import { describe, expect, it } from 'vitest';
import type { GridId } from '../../core/domain/ids.ts';
import { epochMs } from '../../core/geo/units.ts';
import { createAppStore } from './store.ts';
import { bindUrl, readUrl, writeUrl } from './url.ts';

describe('the address', () => {
  it('says nothing of what is as it is by default', () => {
    expect(writeUrl(readUrl(''))).toBe('');
  });

  it('gives back the view it was written from', () => {
    const address =
      '?lang=en&theme=dark&ticket=2026-01-17%2F004&layers=closed-tickets,grid-lines&map=126.54321,43.81234,14.25';
    expect(writeUrl(readUrl(address))).toBe(address);
    expect(readUrl(address)).toMatchObject({
      language: 'en',
      themeChoice: 'dark',
      selection: { kind: 'ticket', id: '2026-01-17/004' },
      camera: { center: [126.54321, 43.81234], zoom: 14.25 },
    });
  });

  it('keeps the explorer with its tree, and the unit that is chosen', () => {
    const address = '?community=220211001002&explore=party';
    expect(writeUrl(readUrl(address))).toBe(address);
    expect(readUrl(address)).toMatchObject({
      selection: { kind: 'community', id: '220211001002' },
      explorer: { kind: 'open', tree: 'party' },
    });
    expect(readUrl('?explore=family').explorer).toEqual({ kind: 'closed' });
  });

  it('takes nothing that is no view', () => {
    expect(writeUrl(readUrl('?theme=night'))).toBe('?theme=night');
    expect(readUrl('?lang=fr&theme=pink&map=1,2')).toEqual(readUrl(''));
    expect(readUrl('?map=181,43,9').camera).toBeUndefined();
    expect(readUrl('?map=,,').camera).toBeUndefined();
  });

  const NONSENSE = [
    '',
    ',,,',
    '-1',
    '1e999',
    'NaN',
    '0x10',
    'null',
    '__proto__',
    'constructor',
    '%00',
    '🦀',
    'x'.repeat(100_000),
  ];
  const NAMES = [
    'lang',
    'theme',
    'ticket',
    'grid',
    'site',
    'lamp',
    'work',
    'circuit',
    'market',
    'community',
    'layers',
    'map',
    'grade',
    'stage',
    'clock',
  ];
  const MORE = [
    'category',
    'area',
    'time',
    'from',
    'q',
    'fill',
    'measure',
    'classes',
    'radius',
    'keys',
    'explore',
    '__proto__',
  ];

  it.each([...NAMES, ...MORE])('reads any nonsense as %s, and writes an address that reads the same', (name) => {
    for (const value of NONSENSE) {
      const view = readUrl(`?${new URLSearchParams([[name, value]])}`);
      const address = writeUrl(view);
      expect(address.length).toBeLessThan(2_000);
      expect(readUrl(address)).toEqual(view);
    }
  });

  it('keeps few of a hundred thousand values', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `g${i}`).join(',');
    const { filter, toggledLayers } = readUrl(`?area=${many}&category=${many}&layers=${many}`);
    expect([filter.areas.length, filter.categories.length, toggledLayers.length]).toEqual([300, 300, 0]);
  });

  it('has no day that is none', () => {
    for (const time of ['2026-13-45T99:99Z..2026-01-01T00:00Z', '0000-01-01T00:00Z..1969-01-01T00:00Z', '99999h', '0h'])
      expect(readUrl(`?time=${time}`).filter.window).toEqual({ kind: 'all' });
    expect(readUrl('?time=2026-01-01T00:00Z..2026-01-02T00:00Z').filter.window).toEqual({
      kind: 'between',
      from: epochMs(Date.UTC(2026, 0, 1)),
      until: epochMs(Date.UTC(2026, 0, 2)),
    });
  });
});

describe('what an address names and nobody has', () => {
  const bbox = [126.5, 43.8, 126.6, 43.9];
  const district = { body: { bbox }, gridNames: new Map([['0101', '一格']]) };

  it('is forgotten once it is known what there is', () => {
    const store = createAppStore(readUrl('?area=0101,9999&layers=lamps,nothing&map=2.35,48.85,12'));
    store.getState().forgetUnknown();
    expect(store.getState().toggledLayers).toEqual(['lamps', 'nothing']);
    expect(store.getState().filter.areas).toEqual(['0101', '9999'] as GridId[]);
    store.setState({ district: district as never, knownLayers: ['lamps', 'sites'] }); // of the district only what is asked for
    store.getState().forgetUnknown();
    expect(writeUrl(store.getState())).toBe('?layers=lamps&area=0101');
  });

  it('is no longer selected either', () => {
    const store = createAppStore(readUrl('?area=9999&grid=9999'));
    store.setState({ district: district as never });
    store.getState().forgetUnknown();
    expect(writeUrl(store.getState())).toBe('');
  });

  it('is not what lies a little beside the district', () => {
    const store = createAppStore(readUrl('?map=126.65,43.85,12'));
    store.setState({ district: district as never });
    store.getState().forgetUnknown();
    expect(store.getState().camera?.zoom).toBe(12);
  });
});

describe('the address bar', () => {
  it('follows every part of the view', () => {
    const store = createAppStore();
    const location = { pathname: '/', search: '' } as Location;
    const replaceState: History['replaceState'] = (_, __, url) => {
      location.search = new URL(String(url), 'http://door.step').search;
    };
    const end = bindUrl(store, { location, history: { replaceState } as History, addEventListener: () => {} });
    const address =
      '?lang=en&theme=dark&grid=0101&layers=works&map=126.55000,43.83000,12.00&q=T-1&fill=choropleth&explore=party&keys=off';
    for (const part of Object.entries(readUrl(address))) store.getState().setView(Object.fromEntries([part]));
    expect(location.search).toBe(address);
    // one part at a time: a change of the last one alone is seen as well
    for (const key of Object.keys(readUrl('')) as (keyof ReturnType<typeof readUrl>)[]) {
      store.getState().setView({ [key]: readUrl('')[key] });
      expect(location.search).toBe(writeUrl(store.getState()));
    }
    expect(location.search).toBe('');
    end();
  });
});
