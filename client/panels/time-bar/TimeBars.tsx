import { type CSSProperties, type KeyboardEvent, type PointerEvent, useState } from 'react';
import { epochMs } from '../../../core/geo/units.ts';
import { selectMinute } from '../../store/matches.ts';
import { boundsOf } from '../../store/time-window.ts';
import { selectTimeline, type Timeline } from '../../store/timeline.ts';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { useWindowText } from '../use-window-text.ts';
import { TimeAxis } from './TimeAxis.tsx';

const HEIGHT = 30;

/** Receipts over time. Dragging over the bars chooses a period; the arrows move it by a bar. */
export function TimeBars() {
  const t = useText();
  const { narrow } = useVerbs();
  const timeline = useApp(selectTimeline);
  const [first, last] = useChosenBars(timeline);
  const windowText = useWindowText();
  const isNarrow = useApp(({ filter }) => filter.window.kind !== 'all');
  const [dragFrom, setDragFrom] = useState<number>();
  const { startAt, stepMs, counts } = timeline;

  const choose = (a: number, b: number) => {
    const at = (bar: number) => epochMs(startAt + bar * stepMs);
    narrow({ window: { kind: 'between', from: at(Math.min(a, b)), until: at(Math.max(a, b) + 1) } });
  };
  const barAt = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(counts.length - 1, Math.max(0, Math.floor(((clientX - left) / width) * counts.length)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || first + step < 0 || last + step >= counts.length) return;
    event.preventDefault();
    choose(first + step, last + step);
  };
  return (
    <div className="time-bars">
      <div
        className="time-bars-track"
        role="slider"
        tabIndex={0}
        aria-label={t('time.choose')}
        aria-valuemin={0}
        aria-valuemax={counts.length - 1}
        aria-valuenow={last}
        aria-valuetext={windowText}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragFrom(barAt(event));
          choose(barAt(event), barAt(event));
        }}
        onPointerMove={(event) => dragFrom !== undefined && choose(dragFrom, barAt(event))}
        onPointerUp={() => setDragFrom(undefined)}
      >
        {isNarrow && last >= first && (
          <span
            className="time-bars-chosen"
            // React's type knows no custom properties
            style={{ '--from': first / counts.length, '--until': (last + 1) / counts.length } as CSSProperties}
          />
        )}
        <Bars counts={counts} first={first} last={last} />
      </div>
      <TimeAxis timeline={timeline} />
    </div>
  );
}

function Bars({ counts, first, last }: { counts: readonly number[]; first: number; last: number }) {
  const most = Math.max(...counts, 1);
  return (
    <svg viewBox={`0 0 ${counts.length * 10} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, bar) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is where it stands
          key={bar}
          className={bar >= first && bar <= last ? 'time-bars-bar is-chosen' : 'time-bars-bar'}
          x={bar * 10 + 1}
          y={HEIGHT - barHeight(count, most)}
          width={8}
          height={barHeight(count, most)}
        />
      ))}
    </svg>
  );
}

/** A bar with anything in it is seen. */
const barHeight = (count: number, most: number) => (count === 0 ? 0.6 : Math.max(2, (count / most) * HEIGHT));

/** First and last bar that the window touches. */
function useChosenBars({ startAt, stepMs, counts }: Timeline): [first: number, last: number] {
  const window = useApp(({ filter }) => filter.window);
  const now = useApp(selectMinute);
  const zone = useApp((state) => state.district?.body.zone) ?? 'UTC';
  const { from = startAt, until = Number.POSITIVE_INFINITY } = boundsOf(window, now, zone);
  const first = Math.max(0, Math.floor((from - startAt) / stepMs));
  return [first, Math.min(counts.length - 1, Math.ceil((until - startAt) / stepMs) - 1)];
}
