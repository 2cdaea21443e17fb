const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * In the pinyin order of Chinese, each letter begins with a mark of its own, U+FDD0 and the letter, so that a library can
 * put headings between the words (CLDR, collation indexes). A character belongs to the last heading before it; of a
 * character with several readings, the collation knows the most usual one.
 */
const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const HEADINGS = LETTERS.map((letter) => [`\uFDD0${letter}`, letter.toLowerCase()] as const);

/** A browser without the order of Chinese gives no initials, and words are found by their characters alone. */
const knowsPinyin = collator.resolvedOptions().locale.startsWith('zh');

const HAN = /\p{Script=Han}/u;
const known = new Map<string, string>();

/** 松花江 to `shj`; what is no Chinese character stays, in lower case and without spaces. */
export function pinyinInitials(text: string): string {
  if (!knowsPinyin) return text.toLowerCase();
  return [...text.toLowerCase()]
    .map((character) => (HAN.test(character) ? initialOf(character) : character.trim()))
    .join('');
}

function initialOf(character: string): string {
  let initial = known.get(character);
  if (initial === undefined) {
    initial = HEADINGS.findLast(([heading]) => collator.compare(heading, character) <= 0)?.[1] ?? '';
    known.set(character, initial);
  }
  return initial;
}
