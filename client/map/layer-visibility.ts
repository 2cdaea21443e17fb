import type { MapLayer } from './layer.ts';
import type { MapScene } from './scene.ts';

/** A layer is shown as it is by default, unless it was switched; one without a legend cannot be switched. */
export function isShown(
  { id, isOffAtFirst = false, legend }: MapLayer,
  { toggledLayers }: Pick<MapScene, 'toggledLayers'>,
) {
  return legend === undefined || toggledLayers.includes(id) === isOffAtFirst;
}
