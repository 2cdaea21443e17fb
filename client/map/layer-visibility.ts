import { hasForeignGround } from '../store/basemap.ts';
import type { MapLayer } from './layer.ts';
import type { MapScene } from './scene.ts';

type Switched = Pick<MapScene, 'toggledLayers'>;
type Drawn = Switched & Pick<MapScene, 'ownBasemap'>;

/** A layer is shown as it is by default, unless it was switched; one without a legend cannot be switched. */
export function isShown({ id, isOffAtFirst = false, legend }: MapLayer, { toggledLayers }: Switched): boolean {
  return legend === undefined || toggledLayers.includes(id) === isOffAtFirst;
}

/** As `isShown`, for a layer of a stack: one that is a part of another is shown with it, and the ground may be another's. */
export function isShownIn(stack: readonly MapLayer[], layer: MapLayer, scene: Drawn): boolean {
  if (layer.isGround && hasForeignGround(scene.ownBasemap)) return false;
  const leader = layer.shownWith === undefined ? layer : stack.find(({ id }) => id === layer.shownWith);
  return leader !== undefined && isShown(leader, scene);
}
