import { InputProblem } from '../input-problem.ts';
import { bareName } from '../mapping/header-words.ts';
import type { RawFeature } from './read-areas.ts';

/** Which properties of the features are the code and the name of an area. */
export type PropertyChoice = { readonly id: string; readonly name: string };

const ID_NAMES =
  /^(?:grid|area|zone|ward|district|community|tract|unit|nc|geo)?(?:id|code|no|number|num|key|编码|编号|代码|标识码|dm|bm|bsm)$/;
/** Numbers a drawing program counts rows with: unique in one export, different in the next. */
const ROW_COUNTERS = /^(?:objectid\d*|fid|ogcfid|gid|oid|rowid|index|idx)$/;
const NAME_NAMES =
  /^(?:name|gridname|areaname|nameen|namezh|fullname|label|title|ncname|communityname|wardname|名称|网格名称|社区名称|mc|wgmc)$/;

/**
 * The code and the name of the areas, by the properties' names and values. The code is unique, short and one word; the
 * name is text that reads as one.
 *
 * @throws InputProblem when a given property is missing, or no property can be a code.
 */
export function chooseProperties(
  features: readonly RawFeature[],
  given: { readonly id?: string; readonly name?: string },
): PropertyChoice {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  for (const key of [given.id, given.name]) {
    if (key !== undefined && !keys.includes(key)) {
      throw new InputProblem(`No feature has a property "${key}". There are: ${keys.join(', ') || 'none'}.`);
    }
  }
  const id = given.id ?? best(keys, (key) => idScore(key, valuesOf(features, key)));
  if (id === undefined) {
    throw new InputProblem(
      `No property is a code that tells the areas apart (there are: ${keys.join(', ') || 'none'}). Name one with --id-property.`,
    );
  }
  const name = given.name ?? best(keys, (key) => (key === id ? 0 : nameScore(key, valuesOf(features, key)))) ?? id;
  return { id, name };
}

/** What a property says, as text without outer spaces; blank where there is none. */
export function propertyText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

const valuesOf = (features: readonly RawFeature[], key: string) =>
  features.map(({ properties }) => propertyText(properties[key]));

/** The key of the highest score above 0, the first of equals. */
function best(keys: readonly string[], score: (key: string) => number): string | undefined {
  const scored = keys.map((key) => ({ key, score: score(key) })).filter((entry) => entry.score > 0);
  return scored.reduce<(typeof scored)[number] | undefined>(
    (top, entry) => (top && top.score >= entry.score ? top : entry),
    undefined,
  )?.key;
}

/** A code column may lack a few: those areas are set aside one by one. */
const mostBlank = (count: number) => Math.max(1, 0.2 * count);

/**
 * 0 when it cannot be a code. A real code beats a row counter, a row counter beats a unique name.
 *
 * What is called a code and holds codes is one even if a few are blank or doubled, so that the areas are set aside or the file
 * is refused for it, and no other property is taken in silence. A column in which most are doubled names groups of areas.
 */
function idScore(key: string, all: readonly string[]): number {
  const values = all.filter((value) => value !== '');
  const isUsable = values.length > 0 && values.every((value) => [...value].length <= 64 && !/^-?\d+\.\d+$/.test(value));
  if (!isUsable) return 0;
  const bare = bareName(key);
  const isCode = values.every((value) => /^[\p{L}\d][\p{L}\d._/-]*$/u.test(value) && value.length <= 32);
  const isNamedCode = isCode && ID_NAMES.test(bare) && !ROW_COUNTERS.test(bare);
  const distinct = new Set(values).size;
  const blank = all.length - values.length;
  if (distinct < values.length || blank > 0) {
    const isNearlyCode = isNamedCode && 2 * distinct >= values.length && blank <= mostBlank(all.length);
    return isNearlyCode ? 3.5 : 0;
  }
  if (ROW_COUNTERS.test(bare)) return isCode ? 2 : 0;
  if (ID_NAMES.test(bare)) return isCode ? 4 : 1;
  return isCode && values.every((value) => /\d/.test(value)) ? 3 : 1;
}

/** Text with letters that differs from area to area; a web address or a date is none. */
function nameScore(key: string, values: readonly string[]): number {
  const filled = values.filter((value) => value !== '');
  const isText = filled.every((value) => /\p{L}/u.test(value) && !/^(?:https?:|\d{4}-\d\d)/.test(value));
  if (filled.length === 0 || !isText) return 0;
  const distinct = new Set(filled).size / values.length;
  return (NAME_NAMES.test(bareName(key)) ? 2 : 0) + distinct;
}
