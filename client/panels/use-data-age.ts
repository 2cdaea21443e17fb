import { selectDataAgeMs, selectIsStale } from '../store/connection.ts';
import type { AppState } from '../store/store.ts';
import { useApp, useFormat, useText } from './app-context.ts';

/** Whole seconds, so that a panel that shows an age is drawn once a second and not at every tick. */
const selectAgeSeconds = (state: AppState) => {
  const ageMs = selectDataAgeMs(state);
  return ageMs === undefined ? undefined : Math.floor(ageMs / 1000);
};

/** How old the tickets are, in words, and whether that is too old. */
export function useDataAge(): { text: string; isStale: boolean } {
  const seconds = useApp(selectAgeSeconds);
  const isStale = useApp(selectIsStale);
  const t = useText();
  const { age } = useFormat();
  if (seconds === undefined) return { text: t('app.unknown'), isStale: false };
  const words = age(seconds * 1000);
  return { text: isStale ? t('layers.stale', { age: words }) : words, isStale };
}
