import type { DistrictMap } from '../../map/district-map.ts';
import { selectIsInternalOnly } from '../../store/basemap.ts';
import type { AppStore } from '../../store/store.ts';
import { selectTheme } from '../../store/view.ts';

const PICTURE_CLASS = 'print-picture';
/** A map that does not come to rest is printed as it is. */
const MOST_WAIT_MS = 4_000;

/**
 * Print the present view, light whatever the theme: the map is given the time to become so.
 *
 * @returns whether the view may be printed.
 */
export async function printView(store: AppStore, map: DistrictMap | undefined, page: Window): Promise<boolean> {
  if (selectIsInternalOnly(store.getState())) return false;
  const { themeChoice, setView } = store.getState();
  setView({ themeChoice: 'light' });
  if (map) await untilIdle(map, page);
  try {
    page.print();
  } finally {
    setView({ themeChoice });
  }
  return true;
}

/**
 * Whoever starts the printing, the page is ready for it: the map draws into memory that a printer never sees, so a picture
 * of it takes its place, and is taken away afterwards. There is no waiting here: a dark map is printed dark, its notes light.
 *
 * @returns a function that ends it.
 */
export function preparePrints(store: AppStore, mapNow: () => DistrictMap | undefined, page: Window): () => void {
  let undo: (() => void) | undefined;
  const prepare = () => {
    undo?.();
    const { themeChoice, setView } = store.getState();
    const picture = mapNow()?.picture();
    if (picture) {
      picture.className = PICTURE_CLASS;
      page.document.querySelector('main')?.append(picture);
    }
    const isDark = selectTheme(store.getState()) !== 'light';
    if (isDark) setView({ themeChoice: 'light' });
    undo = () => {
      undo = undefined;
      picture?.remove();
      if (isDark) setView({ themeChoice });
    };
  };
  const restore = () => undo?.();
  page.addEventListener('beforeprint', prepare);
  page.addEventListener('afterprint', restore);
  return () => {
    restore();
    page.removeEventListener('beforeprint', prepare);
    page.removeEventListener('afterprint', restore);
  };
}

/** The theme reaches the map with the next frame, so the wait begins after it. */
function untilIdle(map: DistrictMap, page: Window): Promise<void> {
  const endAt = page.performance.now() + MOST_WAIT_MS;
  return new Promise((resolve) => {
    const look = () => {
      if (map.isIdle() || page.performance.now() > endAt) resolve();
      else page.requestAnimationFrame(look);
    };
    page.requestAnimationFrame(() => page.requestAnimationFrame(look));
  });
}
