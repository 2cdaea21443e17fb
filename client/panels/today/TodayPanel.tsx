import { selectHour, selectTodayCounts } from '../../store/today.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useText } from '../app-context.ts';
import { CategoryBars } from './CategoryBars.tsx';
import './today.css';

/** When today's requests came and what they are about: where help is asked for, so in plum. */
export function TodayPanel() {
  const t = useText();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { total, hours, categories } = useApp(selectTodayCounts);
  return (
    <Pane title={t('today.title')} note={isLoaded ? t('unit.tickets', { count: total }) : '– –'}>
      {isLoaded && total === 0 && <p className="pane-line">{t('today.empty')}</p>}
      {total > 0 && (
        <>
          <HourBars hours={hours} />
          <CategoryBars categories={categories} />
        </>
      )}
    </Pane>
  );
}

const CHART_HEIGHT = 64;

function HourBars({ hours }: { hours: readonly number[] }) {
  const t = useText();
  const current = useApp(selectHour) ?? 0;
  const most = Math.max(...hours, 1);
  return (
    <figure className="hour-bars" aria-label={t('today.by-hour')}>
      <svg viewBox={`0 0 240 ${CHART_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {hours.map((count, hour) => {
          const height = Math.max(hour <= current ? 1 : 0, (count / most) * (CHART_HEIGHT - 2));
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: an hour is its own key
              key={hour}
              className={hour === current ? 'hour-bar is-current' : 'hour-bar'}
              x={hour * 10 + 1}
              y={CHART_HEIGHT - height}
              width={8}
              height={height}
            >
              <title>{t('today.hour', { hour, count })}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="hour-axis">
        <span>00</span>
        <span>06</span>
        <span>12</span>
        <span>{t('today.last-hour')}</span>
      </figcaption>
    </figure>
  );
}
