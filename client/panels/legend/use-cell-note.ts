import type { Words } from '../../i18n/t.ts';
import { selectCellView } from '../../store/session.ts';
import { useApp, useWords } from '../app-context.ts';

const words: Words<'all' | 'elsewhere'> = {
  'zh-CN': { all: '工单位置按 100 米方格', elsewhere: '范围以外的工单位置按 100 米方格' },
  en: { all: 'ticket positions by 100 m cell', elsewhere: 'ticket positions outside your area by 100 m cell' },
};

/** What has to be said of positions that are not exact; undefined where all of them are. */
export function useCellNote(): string | undefined {
  const w = useWords(words);
  const view = useApp(selectCellView);
  return view === 'none' ? undefined : w(view);
}
