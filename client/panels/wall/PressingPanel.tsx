import { isPressing, ticketClock } from '../../../core/domain/ticket-clock.ts';
import { selectMinute } from '../../store/matches.ts';
import { selectSummary } from '../../store/summary.ts';
import { selectTicketRows } from '../../store/ticket-order.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useText } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { useDataAge } from '../use-data-age.ts';

/** What is over its limit or about to be, the most pressing first; as many rows as the room can read. */
export function PressingPanel({ mostRows }: { mostRows: number }) {
  const t = useText();
  const age = useDataAge();
  const isLoaded = useApp((state) => state.log !== undefined);
  const now = useApp(selectMinute);
  const rows = useApp(selectTicketRows);
  const { over, soon } = useApp((state) => selectSummary(state).figures.openByClock);
  const pressing = rows.findIndex((ticket) => !isPressing(ticketClock(ticket, now)));
  const total = pressing < 0 ? rows.length : pressing;
  const title = isLoaded ? t('wall.pressing', { over, soon }) : `${t('clock.over')} – –`;
  return (
    <Pane title={title} note={age.text} isLate={age.isStale} className={age.isStale ? 'is-stale' : undefined}>
      {isLoaded && total === 0 && <p className="pane-line">{t('wall.none-pressing')}</p>}
      <ol>
        {rows.slice(0, Math.min(total, mostRows)).map((ticket) => (
          <li key={ticket.id}>
            <TicketButton ticket={ticket} />
          </li>
        ))}
      </ol>
      {total > mostRows && <p className="pane-line">{t('unplaced.more', { count: total - mostRows })}</p>}
    </Pane>
  );
}
