import type { ReactNode } from 'react';
import { Pane } from '../../ui/Pane.tsx';
import { useDelay } from '../../ui/use-delay.ts';
import { useApp, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';

const SLOW_MS = 3_000;

type WallPaneProps = {
  title: string;
  /** What the figures refer to; a late pane tells its age instead. */
  note?: string;
  /** Said in one line where there is nothing to show. */
  empty?: string;
  className?: string;
  children: ReactNode;
};

/** A pane of the wall in each of its states: loading, loaded, empty, late. Whatever is known stays. */
export function WallPane({ title, note, empty, className = '', children }: WallPaneProps) {
  const t = useText();
  const isSlow = useDelay(SLOW_MS);
  const isLoaded = useApp((state) => state.log !== undefined);
  const { isStale, text } = useDataAge();
  return (
    <Pane
      title={title}
      note={isLoaded ? (isStale ? text : note) : isSlow && t('app.loading')}
      isLate={isStale}
      className={`wall-pane ${className} ${isStale ? 'is-stale' : ''}`}
    >
      {!isLoaded && <p className="wall-pane-waiting">{t('app.empty-figure')}</p>}
      {isLoaded && empty && <p className="pane-line">{empty}</p>}
      {isLoaded && !empty && children}
    </Pane>
  );
}
