import { GridCard } from '../grid-card/GridCard.tsx';
import { TicketCard } from '../ticket-card/TicketCard.tsx';
import { UnitCard } from '../unit-card/UnitCard.tsx';
import { CircuitCard } from './CircuitCard.tsx';
import { LampCard } from './LampCard.tsx';
import { MarketCard } from './MarketCard.tsx';
import { SiteCard } from './SiteCard.tsx';
import { WorkCard } from './WorkCard.tsx';

/** The card of whatever is selected. */
export function SelectionCard() {
  return (
    <>
      <TicketCard />
      <UnitCard />
      <GridCard />
      <SiteCard />
      <LampCard />
      <CircuitCard />
      <MarketCard />
      <WorkCard />
    </>
  );
}
