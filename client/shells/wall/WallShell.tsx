import { AppContext } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { TodayCategoriesPanel, TodayPanel } from '../../panels/distribution/DistributionPanel.tsx';
import { LatestPanel } from '../../panels/latest/LatestPanel.tsx';
import { LegendStrip } from '../../panels/legend/LegendStrip.tsx';
import { StatusBar } from '../../panels/status/StatusBar.tsx';
import { PressingPanel } from '../../panels/wall/PressingPanel.tsx';
import { QueuePanel } from '../../panels/wall/QueuePanel.tsx';
import { ServiceFigures, StreetFigures } from '../../panels/wall/WallFigures.tsx';
import { WallHeader } from '../../panels/wall/WallHeader.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { canDrawMap } from '../stage/can-draw-map.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import './wall-shell.css';

const IS_SIMPLE_MAP = !canDrawMap();
/** As many rows as the rails hold, on a wall of 16:9 and on a wider one. */
const ROWS = { usual: { latest: 4, pressing: 5 }, wide: { latest: 9, pressing: 10 } };
/** What a stranger has to be told; the desk explains every layer. */
const EXPLAINED = new Set(['tickets', 'sites', 'grids', 'density']);

/** The wall: the map is the room, figures stand on it in columns of type. It needs nobody to touch it. */
export function WallShell({ store, onMap }: ShellProps) {
  const map = useMapChunk(store);
  const rows = useMedia('(min-aspect-ratio: 12 / 5)') ? ROWS.wide : ROWS.usual;
  return (
    <AppContext value={store}>
      <div className="wall">
        <main className="wall-map">
          <Guarded>
            <MapStage store={store} chunk={map.chunk} isSimple={IS_SIMPLE_MAP} onMap={onMap} />
          </Guarded>
          <div className="wall-map-shade" />
          <Guarded>
            <LegendStrip layers={map.layers.filter(({ id }) => EXPLAINED.has(id))} />
          </Guarded>
        </main>
        <WallHeader />
        <ConnectionBanner />
        <div className="wall-tiles is-left">
          <Guarded>
            <ServiceFigures />
          </Guarded>
        </div>
        <div className="wall-tiles is-right">
          <Guarded>
            <StreetFigures />
          </Guarded>
        </div>
        <aside className="wall-rail is-left">
          <Guarded>
            <TodayPanel />
          </Guarded>
          <div>
            <Guarded>
              <TodayCategoriesPanel />
            </Guarded>
            <Guarded>
              <LatestPanel mostRows={rows.latest} />
            </Guarded>
          </div>
        </aside>
        <aside className="wall-rail is-right">
          <Guarded>
            <QueuePanel />
          </Guarded>
          <Guarded>
            <PressingPanel mostRows={rows.pressing} />
          </Guarded>
        </aside>
        <StatusBar />
      </div>
    </AppContext>
  );
}
