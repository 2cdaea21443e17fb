import { useApp, useText, useVerbs } from '../../panels/app-context.ts';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { Guarded } from '../stage/Guarded.tsx';

/** The card of what is selected: beside the map of a tablet, over it where the tablet is small. */
export function HandCard({ isOpen }: { isOpen: boolean }) {
  const t = useText();
  const { select } = useVerbs();
  const isOverlay = useMedia('(max-width: 1099px)');
  const selection = useApp((state) => state.selection);
  if (!isOpen && !isOverlay) return null;
  return (
    <Drawer
      id="hand-card"
      label={t('ticket.title')}
      className="hand-card"
      isOverlay={isOverlay}
      isOpen={isOpen}
      subject={selection}
      onClose={() => select(NOTHING_SELECTED)}
    >
      <Guarded>{isOpen && <SelectionCard />}</Guarded>
    </Drawer>
  );
}
