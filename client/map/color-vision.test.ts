import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
const LEAST_DIFFERENCE = 10;

type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** What is left of linear RGB to eyes without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

/** sRGB's primaries and its white, D65 (IEC 61966-2-1). */
const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Vector = [0.95047, 1, 1.08883];

const times = (matrix: Matrix, [x, y, z]: Vector): Vector =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Vector; // three rows in, three numbers out

function linear(hex: string): Vector {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Vector;
}

function lab(hex: string, eyes: Matrix): Vector {
  const seen = times(eyes, linear(hex)).map((c) => Math.min(1, Math.max(0, c))) as unknown as Vector;
  const [x, y, z] = times(TO_XYZ, seen).map((value, i) => {
    const share = value / WHITE[i];
    return share > 216 / 24389 ? Math.cbrt(share) : (24389 / 27 / 116) * share + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE 1976. */
const difference = (a: Vector, b: Vector) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The least difference between any two of a set of tokens. */
function leastDifference(colors: readonly string[], eyes: Matrix): number {
  const seen = colors.map((hex) => lab(hex, eyes));
  return Math.min(...seen.flatMap((a, i) => seen.slice(i + 1).map((b) => difference(a, b))));
}

/** Colors of a theme: its own block, over the first one. */
function colorsOf(theme: string, names: readonly string[]): string[] {
  const blocks = TOKENS.split(/^\}/m);
  const own = blocks.filter((block) => block.includes(`[data-theme="${theme}"]`)).join('\n');
  return names.map((name) => {
    const found =
      new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\b`, 'i').exec(own) ??
      new RegExp(`--${name}:\\s*(#[0-9a-f]{6})\\b`, 'i').exec(TOKENS);
    if (!found) throw new Error(`No color for --${name}.`);
    return found[1];
  });
}

const SETS = {
  statuses: ['status-ok', 'status-soon', 'status-over', 'status-urgent'],
  grades: ['grade-urgent', 'grade-sudden', 'grade-key', 'grade-ordinary'],
};

const cases = ['dark', 'light'].flatMap((theme) =>
  Object.entries(SETS).flatMap(([set, names]) => Object.keys(EYES).map((eyes) => ({ theme, set, names, eyes }))),
);

describe('the colors of statuses and grades', () => {
  it.each(cases)('are told apart: $set in the $theme by $eyes eyes', ({ theme, names, eyes }) => {
    expect(leastDifference(colorsOf(theme, names), EYES[eyes])).toBeGreaterThanOrEqual(LEAST_DIFFERENCE);
  });

  it('differ by as much as the tokens say they do', () => {
    const told = (theme: string, names: readonly string[]) =>
      ['normal', 'deutan', 'protan'].map((eyes) => Math.round(leastDifference(colorsOf(theme, names), EYES[eyes])));
    // the comments beside the colors in tokens.css
    expect(told('dark', SETS.statuses)).toEqual([35, 12, 20]);
    expect(told('dark', SETS.grades)).toEqual([38, 23, 34]);
  });

  it('would fail as a red and a green, which deutan eyes take for one', () => {
    const pair = ['#b0524a', '#7f7441'];
    expect(leastDifference(pair, EYES.normal)).toBeGreaterThan(30);
    expect(leastDifference(pair, EYES.deutan)).toBeLessThan(LEAST_DIFFERENCE);
  });
});
