import type { LonLat } from '../../core/geo/units.ts';
import { densityLines } from './density-words.ts';
import type { Picked } from './layer.ts';
import { gridsLayer } from './layers/grids-layer.ts';
import type { MapScene } from './scene.ts';

/** What the bare ground tells: the grid with its measure, and the density just here where it is shown. */
export function pickGround(grid: unknown, scene: MapScene, position: LonLat): Picked | undefined {
  const picked = gridsLayer.pick?.(grid, scene);
  if (!picked) return undefined;
  const { title, lines } = picked.tooltip;
  return { ...picked, tooltip: { title, lines: [...lines, ...densityLines(scene, position)] } };
}
