import { type CSSProperties, useMemo } from 'react';
import type { Timeline } from '../../store/timeline.ts';
import { useApp, useFormat } from '../app-context.ts';
import { type TimeTick, timeTicks } from './time-ticks.ts';

/** A mark nearer to the right end would be written over it. */
const LAST_SHARE = 0.97;

/** Round moments under the bars, each written so that no other one reads the same. */
export function TimeAxis({ timeline: { startAt, stepMs, counts } }: { timeline: Timeline }) {
  const zone = useApp((state) => state.district?.body.zone) ?? 'UTC';
  const { date, minute } = useFormat();
  const bars = counts.length;
  const ticks = useMemo(() => timeTicks({ startAt, stepMs, bars }, zone), [startAt, stepMs, bars, zone]);
  const textOf = ({ at, kind }: TimeTick) => {
    if (kind === 'hour') return minute(at);
    return kind === 'day' ? date(at).slice(5) : date(at).slice(0, 7);
  };
  return (
    <p className="time-bars-axis">
      {ticks
        .filter(({ share }) => share <= LAST_SHARE)
        .map((tick) => (
          <span
            key={tick.at}
            className={tick.kind === 'hour' ? undefined : 'is-day'}
            style={{ '--share': tick.share } as CSSProperties} // React's type knows no custom properties
          >
            {textOf(tick)}
          </span>
        ))}
    </p>
  );
}
