import type { ReactNode } from 'react';
import './tag.css';

/** A word in a hairline box: where a figure comes from, what kind of data this is. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'warning' }) {
  return <span className={tone === 'warning' ? 'tag is-warning' : 'tag'}>{children}</span>;
}
