import type { Ticket } from '../../../core/domain/ticket.ts';
import { useFormat, useText } from '../app-context.ts';
import { stageSteps } from './stage-steps.ts';

/** 受理—分派—处置—反馈—评价 as dots on a line, with the moment each was passed in the district's time. */
export function StageTrack({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const { date, minute } = useFormat();
  return (
    <ol className="stage-track">
      {stageSteps(ticket).map(({ stage, progress, at }) => (
        <li key={stage} className={`is-${progress}`} aria-current={progress === 'running' ? 'step' : undefined}>
          <span className="stage-track-dot" />
          <span className="stage-track-name">{t(`ticket.stage.${stage}`)}</span>
          {at === undefined ? (
            <span className="stage-track-time">
              {progress === 'done' || progress === 'left-out' ? t('app.unknown') : ''}
            </span>
          ) : (
            <time className="stage-track-time" dateTime={new Date(at).toISOString()}>
              {date(at).slice(5)}
              <br />
              {minute(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
