import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/geo/units.ts';
import { selectDaylight } from './daylight.ts';
import { createAppStore } from './store.ts';

const MINUTE = 60_000;
const at = (text: string) => epochMs(Date.parse(`2026-01-17T${text}+08:00`));

function page() {
  const store = createAppStore();
  store.getState().replaceDistrict({
    body: { zone: 'Asia/Shanghai', bbox: [126.5, 43.79, 126.6, 43.87] } as never, // what the selector reads of it
    grids: { type: 'FeatureCollection', features: [] },
    codes: { version: 'v1', categories: [] },
    places: { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [], markets: [] },
  });
  const clockAt = (text: string) => {
    store.getState().setClock({ districtAt: at(text), wallAt: 0, factor: 1, kind: 'demo' });
    return selectDaylight(store.getState());
  };
  return { store, clockAt };
}

describe('the daylight of the district', () => {
  it('is by the clock of the district, and knows when it turns', () => {
    const { clockAt } = page();
    // civil twilight of 2026-01-17 ends at 16:56 and begins the next morning at 06:32
    const day = clockAt('12:00');
    expect(day.isNight).toBe(false);
    expect(Math.abs(day.turnsAt! - at('16:56'))).toBeLessThanOrEqual(MINUTE);
    const night = clockAt('18:00');
    expect(night.isNight).toBe(true);
    expect(Math.abs(night.turnsAt! - at('06:32') - 1440 * MINUTE)).toBeLessThanOrEqual(MINUTE);
  });

  it('is one object as long as nothing turns', () => {
    const { clockAt } = page();
    expect(clockAt('12:00')).toBe(clockAt('15:37'));
  });

  it('is no night where there is no clock yet', () => {
    expect(selectDaylight(page().store.getState())).toEqual({ isNight: false, turnsAt: undefined });
  });
});
