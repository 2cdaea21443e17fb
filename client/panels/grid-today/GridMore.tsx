import type { GridId } from '../../../core/domain/ids.ts';
import type { Words } from '../../i18n/t.ts';
import { useWords } from '../app-context.ts';
import { GridOrganisation } from '../grid-card/GridOrganisation.tsx';
import './grid-more.css';

const words: Words<'more'> = {
  'zh-CN': { more: '业务网、党建网与力量' },
  en: { more: 'Both trees and who works here' },
};

/** Where the grid stands in both trees: asked for now and then, so folded away under what waits. */
export function GridMore({ gridId }: { gridId: GridId }) {
  const w = useWords(words);
  return (
    <details className="grid-more">
      <summary>{w('more')}</summary>
      <div className="grid-more-rows">
        <GridOrganisation gridId={gridId} />
      </div>
    </details>
  );
}
