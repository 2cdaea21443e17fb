import { useMedia } from '../../ui/use-media.ts';

const DESK_ROW_PX = 53;
/** In reach of a thumb. */
const HAND_ROW_PX = 64;

/** Height of a row of tickets, which is larger where a finger has to meet it. */
export function useRowHeight(): number {
  return useMedia('(pointer: coarse), (max-width: 767px)') ? HAND_ROW_PX : DESK_ROW_PX;
}
