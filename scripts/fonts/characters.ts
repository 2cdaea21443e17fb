import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Scripts that the Latin font does not hold. */
const IDEOGRAPHIC = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/g;

/** The page's own words, and the names of the districts that ship with it. */
const HOLDS_WORDS = { client: /\.(?:ts|tsx|html)$/, geodata: /\.(?:json|geojson)$/ };

/** Every ideograph the page can show by itself, sorted. */
export function shownIdeographs(root: string): string {
  const found = new Set<string>();
  for (const [folder, holdsWords] of Object.entries(HOLDS_WORDS)) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!holdsWords.test(file)) continue;
      const text = readFileSync(path.join(root, folder, file), 'utf8');
      for (const [character] of text.matchAll(IDEOGRAPHIC)) found.add(character);
    }
  }
  return [...found].sort().join('');
}

/**
 * A CSS `unicode-range` without some characters. Where two faces both claim one, a script that asks for it to be loaded
 * gets both files.
 *
 * @param characters - Sorted, without repeats.
 */
export function rangeWithout(range: string, characters: string): string {
  const taken = [...characters].map((character) => character.codePointAt(0)!); // a string yields whole characters
  const left = range.split(',').flatMap((part) => {
    const [from, to = from] = part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    const gaps: [number, number][] = [];
    let next = from;
    for (const code of taken) {
      if (code < from || code > to) continue;
      if (code > next) gaps.push([next, code - 1]);
      next = code + 1;
    }
    if (next <= to) gaps.push([next, to]);
    return gaps;
  });
  return left.map(rangePart).join(',');
}

/** Characters as a CSS `unicode-range`, neighbors joined. @param characters - Sorted, without repeats. */
export function unicodeRange(characters: string): string {
  const ranges: [from: number, to: number][] = [];
  for (const character of characters) {
    const code = character.codePointAt(0)!; // a string yields whole characters
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(rangePart).join(',');
}

function rangePart([from, to]: readonly [number, number]): string {
  return from === to ? `U+${from.toString(16)}` : `U+${from.toString(16)}-${to.toString(16)}`;
}
