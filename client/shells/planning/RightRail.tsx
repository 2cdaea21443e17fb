import { useApp, useFormat, useText } from '../../panels/app-context.ts';
import { FiguresPanel } from '../../panels/figures/FiguresPanel.tsx';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { TicketListPanel } from '../../panels/ticket-list/TicketListPanel.tsx';
import { selectSummary } from '../../store/summary.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { Guarded } from '../stage/Guarded.tsx';
import type { RightDrawer } from './use-right-drawer.ts';

const DRAWER_ID = 'planning-right';

/** What is selected, what it adds up to, and its rows. Where the map would be too narrow beside it, it is a drawer. */
export function RightRail({ drawer: { isOverlay, isOpen, setOpen } }: { drawer: RightDrawer }) {
  const t = useText();
  const selection = useApp((state) => state.selection);
  return (
    <Drawer
      id={DRAWER_ID}
      label={t('figures.title')}
      className="planning-rail is-right"
      isOverlay={isOverlay}
      isOpen={isOpen}
      subject={selection}
      closeLabel={selection.kind === 'none' ? t('ticket.close-card') : undefined}
      onClose={() => setOpen(false)}
    >
      <Guarded>
        <SelectionCard />
      </Guarded>
      <Guarded>
        <FiguresPanel />
      </Guarded>
      <Guarded>
        <TicketListPanel />
      </Guarded>
    </Drawer>
  );
}

/** What waits in the drawer, in two figures; pressing it opens the drawer. */
export function DrawerButton({ drawer: { isOverlay, isOpen, setOpen } }: { drawer: RightDrawer }) {
  const t = useText();
  const { count } = useFormat();
  const isLoaded = useApp((state) => state.log !== undefined);
  const { open, openByClock } = useApp((state) => selectSummary(state).figures);
  const told = (value: number) => (isLoaded ? count(value) : t('app.empty-figure'));
  if (!isOverlay) return null;
  return (
    <button
      type="button"
      className="button planning-drawer-button"
      aria-expanded={isOpen}
      aria-controls={DRAWER_ID}
      onClick={() => setOpen(!isOpen)}
    >
      {t('figures.open')} <b>{told(open)}</b>
      <span>
        {t('clock.over')} <b>{told(openByClock.over)}</b>
      </span>
    </button>
  );
}
