import { textWidth } from './text-width.ts';

/** Sizes of the figures, of the label under each, of a sign with its room, and of the narrowest rail, in units. */
const FIGURE_STEPS = [52, 44, 36, 30];
const TWO_LINES_SIZE = 36;
const LABEL_SIZE = 20;
const SIGN_ROOM = 20;
const RAIL_ROOM = 380;

type Part = { readonly value: string; readonly label: string };

/** The largest size at which the parts and their sum stand in one line; else two lines of three. */
export function fitQueue(parts: readonly Part[]): { isOneLine: boolean; size: number } {
  const widthAt = (size: number) =>
    parts.reduce((sum, { value, label }) => sum + Math.max(textWidth(value) * size, textWidth(label) * LABEL_SIZE), 0) +
    (parts.length - 1) * SIGN_ROOM;
  const size = FIGURE_STEPS.find((step) => widthAt(step) <= RAIL_ROOM);
  return size === undefined ? { isOneLine: false, size: TWO_LINES_SIZE } : { isOneLine: true, size };
}
