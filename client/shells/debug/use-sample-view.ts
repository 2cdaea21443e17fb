import { useMemo } from 'react';
import type { MapLayer } from '../../map/layer.ts';
import { useApp } from '../../panels/app-context.ts';
import type { ViewState } from '../../store/view.ts';
import { togglesFor } from './debug-stack.ts';

/** How the page looks at its samples: in its language and theme, with these layers shown. */
export function useSampleView(shown: readonly MapLayer[]): Partial<ViewState> {
  const language = useApp((state) => state.language);
  const themeChoice = useApp((state) => state.themeChoice);
  const systemTheme = useApp((state) => state.systemTheme);
  const reducedMotion = useApp((state) => state.reducedMotion);
  return useMemo(
    () => ({ language, themeChoice, systemTheme, reducedMotion, toggledLayers: togglesFor(shown) }),
    [language, themeChoice, systemTheme, reducedMotion, shown],
  );
}
