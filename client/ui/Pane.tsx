import { type ReactNode, useEffect, useRef } from 'react';
import './pane.css';

type PaneProps = {
  title: string;
  /** What the figures below refer to: window, unit, age. */
  note?: ReactNode;
  /** The note is a warning that the data is late. */
  isLate?: boolean;
  action?: ReactNode;
  /** What the pane is about; when that changes, the pane is scrolled into view. */
  subject?: string;
  className?: string;
  children: ReactNode;
};

/** A name that the district has in Chinese only stands on an English page as what it is. */
const HAN = /\p{Script=Han}/u;

/** One pane of a rail: a heading on a hairline, its note at the right, and the content. */
export function Pane({ title, note, isLate = false, action, subject, className, children }: PaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (subject !== undefined) pane.current?.scrollIntoView({ block: 'nearest' });
  }, [subject]);
  return (
    <section className={className ? `pane ${className}` : 'pane'} aria-label={title} ref={pane}>
      <header className="pane-head">
        <h2 className="pane-title" lang={HAN.test(title) ? 'zh-CN' : undefined}>
          {title}
        </h2>
        {note && <p className={isLate ? 'pane-note is-late' : 'pane-note'}>{note}</p>}
        {action}
      </header>
      {children}
    </section>
  );
}
