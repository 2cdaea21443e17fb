/** Meters east and north of the district's center. */
export type Place = readonly [x: number, y: number];

/** A smooth field of values from -1 to 1. */
export type Noise = (x: number, y: number) => number;

/** Value noise: a random number on each corner of a square raster, smooth between. */
export function noise(seed: number, wavelength: number): Noise {
  const corner = (column: number, row: number) => {
    let mixed = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2_147_483_648 - 1;
  };
  const ease = (t: number) => t * t * t * (t * (6 * t - 15) + 10);
  return (x, y) => {
    const [column, row] = [Math.floor(x / wavelength), Math.floor(y / wavelength)];
    const [u, v] = [ease(x / wavelength - column), ease(y / wavelength - row)];
    const south = corner(column, row) * (1 - u) + corner(column + 1, row) * u;
    const north = corner(column, row + 1) * (1 - u) + corner(column + 1, row + 1) * u;
    return south * (1 - v) + north * v;
  };
}

/** Several noises, each of half the wavelength and half the weight of the one before. */
export function octaves(seed: number, wavelength: number, count: number): Noise {
  const parts = Array.from({ length: count }, (_, i) => noise(seed + 101 * i, wavelength / 2 ** i));
  const whole = 2 - 2 ** (1 - count);
  return (x, y) => parts.reduce((sum, part, i) => sum + part(x, y) / 2 ** i, 0) / whole;
}

/** The n-th place of a sequence that fills the unit square evenly (R2, by the plastic number). */
export const evenly = (n: number): Place => [
  (0.5 + n * 0.754_877_666_246_693) % 1,
  (0.5 + n * 0.569_840_290_998_053) % 1,
];
