import type { District } from '../../core/domain/district.ts';
import { en } from './en.ts';
import { type TextKey, zhCN } from './zh-CN.ts';

/** A language the page is written in: those in which a district is named. */
export type Language = keyof District['name'];

/** Words that belong to one file, in every language; a missing one does not compile. */
export type Words<Key extends string> = { readonly [L in Language]: Readonly<Record<Key, string>> };

export type TextValues = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, values?: TextValues) => string;

const TEXTS: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

const FORMATS: Record<Language, { plural: Intl.PluralRules; number: Intl.NumberFormat }> = {
  'zh-CN': { plural: new Intl.PluralRules('zh-CN'), number: new Intl.NumberFormat('zh-CN') },
  en: { plural: new Intl.PluralRules('en'), number: new Intl.NumberFormat('en') },
};

/** The texts of one language. Numbers are written with their thousands, and choose the plural form. */
export function translate(language: Language): Translate {
  return (key, values) => fill(TEXTS[language][key], language, values);
}

/** The same of words that belong to one file. */
export function translateWords<Key extends string>(words: Words<Key>, language: Language) {
  return (key: Key, values?: TextValues): string => fill(words[language][key], language, values);
}

/** Whether a code has a text under a prefix; codes come from the wire, so they may be unknown to this release. */
export function hasText(key: string): key is TextKey {
  return key in zhCN;
}

function fill(text: string, language: Language, values: TextValues = {}): string {
  const { plural, number } = FORMATS[language];
  const [one, many] = text.split('|');
  const count = values.count ?? values.days;
  const chosen = many === undefined || (typeof count === 'number' && plural.select(count) === 'one') ? one : many;
  return chosen.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number.format(value) : value;
  });
}
