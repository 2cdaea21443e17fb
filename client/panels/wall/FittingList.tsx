import { type Key, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../app-context.ts';
import { wholeRows } from './whole-rows.ts';
import './fitting-list.css';

/** More than any wall has room for. */
const MOST_ROWS = 24;

type FittingListProps<Item> = {
  items: readonly Item[];
  keyOf(item: Item): Key;
  renderRow(item: Item): ReactNode;
  className?: string;
  /** Whether the rows that are left out are worth a word; those of a ticker are not. */
  tellsRest?: boolean;
};

/** A list that nobody scrolls: as many whole rows as its place has room for, and how many more there are. */
export function FittingList<Item>({ items, keyOf, renderRow, className, tellsRest = true }: FittingListProps<Item>) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  const most = Math.min(items.length, MOST_ROWS);

  // After every drawing, since any row may have become higher; it is drawn again only where another number fits.
  const fit = useRef(() => {});
  useLayoutEffect(() => {
    fit.current = () => setShown(rowsThatFit(place.current!, items.length, tellsRest));
    fit.current();
  });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => fit.current());
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="fitting" ref={place}>
      <ol className={className}>
        {items.slice(0, most).map((item, index) => (
          <li key={keyOf(item)} className={index < shown ? undefined : 'is-left-out'}>
            {renderRow(item)}
          </li>
        ))}
      </ol>
      <p className={tellsRest && shown < items.length ? 'fitting-rest' : 'fitting-rest is-left-out'}>
        {t('unplaced.more', { count: items.length - shown })}
      </p>
    </div>
  );
}

function rowsThatFit(place: HTMLElement, total: number, tellsRest: boolean): number {
  const [list, line] = [...place.children];
  const heights = [...list.children].map((row) => row.getBoundingClientRect().height);
  const lineHeight = tellsRest ? line.getBoundingClientRect().height : 0;
  return wholeRows(heights, total, place.clientHeight, lineHeight);
}
