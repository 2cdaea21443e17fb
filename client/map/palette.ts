import type { Color } from '@deck.gl/core';

/** The tokens the map is drawn with, as the theme has them: `#rrggbb` or `#rrggbbaa`. */
export const PALETTE_TOKENS = [
  'bg',
  'panel',
  'text-1',
  'text-3',
  'control',
  'light',
  'light-text',
  'door-leaf',
  'hue-demand',
  'hue-patrol',
  'unknown',
  'status-ok',
  'status-soon',
  'status-over',
  'status-urgent',
  'grade-urgent',
  'grade-sudden',
  'grade-key',
  'grade-ordinary',
  'demand-1',
  'demand-2',
  'demand-3',
  'demand-4',
  'demand-5',
  'demand-6',
  'age-1',
  'age-2',
  'age-3',
  'age-4',
  'age-5',
  'lamp',
  'lamp-pool',
  'lamp-unknown',
  'map-land',
  'map-block',
  'map-building',
  'map-building-public',
  'map-park',
  'map-industry',
  'map-public',
  'map-green',
  'map-contour',
  'map-shade',
  'map-lit',
  'map-outside',
  'map-water',
  'map-shore',
  'map-road-1',
  'map-road-2',
  'map-road-3',
  'map-road-4',
  'map-rail',
  'map-casing',
  'map-grid',
  'map-district',
  'map-outside',
  'map-ground',
  'map-label',
  'map-label-water',
  'map-halo',
  'selection',
] as const;

export type PaletteToken = (typeof PALETTE_TOKENS)[number];
export type Palette = Readonly<Record<PaletteToken, string>>;

/**
 * @param element - Anything in the page that carries the theme.
 * @throws Error when a token has no color there: the styles are not loaded or a name is wrong.
 */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = PALETTE_TOKENS.map((token) => {
    return [token, longHex(token, style.getPropertyValue(`--${token}`).trim())] as const;
  });
  return Object.fromEntries(entries) as Palette;
}

/** `#rgb` and `#rgba`, which the build makes of what can be shortened, at full length. */
export function longHex(token: string, value: string): string {
  if (!/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(value))
    throw new Error(`--${token} is no color: "${value}".`);
  return value.length <= 5 ? value.replace(/[0-9a-f]/gi, '$&$&') : value;
}

/** The black that, laid over one color, makes another of it on the whole; over others it does the same to them. */
export function darkerBy(under: string, wanted: string): string {
  const sum = (hex: string) =>
    hex
      .match(/[0-9a-f]{2}/gi)!
      .slice(0, 3)
      .reduce((all, pair) => all + Number.parseInt(pair, 16), 0);
  const opacity = Math.max(0, 1 - sum(wanted) / sum(under));
  return `rgba(0, 0, 0, ${opacity.toFixed(3)})`;
}

/** A token's color for the overlay, which wants bytes. */
export function deckColor(hex: string, opacity = 1): Color {
  const [red, green, blue, alpha = 255] = hex.match(/[0-9a-f]{2}/gi)!.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, Math.round(alpha * opacity)];
}
