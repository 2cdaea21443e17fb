import type { BoundingBox } from '../../../core/geo/units.ts';
import { useApp } from '../../panels/app-context.ts';
import { DistributionPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { ExplorerPanel } from '../../panels/explorer/ExplorerPanel.tsx';
import { FilterPanel } from '../../panels/filter/FilterPanel.tsx';
import { LatestPanel } from '../../panels/latest/LatestPanel.tsx';
import { LayersPanel } from '../../panels/layers/LayersPanel.tsx';
import { ReportedPanel } from '../../panels/reported/ReportedPanel.tsx';
import { UnplacedPanel } from '../../panels/unplaced/UnplacedPanel.tsx';
import type { LayerLegend } from '../../store/legend.ts';
import { Guarded } from '../stage/Guarded.tsx';

type LeftRailProps = { layers: readonly LayerLegend[]; isSimpleMap: boolean; show(box: BoundingBox): void };

/** What is shown, and what there is of it; or the district by its units, while that is open. */
export function LeftRail({ layers, isSimpleMap, show }: LeftRailProps) {
  const explorer = useApp((state) => state.explorer);
  if (explorer.kind === 'open')
    return (
      <aside className="planning-rail is-left is-exploring">
        <Guarded>
          <ExplorerPanel name={explorer.tree} show={show} />
        </Guarded>
      </aside>
    );
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
        <ReportedPanel />
      </Guarded>
      <Guarded>
        <LatestPanel />
      </Guarded>
    </aside>
  );
}
