import { useEffect, useMemo, useRef, useState } from 'react';
import type { DistrictMap } from '../../map/district-map.ts';
import { useApp, useText } from '../../panels/app-context.ts';
import type { HeaderAction } from '../../panels/header/HeaderActions.tsx';
import { isFiltering, NO_FILTER } from '../../store/filter.ts';
import type { AppStore } from '../../store/store.ts';
import { toggleExplorer } from '../../store/toggle-explorer.ts';
import { selectTheme } from '../../store/view.ts';
import { preparePrints, printView } from '../stage/print-view.ts';
import { shareView, toggleFullscreen } from '../stage/share-view.ts';
import { usePrintRefusal } from '../stage/use-print-refusal.ts';

type Options = { map: DistrictMap | undefined; openHelp(): void; openPalette(): void };
type DeskAction = Omit<HeaderAction, 'icon'>;

/** What can be done with the view as a whole: the few of it that have a button, and all of it by name. */
export function useDeskActions(store: AppStore, options: Options) {
  const t = useText();
  const language = useApp((state) => state.language);
  const isExploring = useApp(({ explorer }) => explorer.kind === 'open');
  const isNarrow = useApp(({ filter }) => isFiltering(filter));
  const [said, setSaid] = useState('');
  const refused = usePrintRefusal();
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => preparePrints(store, () => latest.current.map, window), [store]);

  const print = async () => {
    const isPrinted = await printView(store, latest.current.map, window);
    setSaid(isPrinted ? '' : refused);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts follow the language
  const buttons = useMemo((): readonly HeaderAction[] => {
    const share = async () => {
      setSaid('');
      const shared = await shareView(store, window, t('action.share-by-hand'));
      if (shared === 'copied') setSaid(t('action.shared'));
      if (shared === 'refused') setSaid(refused);
    };
    return [
      { key: 'find', name: `${t('palette.title')} Ctrl K`, icon: 'search', run: () => latest.current.openPalette() },
      {
        key: 'explorer',
        name: t('explorer.title'),
        icon: 'tree',
        isPressed: isExploring,
        run: () => toggleExplorer(store),
      },
      { key: 'share', name: t('action.share'), icon: 'link', run: share },
      { key: 'print', name: t('action.print'), icon: 'print', run: print },
      { key: 'fullscreen', name: t('action.fullscreen'), icon: 'screen', run: () => toggleFullscreen(document) },
    ];
  }, [store, language, isExploring]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts follow the language
  const actions = useMemo((): readonly DeskAction[] => {
    const { setView, narrow } = store.getState();
    const otherTheme = () => (selectTheme(store.getState()) === 'light' ? 'dark' : 'light');
    return [
      ...buttons.slice(1),
      { key: 'theme', name: t('action.theme'), run: () => setView({ themeChoice: otherTheme() }) },
      {
        key: 'language',
        name: t('action.language'),
        run: () => setView({ language: language === 'en' ? 'zh-CN' : 'en' }),
      },
      ...(isNarrow ? [{ key: 'clear', name: t('filter.clear'), run: () => narrow(NO_FILTER) }] : []),
      { key: 'fit', name: t('map.fit'), run: () => latest.current.map?.fit() },
      { key: 'wall', name: t('action.wall'), run: () => location.assign('/wall') },
      { key: 'grid', name: t('action.grid'), run: () => location.assign('/grid') },
      { key: 'help', name: t('help.title'), run: () => latest.current.openHelp() },
    ];
  }, [store, buttons, language, isNarrow]);

  return { buttons, actions, said, print };
}
