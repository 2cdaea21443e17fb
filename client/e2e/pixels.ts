import type { Page } from 'playwright-core';

export type Rgb = readonly [red: number, green: number, blue: number];
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a part of the page looks like, pixel by pixel in rows. Decoded by the page itself, which knows how. */
export async function pixelsOf(page: Page, clip: Box): Promise<Rgb[]> {
  const png = (await page.screenshot({ clip })).toString('base64');
  const bytes = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    return [...(pen?.getImageData(0, 0, image.width, image.height).data ?? [])];
  }, png);
  return Array.from({ length: bytes.length / 4 }, (_, i) => [bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2]]);
}

/** The color of a token in the theme the page is in. */
export async function tokenColor(page: Page, token: string): Promise<Rgb> {
  const hex = await page.evaluate(
    (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(),
    `--${token}`,
  );
  const digits = hex.length <= 5 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Rgb; // three in, three out
}

/** The largest difference in any channel. */
export const apart = (a: Rgb, b: Rgb): number => Math.max(...a.map((channel, i) => Math.abs(channel - b[i])));
