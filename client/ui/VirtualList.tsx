import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './virtual-list.css';

type VirtualListProps = {
  count: number;
  rowHeightPx: number;
  label: string;
  renderRow(index: number): ReactNode;
  /** What has to be in sight; it is looked for when it becomes another one. */
  current?: { readonly key: string; readonly index: number };
};

/** Rows kept beyond both edges, so that a quick scroll shows no gap. */
const SPARE_ROWS = 6;

/** How far a key moves the focus; a page is told in rows by the list itself. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A list of equally high rows of which only those in sight exist; keys walk through all of them. */
export function VirtualList({ count, rowHeightPx, label, renderRow, current }: VirtualListProps) {
  const host = useRef<HTMLDivElement>(null);
  const rowToFocus = useRef<number>(undefined);
  const [view, setView] = useState({ top: 0, height: 0 });
  const readView = () => host.current && setView({ top: host.current.scrollTop, height: host.current.clientHeight });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of one element is watched from first to last
  useLayoutEffect(() => {
    const observer = new ResizeObserver(readView);
    observer.observe(host.current!);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (rowToFocus.current === undefined) return;
    const row = host.current?.querySelector<HTMLElement>(`[data-index="${rowToFocus.current}"] [data-row]`);
    row?.focus({ preventScroll: true });
    if (row) rowToFocus.current = undefined;
  });

  const bringIntoSight = (index: number) => {
    const { scrollTop, clientHeight } = host.current!;
    const top = index * rowHeightPx;
    if (top < scrollTop) host.current!.scrollTop = top;
    else if (top + rowHeightPx > scrollTop + clientHeight) host.current!.scrollTop = top + rowHeightPx - clientHeight;
    readView();
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that move under a selection are no reason to scroll
  useEffect(() => {
    if (current && current.index >= 0) bringIntoSight(current.index);
  }, [current?.key]);

  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.max(1, Math.floor(view.height / rowHeightPx) - 1);
    const step = { ...STEPS, PageDown: pageRows, PageUp: -pageRows }[event.key];
    const held = (event.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index;
    if (step === undefined || held === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    rowToFocus.current = Math.min(count - 1, Math.max(0, Number(held) + step));
    bringIntoSight(rowToFocus.current);
  };

  const first = Math.max(0, Math.floor(view.top / rowHeightPx) - SPARE_ROWS);
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeightPx) + SPARE_ROWS);
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows, whose buttons have the focus
    <div className="virtual-list" ref={host} onScroll={readView} onKeyDown={onKeyDown}>
      <ol aria-label={label} style={{ height: `${count * rowHeightPx}px` }}>
        {shown.map((index) => (
          <li
            key={index}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ top: `${index * rowHeightPx}px`, height: `${rowHeightPx}px` }}
          >
            {renderRow(index)}
          </li>
        ))}
      </ol>
    </div>
  );
}
