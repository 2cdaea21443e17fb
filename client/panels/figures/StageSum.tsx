import { TICKET_STAGES, type TicketStage } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';

const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

/** Where the open tickets wait, joined by plus signs so that the sum is seen. */
export function StageSum() {
  const t = useText();
  return (
    <ol className="stage-sum" aria-label={t('figures.open-sum')}>
      {OPEN_STAGES.map((stage) => (
        <li key={stage}>
          <StageCount stage={stage} />
        </li>
      ))}
    </ol>
  );
}

function StageCount({ stage }: { stage: TicketStage }) {
  const t = useText();
  const { count } = useFormat();
  const { narrow } = useVerbs();
  const isLoaded = useApp((state) => state.log !== undefined);
  const waiting = useApp((state) => selectSummary(state).figures.byStage[stage]);
  const isOn = useApp(({ filter: { stages } }) => stages.length === 1 && stages[0] === stage);
  return (
    <button type="button" aria-pressed={isOn} onClick={() => narrow({ stages: isOn ? [] : [stage] })}>
      <span className="stage-sum-value">{isLoaded ? count(waiting) : '– –'}</span>
      <span className="stage-sum-label">{t(`ticket.stage.${stage}`)}</span>
    </button>
  );
}
