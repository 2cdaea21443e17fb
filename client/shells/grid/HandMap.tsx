import { useCallback, useRef, useState } from 'react';
import type { BoundingBox } from '../../../core/geo/units.ts';
import type { DistrictMap } from '../../map/district-map.ts';
import { LayerChips } from '../../panels/layers/LayerChips.tsx';
import type { AppStore } from '../../store/store.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import { useKeepClear } from '../stage/use-keep-clear.ts';
import type { useMapChunk } from '../stage/use-map-chunk.ts';

/** What an inspector looks for on foot. */
const CHIPS = ['rings', 'coverage-age', 'patrols', 'lamps'];

type HandMapProps = {
  store: AppStore;
  map: ReturnType<typeof useMapChunk>;
  home: BoundingBox | undefined;
  isOfGrid: boolean;
  onMap(map: DistrictMap | undefined): void;
};

/** The map of the hand: the grid fitted in, its neighbors around it, and the layers one switches on foot. */
export function HandMap({ store, map, home, isOfGrid, onMap }: HandMapProps) {
  const place = useRef<HTMLElement>(null);
  const [drawn, setDrawn] = useState<DistrictMap>();
  useKeepClear(place, drawn);
  const tell = useCallback(
    (current: DistrictMap | undefined) => {
      setDrawn(current);
      onMap(current);
    },
    [onMap],
  );
  return (
    <main className="hand-map" ref={place}>
      <Guarded>
        <MapStage store={store} chunk={map.chunk} home={home} onMap={tell} />
      </Guarded>
      {isOfGrid && map.chunk.kind !== 'simple' && (
        <div className="hand-chips">
          <LayerChips layers={map.layers} ids={CHIPS} />
        </div>
      )}
    </main>
  );
}
