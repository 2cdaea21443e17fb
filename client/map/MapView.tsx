import { useEffect, useRef } from 'react';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import type { LoadedDistrict } from '../store/district.ts';
import type { AppStore } from '../store/store.ts';
import { DistrictMap, type MapEvents } from './district-map.ts';
import { loadMapFonts } from './load-fonts.ts';

type MapViewProps = {
  store: AppStore;
  district: LoadedDistrict;
  label: string;
  events: MapEvents;
  /** Called with the map when it stands, and with nothing when it is gone. */
  onMap(map: DistrictMap | undefined): void;
};

/** A place for the map. It only receives: the map inside follows the store by itself, and no change of data renders this. */
export function MapView({ store, district, label, events, onMap }: MapViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ events, onMap });
  latest.current = { events, onMap };

  useEffect(() => {
    let map: DistrictMap | undefined;
    let isGone = false;
    loadMapFonts(district).then(() => {
      if (isGone || !host.current) return;
      map = new DistrictMap(host.current, store, district, {
        onHover: (picked) => latest.current.events.onHover(picked),
        onScale: (scale) => latest.current.events.onScale(scale),
      });
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

export { describeLayers } from './describe-layers.ts';
