import { useSyncExternalStore } from 'react';

const DESK_ROW_PX = 53;
/** In reach of a thumb. */
const HAND_ROW_PX = 64;

const isHand = typeof matchMedia === 'undefined' ? undefined : matchMedia('(pointer: coarse), (max-width: 767px)');

/** Height of a row of tickets, which is larger where a finger has to meet it. */
export function useRowHeight(): number {
  const matches = useSyncExternalStore(
    (onChange) => {
      isHand?.addEventListener('change', onChange);
      return () => isHand?.removeEventListener('change', onChange);
    },
    () => isHand?.matches ?? false,
  );
  return matches ? HAND_ROW_PX : DESK_ROW_PX;
}
