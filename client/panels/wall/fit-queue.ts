import { textWidth } from './text-width.ts';

/** Sizes of the figures, of the label under each, the room of a sign and behind a label, and of the narrowest rail, in units. */
const FIGURE_STEPS = [52, 44, 36, 30, 26, 22, 20];
const LABEL_SIZE = 20;
const SIGN_ROOM = 21;
const LABEL_GAP = 8;
const RAIL_ROOM = 380;

type Part = { readonly value: string; readonly label: string };

/** The largest size, in units, at which the parts and their sum stand in one line; the smallest a wall may print where none does. */
export function queueSize(parts: readonly Part[]): number {
  const widthAt = (size: number) =>
    parts.reduce((sum, { value, label }, index) => {
      const isLast = index === parts.length - 1;
      const figure = textWidth(value) * size + (isLast ? 0 : SIGN_ROOM);
      return sum + Math.max(figure, textWidth(label) * LABEL_SIZE + (isLast ? 0 : LABEL_GAP));
    }, 0);
  return FIGURE_STEPS.find((step) => widthAt(step) <= RAIL_ROOM) ?? FIGURE_STEPS[FIGURE_STEPS.length - 1];
}
