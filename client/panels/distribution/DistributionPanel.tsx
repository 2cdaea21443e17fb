import { useMemo } from 'react';
import { byFrequency, type Distribution, selectHour } from '../../store/distribution.ts';
import type { AppState } from '../../store/store.ts';
import { selectSummary, selectToday } from '../../store/summary.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useDelay } from '../../ui/use-delay.ts';
import { useApp, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { useWindowText } from '../use-window-text.ts';
import { CategoryBars } from './CategoryBars.tsx';
import { HourBars } from './HourBars.tsx';
import './distribution.css';

const SLOW_MS = 3_000;
/** Before the first hour: none of them has a bar. */
const NO_HOUR_YET = -1;

const ofWindow = (state: AppState): Distribution => selectSummary(state).distribution;
const ofToday = (state: AppState): Distribution => selectToday(state).distribution;

/** When requests came and what they are about, as far as the filter shows them: where help is asked for, so in plum. */
export function DistributionPanel() {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { total, hours, categories } = useApp(ofWindow);
  const frequent = useMemo(() => byFrequency(categories), [categories]);
  const window = useWindowText();
  const age = useDataAge();
  return (
    <Pane
      title={t('distribution.title')}
      note={isLoaded ? window : '– –'}
      className={age.isStale ? 'is-stale' : undefined}
    >
      {isLoaded && total === 0 && <p className="pane-line">{t('distribution.empty')}</p>}
      {total > 0 && (
        <>
          <HourBars hours={hours} />
          <CategoryBars categories={frequent} />
        </>
      )}
    </Pane>
  );
}

/** The same of today alone, for a wall: the bar of the running hour is the lightest. Its axis stands before the first bar. */
export function TodayPanel({ isTall = false }: { isTall?: boolean }) {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const isSlow = useDelay(SLOW_MS);
  const hour = useApp(selectHour);
  const age = useDataAge();
  const { total, hours } = useApp(ofToday);
  const title = t('distribution.today');
  return (
    <Pane
      title={isLoaded ? `${title} ${t('unit.tickets', { count: total })}` : title}
      note={age.isStale ? age.text : !isLoaded && isSlow && t('app.loading')}
      isLate={age.isStale}
      className={`${isTall ? 'is-filling' : ''} ${age.isStale ? 'is-stale' : ''}`}
    >
      {isLoaded && total === 0 && <p className="pane-line">{t('distribution.empty-today')}</p>}
      <HourBars hours={hours} current={hour ?? NO_HOUR_YET} />
    </Pane>
  );
}
