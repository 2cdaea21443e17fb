import type { Footprint } from './building.ts';
import { type Compound, reachOf } from './compound.ts';
import type { Place } from './noise.ts';

/** A round that stays free of houses. */
export type Kept = { readonly at: Place; readonly radius: number };

/** The garden of an estate near its middle; every second one has a kindergarten. */
export function gardenAt(compound: Compound): Kept {
  const { west, east, south, north } = compound.extent;
  const at: Place = [
    west + (east - west) * compound.between(0.38, 0.62),
    south + (north - south) * compound.between(0.38, 0.62),
  ];
  if (compound.random() < 0.5) {
    const size = { length: compound.between(26, 34), depth: compound.between(14, 18) };
    compound.place({ ...size, kind: 'kindergarten', center: at, angle: 0, storeys: 3, stairwells: 0, flats: 0 }, 4);
  }
  return { at, radius: compound.between(30, 44) };
}

export const isFree = (footprint: Footprint, kept: readonly Kept[]): boolean =>
  kept.every(({ at, radius }) => {
    const [u, v] = footprint.center;
    const isOver =
      Math.abs(at[0] - u) < footprint.length / 2 && Math.abs(at[1] - v) < footprint.depth / 2 + radius * 0.7;
    return !isOver && reachOf(footprint, at) > radius;
  });
