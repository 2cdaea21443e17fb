import type { GridId } from '../../../core/domain/ids.ts';

const MOST_RECENT = 4;

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const keyOf = (districtId: string) => `doorstep.recent-grids.${districtId}`;

/** Grids chosen on this device, the last one first. Kept on the device alone; what cannot be read is not there. */
export function readRecent(shelf: Shelf | undefined, districtId: string): readonly GridId[] {
  try {
    const kept: unknown = JSON.parse(shelf?.getItem(keyOf(districtId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is GridId => typeof id === 'string').slice(0, MOST_RECENT) : [];
  } catch {
    return []; // a device that keeps nothing, or kept something else, has no recent grids
  }
}

export function keepRecent(shelf: Shelf | undefined, districtId: string, id: GridId): void {
  const others = readRecent(shelf, districtId).filter((one) => one !== id);
  try {
    shelf?.setItem(keyOf(districtId), JSON.stringify([id, ...others].slice(0, MOST_RECENT)));
  } catch {
    // a full or forbidden store costs the short way back, nothing else
  }
}

/** The store of the device; some browsers throw where it is switched off. */
export function deviceShelf(): Shelf | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
