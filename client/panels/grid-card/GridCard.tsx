import { selectTicketsOfGrid } from '../../store/selectors.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Pane } from '../../ui/Pane.tsx';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import { TicketButton } from '../ticket-button/TicketButton.tsx';

const MOST_ROWS = 60;

/** The selected grid with its open tickets: the list that says the same as the map. */
export function GridCard() {
  const t = useText();
  const { moment } = useFormat();
  const { select } = useVerbs();
  const district = useApp((state) => state.district);
  const gridId = useApp(({ selection }) => (selection.kind === 'grid' ? selection.id : undefined));
  const tickets = useApp(selectTicketsOfGrid);
  const isHeard = useApp(({ heardGrids }) => gridId !== undefined && heardGrids.has(gridId));
  if (!gridId) return null;
  const name = district?.gridNames.get(gridId) ?? gridId;
  const close = (
    <Button shape="square" label={t('ticket.close-card')} onPress={() => select(NOTHING_SELECTED)}>
      <Icon name="close" />
    </Button>
  );
  return (
    <Pane
      title={`${t('grid.title')} ${name}`}
      note={t('grid.open', { count: tickets.length })}
      action={close}
      subject={gridId}
    >
      {tickets.length === 0 && <p className="pane-line">{isHeard ? t('grid.tickets-empty') : t('grid.none-heard')}</p>}
      <ol>
        {tickets.slice(0, MOST_ROWS).map((ticket) => (
          <li key={ticket.id}>
            <TicketButton
              ticket={ticket}
              detail={t('ticket.now-at', { stage: t(`ticket.stage.${ticket.stage}`) })}
              time={moment(ticket.times.receivedAt)}
            />
          </li>
        ))}
      </ol>
      {tickets.length > MOST_ROWS && (
        <p className="pane-line">{t('unplaced.more', { count: tickets.length - MOST_ROWS })}</p>
      )}
    </Pane>
  );
}
