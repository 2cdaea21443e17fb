import type { GridId } from '../../../core/domain/ids.ts';
import { ticketClock } from '../../../core/domain/ticket-clock.ts';
import { toggled } from '../../store/filter.ts';
import { selectMinute } from '../../store/matches.ts';
import { selectTicketsOfGrid } from '../../store/selectors.ts';
import { Button } from '../../ui/Button.tsx';
import { useApp, useText, useVerbs } from '../app-context.ts';
import { PlaceCard } from '../place-cards/PlaceCard.tsx';
import { TicketButton } from '../ticket-button/TicketButton.tsx';
import { GridFigures } from './GridFigures.tsx';
import { GridOrganisation } from './GridOrganisation.tsx';

const MOST_ROWS = 60;

/** The selected grid with its open tickets: the list that says the same as the map. */
export function GridCard() {
  const t = useText();
  const { narrow } = useVerbs();
  const gridId = useApp(({ selection }) => (selection.kind === 'grid' ? selection.id : undefined));
  const name = useApp(({ district }) => gridId && (district?.gridNames.get(gridId) ?? gridId));
  const tickets = useApp(selectTicketsOfGrid);
  const areas = useApp(({ filter }) => filter.areas);
  const isKnown = useApp(
    ({ district }) => gridId === undefined || district === undefined || district.gridNames.has(gridId),
  );
  if (!gridId) return null;
  if (!isKnown) {
    return (
      <PlaceCard title={t('grid.title')} note={gridId} subject={gridId}>
        <p className="pane-line">{t('place.unknown')}</p>
      </PlaceCard>
    );
  }
  return (
    <PlaceCard title={`${t('grid.title')} ${name}`} note={t('grid.open', { count: tickets.length })} subject={gridId}>
      <SelectedGridFigures gridId={gridId} />
      <GridOrganisation gridId={gridId} />
      <p className="pane-line">
        <Button isPressed={areas.includes(gridId)} onPress={() => narrow({ areas: toggled(areas, gridId) })}>
          {t('here.only-grid')}
        </Button>
      </p>
      <ol>
        {tickets.slice(0, MOST_ROWS).map((ticket) => (
          <li key={ticket.id}>
            <TicketButton ticket={ticket} detail={t('ticket.now-at', { stage: t(`ticket.stage.${ticket.stage}`) })} />
          </li>
        ))}
      </ol>
      {tickets.length > MOST_ROWS && (
        <p className="pane-line">{t('unplaced.more', { count: tickets.length - MOST_ROWS })}</p>
      )}
    </PlaceCard>
  );
}

function SelectedGridFigures({ gridId }: { gridId: GridId }) {
  const t = useText();
  const tickets = useApp(selectTicketsOfGrid);
  const now = useApp(selectMinute);
  const isHeard = useApp(({ heardGrids, shownRevision }) => shownRevision >= 0 && heardGrids.has(gridId));
  const overdue = tickets.filter((ticket) => ticketClock(ticket, now)?.status === 'over').length;
  return (
    <>
      {tickets.length === 0 && <p className="pane-line">{t(isHeard ? 'grid.tickets-empty' : 'grid.none-heard')}</p>}
      <GridFigures gridId={gridId} open={tickets.length} overdue={overdue} isHeard={isHeard} />
    </>
  );
}
