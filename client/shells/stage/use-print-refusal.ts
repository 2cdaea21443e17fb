import { useEffect } from 'react';
import type { Words } from '../../i18n/t.ts';
import { useApp, useWords } from '../../panels/app-context.ts';
import { selectIsInternalOnly } from '../../store/basemap.ts';

const words: Words<'refused'> = {
  'zh-CN': { refused: '内部工作用图，无审图号：不得打印、分享' },
  en: { refused: 'For internal work only, no map approval number: not to be printed or shared' },
};

/** Where a map may not leave the house, paper says so and shows nothing else, whoever prints: `stage.css` has the rule. */
export function usePrintRefusal(): string {
  const w = useWords(words);
  const isInternalOnly = useApp(selectIsInternalOnly);
  const refused = w('refused');
  useEffect(() => {
    const page = document.documentElement.dataset;
    if (isInternalOnly) page.printRefused = refused;
    else delete page.printRefused;
    return () => {
      delete page.printRefused;
    };
  }, [isInternalOnly, refused]);
  return refused;
}
