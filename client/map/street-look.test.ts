import { describe, expect, it } from 'vitest';
import { STREET_CLASSES } from '../../core/domain/street.ts';
import { STREET_ZOOM, streetOpacity } from './street-look.ts';
import { widthOnGround } from './width-on-ground.ts';

/** Stops of an interpolation over the zoom. */
const stopsOf = (expression: readonly unknown[]) => {
  const stops = expression.slice(3);
  return Array.from({ length: stops.length / 2 }, (_, i) => ({
    zoom: stops[2 * i] as number,
    value: stops[2 * i + 1],
  }));
};

describe('streets by class', () => {
  it('come in the wider the earlier, and are whole from the zoom of their class on', () => {
    expect(['main', 'secondary', 'local', 'lane'].map((one) => STREET_ZOOM[one as 'main'])).toEqual([
      10, 11.75, 13.5, 15,
    ]);
    for (const streetClass of STREET_CLASSES) {
      const [first, whole] = stopsOf(streetOpacity([streetClass]));
      expect(first.value).toEqual(['match', ['get', 'class'], streetClass, 0, 0]);
      expect(whole).toEqual({ zoom: STREET_ZOOM[streetClass], value: ['match', ['get', 'class'], streetClass, 1, 0] });
    }
  });

  it('are as wide as on the ground where that is enough to be seen', () => {
    // at the equator and zoom 18 a pixel is 40,030,228.9 m / (512 × 2^18) = 0.29825 m, so 24 m are 80.47 px
    const width = stopsOf(widthOnGround(24, [0, 0, 0, 0], (zoom) => zoom)).find(({ zoom }) => zoom === 18)?.value;
    const [operator, least, [, meters, pxPerMeter]] = width as [string, number, [string, number, number]];
    expect([operator, least]).toEqual(['max', 18]);
    expect(meters * pxPerMeter).toBeCloseTo(80.47, 1);
  });
});
