import type { WatchedPage } from './watched-page.ts';

/** Lose the map's graphics context and get it back, each in a turn of its own: within the loss it cannot be asked back. */
export async function loseContext({ page }: Pick<WatchedPage, 'page'>): Promise<void> {
  const canvas = await page.locator('canvas.maplibregl-canvas').elementHandle();
  const extension = await canvas?.evaluateHandle((element) =>
    (element as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  );
  if (!canvas || !extension) throw new Error('There is no context to lose.');
  for (const [verb, event] of [
    ['loseContext', 'webglcontextlost'],
    ['restoreContext', 'webglcontextrestored'],
  ] as const) {
    await extension.evaluate(
      (held, { verb, event, element }) =>
        new Promise((resolve) => {
          element.addEventListener(event, resolve, { once: true });
          held?.[verb]();
        }),
      { verb, event, element: canvas },
    );
  }
}
