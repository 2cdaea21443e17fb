import { TICKET_STAGES } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import './queue.css';

const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

/** Where the open tickets wait; joined by signs, so that the sum is seen. */
export function QueuePanel() {
  const t = useText();
  const { count } = useFormat();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { isStale } = useDataAge();
  const { open, byStage } = useApp((state) => selectSummary(state).figures);
  const told = (value: number) => (isLoaded ? count(value) : '– –');
  return (
    <Pane title={t('wall.queue')} note={t('figures.open-sum')} className={isStale ? 'is-stale' : undefined}>
      <ol className="queue">
        {OPEN_STAGES.map((stage) => (
          <li key={stage}>
            <b>{told(byStage[stage])}</b>
            <span>{t(`ticket.stage.${stage}`)}</span>
          </li>
        ))}
        <li className="queue-sum">
          <b>{told(open)}</b>
          <span>{t('figures.open')}</span>
        </li>
      </ol>
    </Pane>
  );
}
