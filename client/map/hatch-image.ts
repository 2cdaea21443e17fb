const SIDE = 12;
const LINE_WIDTH = 1.1;

/** A tile of 45° lines that meets itself on all sides. @param hex - `#rrggbb`. */
export function hatchImage(hex: string): ImageData {
  const image = new ImageData(hatchPixels(hex), SIDE, SIDE);
  return image;
}

/** RGBA bytes, the lines softened at their edges. */
export function hatchPixels(hex: string): Uint8ClampedArray<ArrayBuffer> {
  const color = Number.parseInt(hex.slice(1, 7), 16);
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const along = (x + y + 0.5) % (SIDE / 2);
      const distance = Math.min(along, SIDE / 2 - along) / Math.SQRT2;
      const cover = Math.min(1, Math.max(0, LINE_WIDTH / 2 + 0.5 - distance));
      pixels.set([color >> 16, (color >> 8) & 255, color & 255, Math.round(cover * 255)], (y * SIDE + x) * 4);
    }
  }
  return pixels;
}
