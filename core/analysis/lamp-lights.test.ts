import { describe, expect, it } from 'vitest';
import type { LampId } from '../domain/ids.ts';
import type { CircuitId, Lamp } from '../domain/lamp.ts';
import type { Street, StreetId } from '../domain/street.ts';
import { localProjection } from '../geo/projection.ts';
import { PLACE } from '../testing/make.ts';
import { darkStretches, lampLight, lampRows } from './lamp-lights.ts';

const { toLonLat } = localProjection(PLACE);
const streetId = 'S-1' as StreetId;
/** 360 m straight east, with a lamp every 36 m from 18 m on: at 18, 54, 90, … 342. */
const street: Street = {
  id: streetId,
  name: '青松胡同',
  class: 'lane',
  widthMeters: 6,
  path: [toLonLat([0, 0]), toLonLat([360, 0])],
};
const lampId = (number: number) => `L-${number}` as LampId;
const lamps: Lamp[] = Array.from({ length: 10 }, (_, i) => ({
  id: lampId(i),
  circuitId: 'C-1' as CircuitId,
  streetId,
  monitored: i % 2 === 0,
  position: toLonLat([18 + 36 * i, 4]),
}));
// as a file may hold them: in no order
const rows = lampRows([...lamps].reverse(), [street]);
const dark = (...numbers: number[]) => darkStretches(rows, new Set(numbers.map(lampId)));

describe('a lamp', () => {
  it('is unknown where it has no controller and nobody has reported it', () => {
    const failed = new Set([lampId(1)]);
    expect(lamps.slice(0, 4).map((lamp) => lampLight(lamp, failed))).toEqual(['lit', 'dark', 'lit', 'unknown']);
  });
});

describe('a dark street', () => {
  it('is three dark lamps in a row, as long as the way between the lights', () => {
    const [stretch, ...others] = dark(3, 4, 5);
    expect(others).toEqual([]);
    expect(stretch.lampIds).toEqual([3, 4, 5].map(lampId));
    // from lamp 2 at 90 m to lamp 6 at 234 m
    expect(stretch.lengthMeters).toBeCloseTo(144, 2);
    expect(stretch.path).toHaveLength(2);
  });

  it('is two lamps as well, where more than 100 m lie between the lights', () => {
    // from lamp 2 at 90 m to lamp 5 at 198 m are 108 m
    expect(dark(3, 4).map(({ lengthMeters }) => Math.round(lengthMeters))).toEqual([108]);
  });

  it('is not a single lamp, nor two that a light parts', () => {
    expect(dark(3)).toEqual([]);
    expect(dark(3, 5)).toEqual([]);
  });

  it('reaches to the end of the street', () => {
    // from lamp 6 at 234 m to the end at 360 m
    expect(dark(7, 8, 9)[0].lengthMeters).toBeCloseTo(126, 2);
  });
});
