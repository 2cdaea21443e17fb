import { selectIsInternalOnly } from '../../store/basemap.ts';
import type { AppStore } from '../../store/store.ts';

/** What became of the wish to copy the address; it is refused where the map may not leave the house. */
export type Shared = 'copied' | 'shown' | 'refused';

/**
 * Put the address of the present view where it can be pasted from. Everything that was chosen is in it.
 *
 * A page that came over plain http from another machine may not write there; then the address is shown to be copied.
 */
export async function shareView(
  store: AppStore,
  page: Pick<Window, 'location' | 'navigator' | 'prompt'>,
  hint: string,
): Promise<Shared> {
  if (selectIsInternalOnly(store.getState())) return 'refused';
  const { href } = page.location;
  try {
    await page.navigator.clipboard.writeText(href);
    return 'copied';
  } catch {
    page.prompt(hint, href); // refused or not there: the user copies it by hand
    return 'shown';
  }
}

/** Fill the screen, or give it back. */
export async function toggleFullscreen(page: Document): Promise<void> {
  try {
    if (page.fullscreenElement) await page.exitFullscreen();
    else await page.documentElement.requestFullscreen();
  } catch (error) {
    console.warn('The screen could not be filled.', error);
  }
}
