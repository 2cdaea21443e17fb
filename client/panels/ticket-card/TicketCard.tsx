import type { Ticket } from '../../../core/domain/ticket.ts';
import { categoryText, codeText } from '../../i18n/ticket-words.ts';
import { selectTicket } from '../../store/selectors.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import { ResidentBlock } from '../resident/ResidentBlock.tsx';
import { StageTrack } from './StageTrack.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import './ticket-card.css';

/** The selected ticket: what it is, how far it has come, and where every statement about it is from. */
export function TicketCard() {
  const t = useText();
  const { select } = useVerbs();
  const selection = useApp((state) => state.selection);
  const ticket = useApp(selectTicket);
  const isLoaded = useApp((state) => state.log !== undefined);
  if (selection.kind !== 'ticket') return null;
  const close = (
    <Button shape="square" label={t('ticket.close-card')} onPress={() => select(NOTHING_SELECTED)}>
      <Icon name="close" />
    </Button>
  );
  return (
    <Pane title={t('ticket.title')} note={selection.id} action={close} subject={selection.id}>
      {ticket ? (
        <Body ticket={ticket} />
      ) : (
        <p className="pane-line">{isLoaded ? t('ticket.gone', { id: selection.id }) : t('app.loading')}</p>
      )}
    </Pane>
  );
}

function Body({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const language = useApp((state) => state.language);
  const names = useApp((state) => state.district?.categoryNames);
  const { grade, category, provenance, outcome, stage } = ticket;
  return (
    <div className="ticket-card">
      <div className="ticket-card-title">
        <ShapeGlyph shape={GRADE_SHAPES[grade ?? 'ordinary']} token={`grade-${grade ?? 'ordinary'}`} />
        <p>{categoryText(names, category, language)}</p>
        <Tag>{t(`provenance.${provenance}`)}</Tag>
      </div>
      <p className="ticket-card-now">
        {t(`ticket.grade.${grade ?? 'none'}`)}
        {' · '}
        {stage === 'closed'
          ? [t('ticket.stage.closed'), outcome && codeText('ticket.outcome', outcome, t)].filter(Boolean).join(' · ')
          : t('ticket.now-at', { stage: t(`ticket.stage.${stage}`) })}
      </p>
      <StageTrack ticket={ticket} />
      <ResidentBlock ticket={ticket} />
      <TicketFacts ticket={ticket} />
    </div>
  );
}
