import { memo } from 'react';
import { useText } from '../app-context.ts';

const CHART_HEIGHT = 64;

type HourBarsProps = {
  hours: readonly number[];
  /** The hour that runs, where the bars are those of today. */
  current?: number;
};

/** Requests by hour of the day. Hours that are still to come have no bar, not even an empty one. */
export const HourBars = memo(function HourBars({ hours, current }: HourBarsProps) {
  const t = useText();
  const most = Math.max(...hours, 1);
  return (
    <figure className="hour-bars" aria-label={t('distribution.by-hour')}>
      <svg viewBox={`0 0 240 ${CHART_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {hours.map((count, hour) => {
          const height = Math.max(hour <= (current ?? 24) ? 1 : 0, (count / most) * (CHART_HEIGHT - 2));
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
              <title>{t('distribution.hour', { hour, count })}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="hour-axis">
        <span>00</span>
        <span>06</span>
        <span>12</span>
        <span>{t('distribution.last-hour')}</span>
      </figcaption>
    </figure>
  );
});
