import { type RefObject, useEffect } from 'react';
import type { TakenEdges } from '../../map/camera.ts';
import type { DistrictMap } from '../../map/district-map.ts';

/** Between the district and what stands on its map. */
const GAP_PX = 8;

/** Tell the map which of its edges are taken: by its place's padding, and by the legend that stands at its foot. */
export function useKeepClear(place: RefObject<HTMLElement | null>, map: DistrictMap | undefined): void {
  useEffect(() => {
    const element = place.current;
    if (!element || !map) return;
    const tell = () => map.keepClearOf(takenEdges(element));
    const observer = new ResizeObserver(tell); // tells of the first size, too
    observer.observe(element);
    const legend = element.querySelector('.legend-strip');
    if (legend) observer.observe(legend);
    return () => observer.disconnect();
  }, [place, map]);
}

function takenEdges(place: HTMLElement): TakenEdges {
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(place);
  const legend = place.querySelector('.legend-strip')?.getBoundingClientRect();
  const foot = legend && legend.height > 0 ? place.getBoundingClientRect().bottom - legend.top + GAP_PX : 0;
  return {
    top: Number.parseFloat(paddingTop),
    right: Number.parseFloat(paddingRight),
    bottom: Math.max(foot, Number.parseFloat(paddingBottom)),
    left: Number.parseFloat(paddingLeft),
  };
}
