import type { CSSProperties } from 'react';
import type { TicketStage } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { queueSize } from './fit-queue.ts';
import { WallPane } from './WallPane.tsx';
import { useWallWords } from './words.ts';
import './queue.css';

/** Who holds an open ticket, by its stage: every stage but the last is somebody's. */
const QUEUES = {
  'dispatch-team': ['acceptance', 'dispatch'],
  departments: ['handling'],
  'callback-team': ['feedback', 'rating'],
} as const satisfies Record<string, readonly Exclude<TicketStage, 'closed'>[]>;
const QUEUE_NAMES = Object.keys(QUEUES) as (keyof typeof QUEUES)[];

/** Where the open tickets wait; joined by signs, so that the sum is seen. */
export function QueuePanel() {
  const t = useText();
  const words = useWallWords();
  const { count } = useFormat();
  const { open, byStage } = useApp((state) => selectSummary(state).figures);
  const parts = QUEUE_NAMES.map((name) => ({
    value: count(QUEUES[name].reduce((sum, stage) => sum + byStage[stage], 0)),
    label: words[name],
  }));
  const columns = [...parts, { value: count(open), label: t('figures.open') }];
  const style = { '--queue-figure': `calc(${queueSize(columns)} * var(--u))` } as CSSProperties; // React's type knows no custom properties
  return (
    <WallPane title={t('wall.queue')} note={words['queue-sum']}>
      <ol className="queue" style={style}>
        {columns.map(({ value, label }, index) => (
          <li key={label}>
            <b>{value}</b>
            {index < parts.length && <span className="queue-sign">{index === parts.length - 1 ? '=' : '+'}</span>}
            <span className="queue-label">{label}</span>
          </li>
        ))}
      </ol>
    </WallPane>
  );
}
