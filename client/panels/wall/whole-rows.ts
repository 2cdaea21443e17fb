/**
 * How many rows of a list are shown where it has so much room: whole ones only, and where some are left out, with a line
 * below that says how many.
 *
 * @param heights - Of the first rows, in pixels; there may be more of them than are known.
 */
export function wholeRows(heights: readonly number[], total: number, roomPx: number, lineHeightPx: number): number {
  const sum = heights.reduce((all, height) => all + height, 0);
  if (heights.length === total && sum <= roomPx) return total;
  let used = lineHeightPx;
  const shown = heights.findIndex((height) => {
    used += height;
    return used > roomPx;
  });
  return shown < 0 ? heights.length : shown;
}
