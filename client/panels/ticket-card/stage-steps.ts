import { TICKET_STAGES, type Ticket, type TicketMoment, type TicketStage } from '../../../core/domain/ticket.ts';
import type { EpochMs } from '../../../core/geo/units.ts';

export type OpenStage = Exclude<TicketStage, 'closed'>;

/** How far a ticket has come in one stage: passed (when, if known), there now, or not yet; left out if it closed before. */
export type StageStep = {
  readonly stage: OpenStage;
  readonly progress: 'done' | 'running' | 'ahead' | 'left-out';
  readonly at?: EpochMs;
};

/** The moment at which a stage is over. */
const ENDED_BY: Record<OpenStage, TicketMoment> = {
  acceptance: 'acceptedAt',
  dispatch: 'dispatchedAt',
  handling: 'handledAt',
  feedback: 'answeredAt',
  rating: 'closedAt',
};

/** The five stages of a ticket. Only an answered ticket went all the way; others end where their moments end. */
export function stageSteps({ stage, times, outcome }: Pick<Ticket, 'stage' | 'times' | 'outcome'>): StageStep[] {
  const current = TICKET_STAGES.indexOf(stage);
  const isCutShort = stage === 'closed' && outcome !== 'answered';
  return (Object.keys(ENDED_BY) as OpenStage[]).map((step, index) => {
    const at = step === 'rating' && isCutShort ? undefined : times[ENDED_BY[step]];
    if (index === current) return { stage: step, progress: 'running' };
    if (index > current) return { stage: step, progress: 'ahead' };
    return { stage: step, progress: isCutShort && at === undefined ? 'left-out' : 'done', at };
  });
}
