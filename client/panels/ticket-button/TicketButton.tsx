import { memo } from 'react';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { isPressing, ticketClock } from '../../../core/domain/ticket-clock.ts';
import { clockText } from '../../i18n/clock-words.ts';
import { categoryText, placeText } from '../../i18n/ticket-words.ts';
import { selectDistrict } from '../../store/district.ts';
import { selectMinute } from '../../store/matches.ts';
import { selectLanguage } from '../../store/view.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { useApp, useFormat, useShared, useText, useVerbs } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import './ticket-button.css';

type TicketButtonProps = {
  ticket: Ticket;
  /** What else the row tells; its place and stage unless told otherwise. */
  detail?: string;
  /** What stands at the right instead of the ticket's clock. */
  time?: string;
};

/** A ticket as a row of a list; pressing it selects the ticket everywhere. Drawn again only when it is another one. */
export const TicketButton = memo(function TicketButton({ ticket, detail, time }: TicketButtonProps) {
  const t = useText();
  const { select } = useVerbs();
  const language = useShared(selectLanguage);
  const district = useShared(selectDistrict);
  const isSelected = useApp(({ selection }) => selection.kind === 'ticket' && selection.id === ticket.id);
  const { grade = 'ordinary' } = ticket;
  return (
    <button
      type="button"
      className="row ticket-button"
      data-row
      aria-current={isSelected || undefined}
      onClick={() => select({ kind: 'ticket', id: ticket.id })}
    >
      <ShapeGlyph
        shape={GRADE_SHAPES[grade]}
        token={`grade-${grade}`}
        label={t(`ticket.grade.${ticket.grade ?? 'none'}`)}
      />
      <span className="row-title">{categoryText(district?.categoryNames, ticket.category, language)}</span>
      {time === undefined ? <TicketTime ticket={ticket} /> : <time className="row-time">{time}</time>}
      <span className="row-detail">
        {detail ?? `${placeText(ticket, district?.gridNames, t)} · ${t(`ticket.stage.${ticket.stage}`)}`}
      </span>
    </button>
  );
});

/** How long there is, in words beside the disc; when it was received, where no clock runs. */
function TicketTime({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const format = useFormat();
  const clock = ticketClock(ticket, useShared(selectMinute));
  if (!clock) return <time className="row-time">{format.moment(ticket.times.receivedAt)}</time>;
  return (
    <span className={`row-clock is-clock-${clock.status}`}>
      <ClockGlyph status={clock.status} isPressing={isPressing(clock)} />
      {clockText(clock, t, format)}
    </span>
  );
}
