import { useEffect, useState } from 'react';
import { AppContext, useApp, useText, useVerbs } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { GridHeader } from '../../panels/grid-header/GridHeader.tsx';
import { GridPicker } from '../../panels/grid-picker/GridPicker.tsx';
import { SelectionCard } from '../../panels/place-cards/SelectionCard.tsx';
import { TicketListPanel } from '../../panels/ticket-list/TicketListPanel.tsx';
import { boxOfGrid } from '../../store/grid-box.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import { Button } from '../../ui/Button.tsx';
import { canDrawMap } from '../stage/can-draw-map.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import { GridStrip } from './GridStrip.tsx';
import './grid-shell.css';

const IS_SIMPLE_MAP = !canDrawMap();
/** How far the sheet of the phone is drawn up. */
const STOPS = ['half', 'full', 'low'] as const;

/** The hand: one grid, its tickets as a list and on the map. The grid is the one the filter names. */
export function GridShell(props: ShellProps) {
  return (
    <AppContext value={props.store}>
      <Hand {...props} />
    </AppContext>
  );
}

function Hand({ store, onMap }: ShellProps) {
  const t = useText();
  const { narrow, select } = useVerbs();
  const map = useMapChunk(store);
  const [stop, setStop] = useState(0);
  const gridId = useApp(({ filter }) => (filter.areas.length === 1 ? filter.areas[0] : undefined));
  const home = useApp((state) => gridId && boxOfGrid(state, gridId));
  const hasCard = useApp(({ selection }) => selection.kind !== 'none' && selection.kind !== 'grid');
  const isFree = useApp(({ selection }) => selection.kind === 'none');
  useEffect(() => {
    if (gridId && isFree) select({ kind: 'grid', id: gridId }); // so that the map outlines it
  }, [gridId, isFree, select]);
  const leaveGrid = () => {
    narrow({ areas: [] });
    select(NOTHING_SELECTED);
  };
  return (
    <div className={`hand is-${STOPS[stop]}${hasCard ? ' has-card' : ''}`}>
      <GridHeader gridId={gridId} />
      <ConnectionBanner />
      {gridId ? (
        <>
          <main className="hand-map">
            <Guarded>
              <MapStage
                key={gridId}
                store={store}
                chunk={map.chunk}
                isSimple={IS_SIMPLE_MAP}
                home={home || undefined}
                onMap={onMap}
              />
            </Guarded>
          </main>
          <section className="hand-list">
            <button
              type="button"
              className="hand-handle"
              aria-label={t('grid.sheet')}
              onClick={() => setStop((stop + 1) % STOPS.length)}
            />
            <Guarded>
              <TicketListPanel />
            </Guarded>
            <GridStrip gridId={gridId} />
          </section>
          <aside className="hand-card">
            <Guarded>{hasCard && <SelectionCard />}</Guarded>
          </aside>
          <nav className="hand-actions">
            <Button onPress={leaveGrid}>{t('grid.choose-other')}</Button>
          </nav>
        </>
      ) : (
        <main className="hand-picker">
          <Guarded>
            <GridPicker />
          </Guarded>
        </main>
      )}
    </div>
  );
}
