import { useState } from 'react';
import { AppContext } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { DistributionPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { FiguresPanel } from '../../panels/figures/FiguresPanel.tsx';
import { FilterPanel } from '../../panels/filter/FilterPanel.tsx';
import { Header } from '../../panels/header/Header.tsx';
import { HelpDialog } from '../../panels/help/HelpDialog.tsx';
import { LatestPanel } from '../../panels/latest/LatestPanel.tsx';
import { LayersPanel } from '../../panels/layers/LayersPanel.tsx';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { StatusBar } from '../../panels/status/StatusBar.tsx';
import { TicketListPanel } from '../../panels/ticket-list/TicketListPanel.tsx';
import { TimeBar } from '../../panels/time-bar/TimeBar.tsx';
import { UnplacedPanel } from '../../panels/unplaced/UnplacedPanel.tsx';
import { canDrawMap } from '../stage/can-draw-map.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useKeys } from '../stage/use-keys.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import './planning-shell.css';

const IS_SIMPLE_MAP = !canDrawMap();

/** The desk: what is shown at the left, the map, and what is known about it at the right. */
export function PlanningShell({ store, onMap }: ShellProps) {
  return (
    <AppContext value={store}>
      <Desk store={store} onMap={onMap} />
    </AppContext>
  );
}

function Desk({ store, onMap }: ShellProps) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const map = useMapChunk(store);
  useKeys(store, { map: map.current, openHelp: () => setHelpOpen(true) });
  return (
    <div className="planning">
      <Header onHelp={() => setHelpOpen(true)} />
      <ConnectionBanner />
      <main className="planning-map">
        <Guarded>
          <MapStage
            store={store}
            chunk={map.chunk}
            isSimple={IS_SIMPLE_MAP}
            onMap={(current) => {
              map.setCurrent(current);
              onMap(current);
            }}
          />
        </Guarded>
      </main>
      <aside className="planning-rail is-left">
        <Guarded>
          <FilterPanel />
        </Guarded>
        <Guarded>
          <LayersPanel layers={map.layers} isSimpleMap={IS_SIMPLE_MAP} />
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
      <TimeBar />
      <StatusBar />
      {isHelpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
    </div>
  );
}
