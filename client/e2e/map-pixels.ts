import { pixelsOf, type Rgb } from './pixels.ts';
import type { WatchedPage } from './watched-page.ts';

/** No color, and near to none: the map is still at work. */
const NOTHING: Rgb = [Number.NaN, Number.NaN, Number.NaN];

/** Far enough apart that nobody takes it for rounding. */
export const CLEARLY = 24;

/** The color of the map at a position. */
export async function colorAt(watched: Pick<WatchedPage, 'page' | 'ask'>, position: [number, number]): Promise<Rgb> {
  return (await colorsAround(watched, position, 0, 0))[0];
}

/** The colors around a position, so many pixels to each side. */
export async function colorsAround(
  { page, ask }: Pick<WatchedPage, 'page' | 'ask'>,
  [lon, lat]: [number, number],
  wide: number,
  high: number,
): Promise<Rgb[]> {
  // The question travels as text, so what it asks for has to stand in it.
  const at = await page.evaluate(([x, y]) => window.__doorstep?.project([x, y]), [lon, lat]);
  const box = await page.locator('canvas').first().boundingBox();
  if (!at || !box || !(await ask((hook) => hook.mapIsIdle()))) return [NOTHING];
  const clip = { x: box.x + at.x - wide, y: box.y + at.y - high, width: 2 * wide + 1, height: 2 * high + 1 };
  return pixelsOf(page, { ...clip, x: Math.round(clip.x), y: Math.round(clip.y) });
}
