import { type CSSProperties, memo } from 'react';
import { categoryText } from '../../i18n/ticket-words.ts';
import { toggled } from '../../store/filter.ts';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';

const MOST_ROWS = 6;

type CategoryBarsProps = { categories: readonly (readonly [category: string, count: number])[] };

/** The most frequent categories, each as long as its share of the first; pressing one shows only its tickets. */
export const CategoryBars = memo(function CategoryBars({ categories }: CategoryBarsProps) {
  const t = useText();
  const { count: format } = useFormat();
  const shown = categories.slice(0, MOST_ROWS);
  const rest = categories.slice(MOST_ROWS);
  const most = shown[0]?.[1] ?? 1;
  return (
    <ul className="category-bars" aria-label={t('distribution.by-category')}>
      {shown.map(([category, count]) => (
        <Row key={category} category={category} count={count} share={count / most} />
      ))}
      {rest.length > 0 && (
        <li className="category-row">
          <span className="category-name">{t('distribution.more', { count: rest.length })}</span>
          <span />
          <b>{format(rest.reduce((sum, [, count]) => sum + count, 0))}</b>
        </li>
      )}
    </ul>
  );
});

function Row({ category, count, share }: { category: string; count: number; share: number }) {
  const { narrow } = useVerbs();
  const { count: format } = useFormat();
  const language = useApp((state) => state.language);
  const names = useApp((state) => state.district?.categoryNames);
  const chosen = useApp(({ filter }) => filter.categories);
  const name = categoryText(names, category, language);
  const style = { '--share': share } as CSSProperties; // React's type knows no custom properties
  return (
    <li>
      <button
        type="button"
        className="category-row"
        data-row
        aria-pressed={chosen.includes(category)}
        onClick={() => narrow({ categories: toggled(chosen, category) })}
      >
        <span className="category-name" title={name}>
          {name}
        </span>
        <span className="category-bar" style={style} />
        <b>{format(count)}</b>
      </button>
    </li>
  );
}
