import type { Ticket } from '../../../core/domain/ticket.ts';
import { ticketClock } from '../../../core/domain/ticket-clock.ts';
import { clockText } from '../../i18n/clock-words.ts';
import { categoryText, placeText } from '../../i18n/ticket-words.ts';
import { selectMinute } from '../../store/matches.ts';
import { selectSummary } from '../../store/summary.ts';
import { selectLateRows } from '../../store/ticket-order.ts';
import { ClockGlyph } from '../../ui/ClockGlyph.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { useDataAge } from '../use-data-age.ts';
import { FittingList } from './FittingList.tsx';
import { TicketRow } from './TicketRow.tsx';
import { WallPane } from './WallPane.tsx';

/** What is over its limit or about to be, the most pressing first; as many rows as the room can read. */
export function PressingPanel() {
  const t = useText();
  const age = useDataAge();
  const isLoaded = useApp((state) => state.log !== undefined);
  const rows = useApp(selectLateRows);
  const { over, soon } = useApp((state) => selectSummary(state).figures.openByClock);
  const title = isLoaded ? t('wall.pressing', { over, soon }) : t('clock.over');
  return (
    <WallPane
      title={title}
      note={age.text}
      empty={rows.length === 0 ? t('wall.none-pressing') : undefined}
      className="is-filling"
    >
      <FittingList items={rows} keyOf={({ id }) => id} renderRow={(ticket) => <PressingRow ticket={ticket} />} />
    </WallPane>
  );
}

/** What and where, with the time over or left in words; the disc says the same from farther away. */
function PressingRow({ ticket }: { ticket: Ticket }) {
  const t = useText();
  const format = useFormat();
  const language = useApp((state) => state.language);
  const district = useApp((state) => state.district);
  const clock = ticketClock(ticket, useApp(selectMinute));
  if (!clock) return null;
  return (
    <TicketRow ticket={ticket} className="is-pressing">
      <ClockGlyph status={clock.status} isPressing={clock.status !== 'over'} />
      <span className="row-title">{categoryText(district?.categoryNames, ticket.category, language)}</span>
      <span className="ticket-row-where">
        <span>{placeText(ticket, district?.gridNames, t)}</span>
        <span>· {t(`ticket.stage.${ticket.stage}`)}</span>
      </span>
      <span className={`row-clock is-clock-${clock.status}`}>{clockText(clock, t, format)}</span>
    </TicketRow>
  );
}
