import { useEffect, useRef } from 'react';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import type { BoundingBox } from '../../core/geo/units.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { AppStore } from '../store/store.ts';
import { DistrictMap, type MapEvents } from './district-map.ts';
import type { MapLayer } from './layer.ts';
import { loadMapFonts } from './load-fonts.ts';

type MapViewProps = {
  store: AppStore;
  district: LoadedDistrict;
  label: string;
  events: MapEvents;
  /** What is shown at first; the whole district unless told otherwise. Another one needs another `key`. */
  home?: BoundingBox;
  /** What is drawn; all layers of the page unless told otherwise. Another one needs another `key`. */
  stack?: readonly MapLayer[];
  /** Called with the map when it stands, and with nothing when it is gone. */
  onMap(map: DistrictMap | undefined): void;
};

/** A place for the map. It only receives: the map inside follows the store by itself, and no change of data renders this. */
export function MapView({ store, district, label, events, home, stack, onMap }: MapViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const first = useRef({ home, stack });
  const latest = useRef({ events, onMap });
  latest.current = { events, onMap };

  useEffect(() => {
    let map: DistrictMap | undefined;
    let isGone = false;
    loadMapFonts(district).then(() => {
      if (isGone || !host.current) return;
      const told: MapEvents = {
        onHover: (picked) => latest.current.events.onHover(picked),
        onScale: (scale) => latest.current.events.onScale(scale),
        onAsk: (asked) => latest.current.events.onAsk(asked),
        onLost: () => latest.current.events.onLost(),
      };
      map = new DistrictMap(host.current, store, district, told, first.current.home, first.current.stack);
      latest.current.onMap(map);
    });
    return () => {
      isGone = true;
      map?.dispose();
      latest.current.onMap(undefined);
    };
  }, [store, district]);

  return <div className="map-view" ref={host} role="application" aria-label={label} />;
}

export { selectLegends } from './describe-layers.ts';
