import type { CSSProperties, ReactNode } from 'react';
import type { Counts } from '../../store/counts.ts';
import { useFormat } from '../app-context.ts';
import { useWallWords } from './words.ts';
import './count-bars.css';

type CountBarsProps = {
  counts: Counts;
  nameOf(code: string): ReactNode;
  /** Rows that there is room for; what has none is told in the last of them. */
  most: number;
};

/** Numbers as bars, each as long as its share of the largest; the rest in one row, as long as it is. */
export function CountBars({ counts, nameOf, most }: CountBarsProps) {
  const words = useWallWords();
  const shown = counts.length <= most ? counts : counts.slice(0, most - 1);
  const rest = counts.slice(shown.length).reduce((sum, [, count]) => sum + count, 0);
  const longest = Math.max(rest, ...shown.map(([, count]) => count));
  return (
    <ol className="count-bars">
      {shown.map(([code, count]) => (
        <CountRow key={code} name={nameOf(code)} count={count} share={count / longest} />
      ))}
      {shown.length < counts.length && <CountRow name={words.others} count={rest} share={rest / longest} />}
    </ol>
  );
}

function CountRow({ name, count, share }: { name: ReactNode; count: number; share: number }) {
  const format = useFormat();
  const style = { '--share': share } as CSSProperties; // React's type knows no custom properties
  return (
    <li>
      <span className="count-bars-name">{name}</span>
      <span className="count-bars-bar" style={style} />
      <b>{format.count(count)}</b>
    </li>
  );
}
