/** A browser that is not ready by then is asked nevertheless. */
const WAIT_MS = 3_000;

/**
 * Whether this device can draw the map: a page without WebGL 2 gets a still picture instead of a blank place. The answer is
 * the page's own, but asked first in a worker, since on the page the first question costs as much as a dozen frames.
 */
export async function canDrawMap(): Promise<boolean> {
  await warmUp();
  return canDrawHere();
}

/** The same, at once. */
export function canDrawHere(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext(); // only a few contexts may live at a time
    return context !== null;
  } catch {
    return false; // some browsers throw where it is switched off
  }
}

async function warmUp(): Promise<void> {
  const worker = new Worker(new URL('./draw-worker.ts', import.meta.url), { type: 'module' });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, WAIT_MS);
    worker.onmessage = worker.onerror = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  worker.terminate();
}
