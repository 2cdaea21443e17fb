import { type RefObject, useEffect } from 'react';
import type { TakenEdges } from '../../map/camera.ts';
import type { DistrictMap } from '../../map/district-map.ts';

/** Between the district and what stands on its map. */
const GAP_PX = 8;

/** What stands at the foot of a map, over it. */
const AT_FOOT = '.legend-strip, .hand-chips';

/** Tell the map which of its edges are taken: by its place's padding, and by what stands at its foot. */
export function useKeepClear(place: RefObject<HTMLElement | null>, map: DistrictMap | undefined): void {
  useEffect(() => {
    const element = place.current;
    if (!element || !map) return;
    const tell = () => map.keepClearOf(takenEdges(element));
    const observer = new ResizeObserver(tell); // tells of the first size, too
    observer.observe(element);
    for (const standing of element.querySelectorAll(AT_FOOT)) observer.observe(standing);
    return () => observer.disconnect();
  }, [place, map]);
}

function takenEdges(place: HTMLElement): TakenEdges {
  const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(place);
  const { bottom } = place.getBoundingClientRect();
  const feet = [...place.querySelectorAll(AT_FOOT)]
    .map((standing) => standing.getBoundingClientRect())
    .map(({ top, height }) => (height > 0 ? bottom - top + GAP_PX : 0));
  return {
    top: Number.parseFloat(paddingTop),
    right: Number.parseFloat(paddingRight),
    bottom: Math.max(...feet, Number.parseFloat(paddingBottom)),
    left: Number.parseFloat(paddingLeft),
  };
}
