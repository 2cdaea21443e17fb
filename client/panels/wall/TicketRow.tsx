import type { ReactNode } from 'react';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { useApp, useVerbs } from '../app-context.ts';
import './ticket-row.css';

/** A ticket as a row of the wall; where somebody can reach it, pressing it selects the ticket. */
export function TicketRow({ ticket, className, children }: { ticket: Ticket; className: string; children: ReactNode }) {
  const { select } = useVerbs();
  const isSelected = useApp(({ selection }) => selection.kind === 'ticket' && selection.id === ticket.id);
  return (
    <button
      type="button"
      className={`row ticket-row ${className}`}
      data-row
      aria-current={isSelected || undefined}
      onClick={() => select({ kind: 'ticket', id: ticket.id })}
    >
      {children}
    </button>
  );
}
