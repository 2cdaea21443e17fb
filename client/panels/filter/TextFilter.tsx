import { useEffect, useState } from 'react';
import { useApp, useText, useVerbs } from '../app-context.ts';

/** Typing settles for so long before all views follow. */
const SETTLE_MS = 150;

/** Part of a number, a category or a grid. `/` comes here. */
export function TextFilter() {
  const t = useText();
  const { narrow } = useVerbs();
  const text = useApp(({ filter }) => filter.text);
  const [typed, setTyped] = useState(text);

  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => narrow({ text: typed }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, narrow]);

  return (
    <input
      type="search"
      className="field"
      data-search
      value={typed}
      maxLength={80}
      aria-label={t('filter.text')}
      placeholder={t('filter.text')}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
