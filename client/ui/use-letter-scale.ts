import { useSyncExternalStore } from 'react';

/** Size of letters that lengths in pixels were made for; a browser may be told another one, at any time. */
const USUAL_LETTER_PX = 16;

const listeners = new Set<() => void>();
let scale: number | undefined;
let stop: (() => void) | undefined;

/**
 * How much larger letters are than usual, 1 at least.
 *
 * To ask the page for it makes the browser find out all its styles, so it is asked once, and again when a length that is
 * told in letters changes.
 */
export const useLetterScale = (): number => useSyncExternalStore(subscribe, read);

function read(): number {
  scale ??= Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_LETTER_PX);
  return scale;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= watchLetters();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = undefined;
    scale = undefined;
  };
}

/** @returns a function that ends it. */
function watchLetters(): () => void {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.cssText = 'position: fixed; visibility: hidden; width: 1rem; height: 0';
  const observer = new ResizeObserver(() => {
    const before = scale;
    scale = undefined;
    if (read() !== before) for (const listener of listeners) listener();
  });
  observer.observe(probe);
  return () => {
    observer.disconnect();
    probe.remove();
  };
}
