/** Lower bounds of the six steps of the choropleth, the first for "none open". */
export type GridScale = readonly [0, number, number, number, number, number];

/** Round numbers only, so that a class can be remembered; each reaches about twice as far as the one before. */
const SCALES: readonly GridScale[] = [
  [0, 1, 2, 3, 5, 8],
  [0, 1, 5, 10, 15, 20],
  [0, 1, 10, 20, 30, 50],
  [0, 1, 20, 50, 75, 100],
  [0, 1, 50, 100, 150, 200],
  [0, 1, 100, 200, 300, 500],
  [0, 1, 200, 500, 750, 1000],
  [0, 1, 500, 1000, 2000, 5000],
];

/** How far beyond the lower bound of its top step a scale may be stretched before the next one takes over. */
const STRETCH = 2;

/** The finest scale that holds the fullest grid. */
export function scaleFor(most: number): GridScale {
  return SCALES.find((scale) => most < scale[5] * STRETCH) ?? SCALES[SCALES.length - 1];
}

/** Fixed within a scene, so that two moments can be compared: a scale only ever moves up, when the grids outgrow it. */
export function grownScale(scale: GridScale, most: number): GridScale {
  const needed = scaleFor(most);
  return needed[5] > scale[5] ? needed : scale;
}

/** Index of the step a count falls in. */
export function stepOf(scale: GridScale, open: number): number {
  let step = 0;
  while (step < 5 && open >= scale[step + 1]) step += 1;
  return step;
}
