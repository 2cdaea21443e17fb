/** Widths of the shipped fonts in parts of the size, a little more than they measure, so that what fits here fits there. */
const FULL = 1;
const DIGIT = 0.65;
const POINT = 0.32;
const SPACE = 0.29;
const LETTER = 0.58;

/** How wide a line of text is at most, in parts of its size. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + charWidth(char), 0);
}

function charWidth(char: string): number {
  if (char >= '\u2e80') return FULL; // from here on ideographs and their punctuation
  if (char >= '0' && char <= '9') return DIGIT;
  if (char === ' ') return SPACE;
  return ',.:·'.includes(char) ? POINT : LETTER;
}

/** The largest of the steps, in wall units, at which a line fits; the smallest one where none does. */
export function fittingSize(text: string, steps: readonly number[], room: number): number {
  const width = textWidth(text);
  return steps.find((step) => width * step <= room) ?? steps[steps.length - 1];
}
