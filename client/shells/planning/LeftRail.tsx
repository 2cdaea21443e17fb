import { DistributionPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { FilterPanel } from '../../panels/filter/FilterPanel.tsx';
import { LatestPanel } from '../../panels/latest/LatestPanel.tsx';
import { LayersPanel } from '../../panels/layers/LayersPanel.tsx';
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
