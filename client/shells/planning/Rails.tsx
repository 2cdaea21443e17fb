import { DistributionPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { FiguresPanel } from '../../panels/figures/FiguresPanel.tsx';
import { FilterPanel } from '../../panels/filter/FilterPanel.tsx';
import { LatestPanel } from '../../panels/latest/LatestPanel.tsx';
import { LayersPanel } from '../../panels/layers/LayersPanel.tsx';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { TicketListPanel } from '../../panels/ticket-list/TicketListPanel.tsx';
import { UnplacedPanel } from '../../panels/unplaced/UnplacedPanel.tsx';
import type { LayerLegend } from '../../store/legend.ts';
import { Guarded } from '../stage/Guarded.tsx';

type LeftRailProps = { layers: readonly LayerLegend[]; isSimpleMap: boolean };

/** What is shown, and what there is of it. */
export function LeftRail({ layers, isSimpleMap }: LeftRailProps) {
  return (
    <aside className="planning-rail is-left">
      <Guarded>
        <FilterPanel />
      </Guarded>
      <Guarded>
        <LayersPanel layers={layers} isSimpleMap={isSimpleMap} />
      </Guarded>
      <Guarded>
        <DistributionPanel />
      </Guarded>
      <Guarded>
        <UnplacedPanel />
      </Guarded>
      <Guarded>
        <LatestPanel />
      </Guarded>
    </aside>
  );
}

/** What is selected, what it adds up to, and its rows. */
export function RightRail() {
  return (
    <aside className="planning-rail is-right">
      <Guarded>
        <SelectionCard />
      </Guarded>
      <Guarded>
        <FiguresPanel />
      </Guarded>
      <Guarded>
        <TicketListPanel />
      </Guarded>
    </aside>
  );
}
