/** In pixels of the screen at a desk. */
const LINE_PX = 0.8;
/** Between two lines, in pixels of the screen, where nothing else is asked for. */
const PITCH_PX = 6;

/**
 * A tile of 45° lines that meets itself on all sides.
 *
 * @param hex - `#rrggbb`.
 * @param scale - How much larger than at a desk lines and gaps are.
 */
export function hatchImage(hex: string, pitchPx = PITCH_PX, scale = 1): ImageData {
  const side = sideOf(pitchPx * scale);
  return new ImageData(hatchPixels(hex, pitchPx, scale), side, side);
}

/** Pictures are drawn at two pixels for each of the screen; two lines fit the tile. */
const sideOf = (pitchPx: number) => 2 * Math.round(2 * pitchPx);

/** RGBA bytes, the lines softened at their edges. */
export function hatchPixels(hex: string, pitchPx = PITCH_PX, scale = 1): Uint8ClampedArray<ArrayBuffer> {
  const color = Number.parseInt(hex.slice(1, 7), 16);
  const side = sideOf(pitchPx * scale);
  const reach = LINE_PX * scale + 0.5;
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const along = (x + y + 0.5) % (side / 2);
      const distance = Math.min(along, side / 2 - along) / Math.SQRT2;
      const cover = Math.min(1, Math.max(0, reach - distance));
      pixels.set([color >> 16, (color >> 8) & 255, color & 255, Math.round(cover * 255)], (y * side + x) * 4);
    }
  }
  return pixels;
}
