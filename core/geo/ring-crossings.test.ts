import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { crossingsOf, MOST_POSITIONS, type Ring, signedArea } from './ring-crossings.ts';

const square: Ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];

describe('crossingsOf', () => {
  it('finds none in a square, and where a bow tie crosses', () => {
    expect(crossingsOf([square])).toEqual({ slips: 0, grave: undefined });
    const tie: Ring = [square[0], square[2], square[1], square[3], square[0]];
    expect(crossingsOf([tie]).grave).toEqual([0.5, 0.5]);
  });

  it('finds two rings that cross, of which neither crosses itself', () => {
    const moved: Ring = square.map(([lon, lat]) => [lon + 0.5, lat + 0.5]);
    const [lon, lat] = crossingsOf([square, moved]).grave!;
    // (1, 0.5) or (0.5, 1)
    expect(new Set([lon, lat])).toEqual(new Set([0.5, 1]));
  });

  it('counts a loop at a corner as a slip while it has no more than a thousandth of the area', () => {
    // a corner that runs past itself: the loop is a triangle with legs of `over`, of over² / 2
    const looped = (over: number): Ring => [
      [0, 0],
      [1, 0],
      [1, 1],
      [-over, 1],
      [-over, 1 - over],
      [0, 1 - over / 2],
      [0, 1 + over],
      [over, 1 + over],
      [over, 0.5],
      [0, 0],
    ];
    const small = crossingsOf([looped(0.01)]);
    expect(small.grave).toBeUndefined();
    expect(small.slips).toBeGreaterThan(0);
    expect(crossingsOf([looped(0.2)]).grave).toBeDefined();
  });

  it('ends at the first crossing of an outline that has millions of them', () => {
    const random = seededRandom(1);
    const corners = Array.from({ length: 5_000 }, (): [number, number] => [random(), random()]);
    // a third of all pairs of random chords cross: four million, each with a loop of thousands of corners
    expect(crossingsOf([[...corners, corners[0]]]).grave).toBeDefined();
  });

  it('has an end for the largest outline of edges that all lie side by side', { timeout: 60_000 }, () => {
    // the teeth of a comb lie across the sweep, each as long as the whole of it
    const teeth = Array.from({ length: MOST_POSITIONS - 3 }, (_, i): [number, number] => [i % 2, i / MOST_POSITIONS]);
    const comb: Ring = [...teeth, [2, 1], [2, -1], teeth[0]];
    expect(crossingsOf([comb])).toEqual({ slips: 0, grave: undefined });
  });
});

describe('signedArea', () => {
  it('is twice the area, positive when counterclockwise, wherever the ring lies', () => {
    const far = square.map(([lon, lat]): [number, number] => [lon + 126, lat + 43]);
    expect(signedArea(far)).toBeCloseTo(2, 12);
    expect(signedArea(far.toReversed())).toBeCloseTo(-2, 12);
  });
});
