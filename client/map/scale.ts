import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';

export type MapScale = { readonly meters: number; readonly widthPx: number };

const MOST_PX = 120;

/** The longest round length (1, 2 or 5 times a power of ten) that a scale bar of at most 120 px can show, more on a wall. */
export function scaleAt(zoom: number, lat: number, symbols = 1): MapScale {
  const metersPerPx = (2 * Math.PI * EARTH_RADIUS_METERS * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
  const most = metersPerPx * MOST_PX * symbols;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
  return { meters, widthPx: meters / metersPerPx };
}

/** Size of the smallest letters of a desk's map, which all other sizes were made for. */
const DESK_LETTER_PX = 12;

/** The zoom at which a map whose letters and symbols are larger looks as one at a desk does at this one. */
export const wallZoom = (deskZoom: number, symbols: number): number => deskZoom + Math.log2(symbols);

/** How much larger than at a desk letters and symbols are. */
export type MapSizes = { readonly letterScale: number; readonly symbols: number };

/** Letters are as large as the place of the map says with its font, and symbols as it says with `--map-symbol`. */
export function sizesOf(container: HTMLElement): MapSizes {
  const style = getComputedStyle(container);
  return {
    letterScale: Number.parseFloat(style.fontSize) / DESK_LETTER_PX,
    symbols: Number.parseFloat(style.getPropertyValue('--map-symbol')),
  };
}
