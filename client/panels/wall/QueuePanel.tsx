import type { CSSProperties } from 'react';
import { TICKET_STAGES } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { useApp, useFormat, useText } from '../app-context.ts';
import { fitQueue } from './fit-queue.ts';
import { WallPane } from './WallPane.tsx';
import './queue.css';

const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

/** Where the open tickets wait; joined by signs, so that the sum is seen. */
export function QueuePanel() {
  const t = useText();
  const { count } = useFormat();
  const { open, byStage } = useApp((state) => selectSummary(state).figures);
  const parts = OPEN_STAGES.map((stage) => ({ value: count(byStage[stage]), label: t(`ticket.stage.${stage}`) }));
  const sum = { value: count(open), label: t('figures.open') };
  const { isOneLine, size } = fitQueue([...parts, sum]);
  const style = { '--queue-figure': `calc(${size} * var(--u))` } as CSSProperties; // React's type knows no custom properties
  return (
    <WallPane title={t('wall.queue')} note={t('figures.open-sum')}>
      <ol className={isOneLine ? 'queue' : 'queue is-two-lines'} style={style}>
        {[...parts, sum].map(({ value, label }, index) => (
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
