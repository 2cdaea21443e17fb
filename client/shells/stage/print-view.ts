import type { DistrictMap } from '../../map/district-map.ts';
import type { AppStore } from '../../store/store.ts';

const PICTURE_CLASS = 'print-picture';
/** A map that does not come to rest is printed as it is. */
const MOST_WAIT_MS = 4_000;

/**
 * Print the present view, light whatever the theme. The map draws into memory that a printer never sees, so a picture of
 * it takes its place on paper.
 */
export async function printView(store: AppStore, map: DistrictMap | undefined, page: Window): Promise<void> {
  const { themeChoice, setView } = store.getState();
  setView({ themeChoice: 'light' });
  const picture = map && (await lightPicture(map, page));
  if (picture) page.document.querySelector('main')?.append(picture);
  try {
    page.print();
  } finally {
    picture?.remove();
    setView({ themeChoice });
  }
}

async function lightPicture(map: DistrictMap, page: Window): Promise<HTMLImageElement> {
  await untilIdle(map, page);
  const picture = page.document.createElement('img');
  picture.className = PICTURE_CLASS;
  picture.alt = '';
  picture.src = await map.picture();
  await picture.decode();
  return picture;
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
