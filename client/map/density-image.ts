import type { DensityField } from '../store/density.ts';
import type { Palette, PaletteToken } from './palette.ts';

/** As the only fill: steps over land, so that what lies under it is still guessed. */
const FILL_OPACITY = 0.72;
/** An answer to another question than the one now asked is paler until its own lands. */
const LATE_OPACITY = 0.36;

/**
 * Write a density in its steps of color; nothing below the lowest step and outside the district.
 *
 * @param pixels - RGBA bytes, overwritten all of them.
 */
export function paintDensity(
  { shades, steps }: Pick<DensityField, 'shades' | 'steps'>,
  palette: Palette,
  pixels: Uint8ClampedArray,
): void {
  const words = new Uint32Array(pixels.buffer);
  const colors = Uint32Array.of(0, ...steps.map((_, step) => wordOf(palette[`demand-${step + 1}` as PaletteToken])));
  for (let at = 0; at < shades.length; at++) words[at] = colors[shades[at]];
}

/** A color as four bytes in the order of this machine. */
function wordOf(hex: string): number {
  const color = Number.parseInt(hex.slice(1, 7), 16);
  return new Uint32Array(Uint8Array.of(color >> 16, (color >> 8) & 255, color & 255, 255).buffer)[0];
}

export const densityOpacity = (isLate: boolean) => (isLate ? LATE_OPACITY : FILL_OPACITY);
