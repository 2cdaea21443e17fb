import type { Ticket } from '../../../core/domain/ticket.ts';
import { ShapeGlyph } from '../../ui/ShapeGlyph.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { GRADE_SHAPES } from '../grade-shapes.ts';
import './ticket-button.css';

type TicketButtonProps = { ticket: Ticket; title: string; detail: string; time: string };

/** A ticket as a row of a list; pressing it selects the ticket everywhere. */
export function TicketButton({ ticket, title, detail, time }: TicketButtonProps) {
  const t = useText();
  const { select } = useVerbs();
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
      <span className="row-title">{title}</span>
      <time className="row-time">{time}</time>
      <span className="row-detail">{detail}</span>
    </button>
  );
}
