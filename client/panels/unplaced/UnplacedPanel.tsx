import { useState } from 'react';
import type { Ticket } from '../../../core/domain/ticket.ts';
import { placeText } from '../../i18n/ticket-words.ts';
import { selectOutsideGrids, selectWithoutPosition } from '../../store/selectors.ts';
import { Pane } from '../../ui/Pane.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { useApp, useFormat, useText } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { useRowHeight } from '../ticket-list/use-row-height.ts';
import { useDataAge } from '../use-data-age.ts';
import './unplaced.css';

/** In sight at once; the list goes on below. */
const MOST_ROWS_HIGH = 6;

/** Tickets the map cannot show in a grid: counted, and listed behind the count. */
export function UnplacedPanel() {
  const t = useText();
  const withoutPosition = useApp(selectWithoutPosition);
  const outsideGrids = useApp(selectOutsideGrids);
  const isLoaded = useApp((state) => state.log !== undefined);
  const { isStale } = useDataAge();
  const isEmpty = withoutPosition.length + outsideGrids.length === 0;
  return (
    <Pane
      title={t('unplaced.title')}
      note={isLoaded && isEmpty ? t('unplaced.none') : undefined}
      className={isStale ? 'unplaced is-stale' : 'unplaced'}
    >
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
      {isOpen && <Rows name={name} tickets={tickets} />}
    </>
  );
}

/** All of them, however many there are. */
function Rows({ name, tickets }: { name: string; tickets: readonly Ticket[] }) {
  const t = useText();
  const { moment } = useFormat();
  const district = useApp((state) => state.district);
  const rowHeightPx = useRowHeight();
  return (
    <div className="unplaced-rows" style={{ height: `${Math.min(tickets.length, MOST_ROWS_HIGH) * rowHeightPx}px` }}>
      <VirtualList
        count={tickets.length}
        rowHeightPx={rowHeightPx}
        label={name}
        renderRow={(index) => {
          const ticket = tickets[index];
          const place = placeText(ticket, district?.gridNames, t);
          const detail = `${place} · ${t(`ticket.stage.${ticket.stage}`)}`;
          return <TicketButton ticket={ticket} detail={detail} time={moment(ticket.times.receivedAt)} />;
        }}
      />
    </div>
  );
}
