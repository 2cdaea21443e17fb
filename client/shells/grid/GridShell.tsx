import { useState } from 'react';
import type { DistrictMap } from '../../map/district-map.ts';
import { AppContext, useApp, useText } from '../../panels/app-context.ts';
import { ConnectionBanner } from '../../panels/connection/ConnectionBanner.tsx';
import { GridHeader } from '../../panels/grid-header/GridHeader.tsx';
import { GridPicker } from '../../panels/grid-picker/GridPicker.tsx';
import { PaletteDialog } from '../../panels/palette/PaletteDialog.tsx';
import { boxOfGrid } from '../../store/grid-box.ts';
import { useMedia } from '../../ui/use-media.ts';
import { Guarded } from '../stage/Guarded.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { useKeys } from '../stage/use-keys.ts';
import { useMapChunk } from '../stage/use-map-chunk.ts';
import { HandActions } from './HandActions.tsx';
import { HandCard } from './HandCard.tsx';
import { HandMap } from './HandMap.tsx';
import { HandSheet } from './HandSheet.tsx';
import { useChosenGrid } from './use-chosen-grid.ts';
import { useHandActions } from './use-hand-actions.ts';
import './grid-shell.css';

/** A phone that stands; one that lies has no room for a sheet over its map. `grid-shell.css` has the same. */
const PHONE = '(max-width: 567px), (max-width: 767px) and (min-height: 480px)';

/** The hand: one grid, what waits in it as a list and on the map. The grid is the one the filter names. */
export function GridShell(props: ShellProps) {
  return (
    <AppContext value={props.store}>
      <Hand {...props} />
    </AppContext>
  );
}

function Hand({ store, onMap }: ShellProps) {
  const t = useText();
  const isPhone = useMedia(PHONE);
  const map = useMapChunk(store);
  const [query, setQuery] = useState<string>();
  const { gridId, hasCard, choose, leave } = useChosenGrid();
  const home = useApp((state) => gridId && boxOfGrid(state, gridId));
  const openPalette = (first = '') => setQuery(first);
  const fit = () => map.current?.fit();
  const { label, buttons, actions, said } = useHandActions({ openPalette, fit, leaveGrid: leave });
  useKeys(store, { map: map.current, layers: map.layers, openHelp: openPalette, openPalette });
  const tellMap = (current: DistrictMap | undefined) => {
    map.setCurrent(current);
    onMap(current);
  };
  return (
    <div className={`hand${gridId ? '' : ' is-choosing'}${hasCard ? ' has-card' : ''}`}>
      <GridHeader gridId={gridId} />
      <ConnectionBanner />
      <div className="hand-stage">
        {(gridId || !isPhone) && (
          <HandMap
            key={gridId}
            store={store}
            map={map}
            home={home || undefined}
            isOfGrid={gridId !== undefined}
            onMap={tellMap}
          />
        )}
        {gridId ? (
          <HandSheet gridId={gridId} isPhone={isPhone} hasCard={hasCard} />
        ) : (
          <section className="hand-picker" aria-label={t('grid.choose')}>
            <Guarded>
              <GridPicker onChoose={choose} />
            </Guarded>
          </section>
        )}
        {!isPhone && <HandCard isOpen={hasCard} />}
      </div>
      {gridId && <HandActions actions={buttons} label={label} />}
      <p className="hand-said" role="status">
        {said}
      </p>
      {query !== undefined && (
        <PaletteDialog
          query={query}
          reach={{ layers: map.layers, actions, show: (box) => map.current?.show(box) }}
          onClose={() => setQuery(undefined)}
        />
      )}
    </div>
  );
}
