import { type ReactNode, useState } from 'react';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { placeText } from '../../i18n/ticket-words.ts';
import { selectOutsideGrids, selectWithoutPosition } from '../../store/selectors.ts';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import './unplaced.css';

const MOST_ROWS = 50;

/** Tickets the map cannot show in a grid: counted, and listed behind the count. */
export function UnplacedPanel() {
  const t = useText();
  const withoutPosition = useApp(selectWithoutPosition);
  const outsideGrids = useApp(selectOutsideGrids);
  const isLoaded = useApp((state) => state.log !== undefined);
  const isEmpty = withoutPosition.length + outsideGrids.length === 0;
  return (
    <Pane title={t('unplaced.title')} note={isLoaded && isEmpty ? t('unplaced.none') : undefined}>
      <Group name={t('unplaced.without-position')} tickets={withoutPosition} isLoaded={isLoaded} />
      <Group name={t('unplaced.outside-grids')} tickets={outsideGrids} isLoaded={isLoaded} />
    </Pane>
  );
}

function Group({ name, tickets, isLoaded }: { name: string; tickets: readonly Ticket[]; isLoaded: boolean }) {
  const { count } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const heading = (
    <>
      <span>{name}</span>
      <b>{isLoaded ? count(tickets.length) : '– –'}</b>
    </>
  );
  if (tickets.length === 0) return <p className="row unplaced-head">{heading}</p>;
  return (
    <>
      <button
        type="button"
        className="row unplaced-head is-openable"
        data-row
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {heading}
      </button>
      {isOpen && <Rows tickets={tickets} />}
    </>
  );
}

function Rows({ tickets }: { tickets: readonly Ticket[] }): ReactNode {
  const t = useText();
  const { moment } = useFormat();
  const district = useApp((state) => state.district);
  return (
    <ol className="unplaced-rows">
      {tickets.slice(0, MOST_ROWS).map((ticket) => (
        <li key={ticket.id}>
          <TicketButton
            ticket={ticket}
            detail={`${placeText(ticket, district?.gridNames, t)} · ${t(`ticket.stage.${ticket.stage}`)}`}
            time={moment(ticket.times.receivedAt)}
          />
        </li>
      ))}
      {tickets.length > MOST_ROWS && (
        <li className="pane-line">{t('unplaced.more', { count: tickets.length - MOST_ROWS })}</li>
      )}
    </ol>
  );
}
