import { useMemo } from 'react';
import { AppContext, useApp } from '../../panels/app-context.ts';
import { useWallWords } from '../../panels/wall/words.ts';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppStore } from '../../store/store.ts';
import type { MapChunk } from '../stage/use-map-chunk.ts';
import { stillView, switchesFor } from './still-view.ts';
import { WallMap } from './WallMap.tsx';

const SHOWN = new Set(['sites', 'rings', 'grid-lines', 'place-labels']);
const EXPLAINED = new Set(['sites', 'rings']);

type RingsMapProps = { store: AppStore; chunk: MapChunk; layers: readonly LayerLegend[] };

/** The second map of the widest wall: the sites with their 100 m rings, and nothing that comes and goes. */
export function RingsMap({ store, chunk, layers }: RingsMapProps) {
  const words = useWallWords();
  const toggled = useApp((state) => state.toggledLayers);
  const switches = switchesFor(SHOWN, layers, toggled).join(' ');
  const still = useMemo(() => stillView(store, switches.split(' ')), [store, switches]);
  const legends = layers.filter(({ id }) => EXPLAINED.has(id)).map((layer) => ({ ...layer, isShown: true }));
  return (
    <AppContext value={still}>
      {layers.length > 0 && (
        <WallMap key={switches} store={still} chunk={chunk} legends={legends} className="is-second">
          <p className="wall-map-caption">
            <b>{words['rings-title']}</b>
            <span>{words['rings-note']}</span>
          </p>
        </WallMap>
      )}
    </AppContext>
  );
}
