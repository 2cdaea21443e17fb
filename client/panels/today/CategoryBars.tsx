import type { CSSProperties } from 'react';
import { categoryText } from '../../i18n/ticket-words.ts';
import type { TodayCounts } from '../../store/today.ts';
import { useApp, useFormat, useText } from '../app-context.ts';

const MOST_ROWS = 6;

/** The most frequent categories, each as long as its share of the first; the rest in one line. */
export function CategoryBars({ categories }: Pick<TodayCounts, 'categories'>) {
  const t = useText();
  const language = useApp((state) => state.language);
  const names = useApp((state) => state.district?.categoryNames);
  const shown = categories.slice(0, MOST_ROWS);
  const rest = categories.slice(MOST_ROWS);
  const most = shown[0]?.[1] ?? 1;
  return (
    <ul className="category-bars">
      {shown.map(([category, count]) => (
        <Row key={category} name={categoryText(names, category, language)} count={count} share={count / most} />
      ))}
      {rest.length > 0 && (
        <Row name={t('today.more', { count: rest.length })} count={rest.reduce((sum, [, count]) => sum + count, 0)} />
      )}
    </ul>
  );
}

function Row({ name, count, share }: { name: string; count: number; share?: number }) {
  const { count: format } = useFormat();
  const style = { '--share': share } as CSSProperties; // React's type knows no custom properties
  return (
    <li>
      <span className="category-name" title={name}>
        {name}
      </span>
      {share === undefined ? <span /> : <span className="category-bar" style={style} />}
      <b>{format(count)}</b>
    </li>
  );
}
