import type { MapScene } from './scene.ts';

export const COVERAGE_AGE = 'coverage-age';

/** Two hatches over each other would say nothing: while the age of coverage is shown, it is the only one. */
export const isHatchTaken = ({ toggledLayers }: Pick<MapScene, 'toggledLayers'>): boolean =>
  toggledLayers.includes(COVERAGE_AGE);
