import { useState } from 'react';
import { useApp, useAppStore, useText, useWords } from '../../panels/app-context.ts';
import { selectTheme } from '../../store/view.ts';
import { shareView } from '../stage/share-view.ts';
import { usePrintRefusal } from '../stage/use-print-refusal.ts';
import type { HandAction } from './HandActions.tsx';

const words = {
  'zh-CN': { actions: '操作', find: '查找', locate: '看全网格', share: '复制链接' },
  en: { actions: 'Actions', find: 'Find', locate: 'Whole grid', share: 'Copy link' },
} as const;

type Reach = { openPalette(): void; fit(): void; leaveGrid(): void };

/** What the hand can do with its grid: a few by button, and the same by name in the palette. */
export function useHandActions({ openPalette, fit, leaveGrid }: Reach) {
  const t = useText();
  const w = useWords<keyof (typeof words)['en']>(words);
  const store = useAppStore();
  const { setView } = store.getState();
  const language = useApp((state) => state.language);
  const isDark = useApp((state) => selectTheme(state) !== 'light');
  const [said, setSaid] = useState('');
  const refused = usePrintRefusal();
  const share = async () => {
    setSaid('');
    const shared = await shareView(store, window, t('action.share-by-hand'));
    if (shared === 'copied') setSaid(t('action.shared'));
    if (shared === 'refused') setSaid(refused);
  };
  const buttons: readonly HandAction[] = [
    { key: 'other-grid', name: t('grid.choose-other'), icon: 'grid', run: leaveGrid },
    { key: 'find', name: w('find'), icon: 'search', run: openPalette },
    { key: 'locate', name: w('locate'), icon: 'locate', run: fit },
    { key: 'share', name: w('share'), icon: 'link', run: share },
  ];
  const actions = [
    ...buttons.filter(({ key }) => key !== 'find'),
    { key: 'theme', name: t('action.theme'), run: () => setView({ themeChoice: isDark ? 'light' : 'dark' }) },
    {
      key: 'language',
      name: t('action.language'),
      run: () => setView({ language: language === 'en' ? 'zh-CN' : 'en' }),
    },
    { key: 'planning', name: t('action.wall'), run: () => location.assign('/wall') },
  ];
  return { label: w('actions'), buttons, actions, said };
}
