import type { DensityField } from '../store/density.ts';
import type { Palette, PaletteToken } from './palette.ts';

/** As the only fill: steps over land, so that what lies under it is still guessed. */
const FILL_OPACITY = 0.72;
/** An answer to another question than the one now asked is paler until its own lands. */
const LATE_OPACITY = 0.36;

/** RGBA bytes of a density in its steps of color, rows from north to south; nothing below the lowest step. */
export function densityPixels(
  { columns, rows, values, steps }: Pick<DensityField, 'columns' | 'rows' | 'values' | 'steps'>,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const colors = steps.map((_, step) => Number.parseInt(palette[`demand-${step + 1}` as PaletteToken].slice(1, 7), 16));
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    if (!(value >= steps[0])) continue; // NaN outside the district as well
    let step = 0;
    while (step < steps.length - 1 && value >= steps[step + 1]) step += 1;
    const color = colors[step];
    const row = Math.floor(at / columns);
    const pixel = 4 * ((rows - 1 - row) * columns + (at % columns));
    pixels[pixel] = color >> 16;
    pixels[pixel + 1] = (color >> 8) & 255;
    pixels[pixel + 2] = color & 255;
    pixels[pixel + 3] = 255;
  }
  return pixels;
}

export const densityOpacity = (isLate: boolean) => (isLate ? LATE_OPACITY : FILL_OPACITY);
