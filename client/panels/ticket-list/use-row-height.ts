import { useMedia } from '../../ui/use-media.ts';

const DESK_ROW_PX = 53;
/** In reach of a thumb. */
const HAND_ROW_PX = 64;
/** Size of letters that the rows above were made for; a browser may be told another one. */
const USUAL_LETTER_PX = 16;

/** Height of a row of tickets, which is larger where a finger has to meet it, and where letters are larger. */
export function useRowHeight(): number {
  const rowPx = useMedia('(pointer: coarse), (max-width: 767px)') ? HAND_ROW_PX : DESK_ROW_PX;
  return rowPx * lettersLarger();
}

const lettersLarger = () =>
  Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_LETTER_PX);
