import { describe, expect, it } from 'vitest';
import { alongPath, slicePath } from './along-path.ts';
import { localProjection } from './projection.ts';
import { type LonLat, meters } from './units.ts';

const { toLonLat, toPlane } = localProjection([126.55, 43.83]);
/** 300 m east, then 400 m north. */
const CORNERS: readonly LonLat[] = (
  [
    [0, 0],
    [300, 0],
    [300, 400],
  ] as const
).map(toLonLat);

describe('a length along a path', () => {
  it('counts the way walked to the nearest point of it', () => {
    const along = alongPath(CORNERS);
    // beside the first leg, beyond the corner, and before the start
    expect(along(toLonLat([120, 15]))).toBeCloseTo(120, 3);
    expect(along(toLonLat([310, 150]))).toBeCloseTo(450, 3);
    expect(along(toLonLat([-50, 0]))).toBeCloseTo(0, 3);
  });

  it('cuts a part out, with the corners that lie in it', () => {
    const part = slicePath(CORNERS, meters(200), meters(500)).map((position) => toPlane(position).map(Math.round));
    expect(part).toEqual([
      [200, 0],
      [300, 0],
      [300, 200],
    ]);
  });

  it('asks for a path', () => {
    expect(() => alongPath([[126, 43]])).toThrow(RangeError);
  });
});
