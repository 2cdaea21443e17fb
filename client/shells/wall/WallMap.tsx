import { type ReactNode, useRef, useState } from 'react';
import type { DistrictMap } from '../../map/district-map.ts';
import { LegendStrip } from '../../panels/legend/LegendStrip.tsx';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppStore } from '../../store/store.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import { useKeepClear } from '../stage/use-keep-clear.ts';
import type { MapChunk } from '../stage/use-map-chunk.ts';

type WallMapProps = {
  store: AppStore;
  chunk: MapChunk;
  legends: readonly LayerLegend[];
  className: string;
  onMap?(map: DistrictMap | undefined): void;
  /** Stands on the map, where the scene alone does not say what it shows. */
  children?: ReactNode;
};

/** A map that ends in the dark, with its legend; the district keeps clear of whatever stands on it. */
export function WallMap({ store, chunk, legends, className, onMap, children }: WallMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<DistrictMap>();
  useKeepClear(place, map);
  return (
    <div className={`wall-map ${className}`} ref={place}>
      <Guarded>
        <MapStage
          store={store}
          chunk={chunk}
          onMap={(current) => {
            setMap(current);
            onMap?.(current);
          }}
        />
      </Guarded>
      <div className="wall-map-shade" />
      {children}
      <Guarded>
        <LegendStrip layers={legends} />
      </Guarded>
    </div>
  );
}
