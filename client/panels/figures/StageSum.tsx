import { TICKET_STAGES, type TicketStage } from '../../../core/domain/ticket.ts';
import { selectSummary } from '../../store/summary.ts';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';

const OPEN_STAGES = TICKET_STAGES.filter((stage) => stage !== 'closed');

/** Where the open tickets wait, joined by plus signs and closed by an equals sign, so that the sum is seen. */
export function StageSum() {
  const t = useText();
  return (
    <ol className="stage-sum" aria-label={t('figures.open-sum')}>
      {OPEN_STAGES.map((stage) => (
        <li key={stage}>
          <StageCount stage={stage} />
        </li>
      ))}
      <li>
        <Total />
      </li>
    </ol>
  );
}

function Total() {
  const t = useText();
  const { count } = useFormat();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { open } = useApp((state) => selectSummary(state).figures);
  return (
    <p>
      <span className="stage-sum-value">{isLoaded ? count(open) : '– –'}</span>
      <span className="stage-sum-label">{t('figures.open')}</span>
    </p>
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
