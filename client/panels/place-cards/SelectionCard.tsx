import { GridCard } from '../grid-card/GridCard.tsx';
import { TicketCard } from '../ticket-card/TicketCard.tsx';
import { LampCard } from './LampCard.tsx';
import { SiteCard } from './SiteCard.tsx';
import { WorkCard } from './WorkCard.tsx';

/** The card of whatever is selected. */
export function SelectionCard() {
  return (
    <>
      <TicketCard />
      <GridCard />
      <SiteCard />
      <LampCard />
      <WorkCard />
    </>
  );
}
