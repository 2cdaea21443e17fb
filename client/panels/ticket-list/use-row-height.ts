import { useLetterScale } from '../../ui/use-letter-scale.ts';
import { useMedia } from '../../ui/use-media.ts';

const DESK_ROW_PX = 53;
/** In reach of a thumb. */
const HAND_ROW_PX = 64;

/** Height of a row of tickets, which is larger where a finger has to meet it, and where letters are larger. */
export function useRowHeight(): number {
  const rowPx = useMedia('(pointer: coarse), (max-width: 767px)') ? HAND_ROW_PX : DESK_ROW_PX;
  return rowPx * useLetterScale();
}
