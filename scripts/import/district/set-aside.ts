import { shortWord } from '../terminal-text.ts';
import { type PropertyChoice, propertyText } from './choose-properties.ts';
import type { RawFeature } from './read-areas.ts';

/** A feature that becomes no area. `label` is what a person may know it by. */
export type SetAside = { readonly feature: RawFeature; readonly label: string; readonly reason: string };

/** `feature 3 (Harbor): it has no geometry`. */
export function describeSetAside({ feature, label, reason }: SetAside): string {
  return `feature ${feature.index}${label && ` (${shortWord(label)})`}: ${reason}`;
}

/** What to say of a file in which every feature was set aside. */
export function noAreas(path: string, setAside: readonly SetAside[]): string {
  const reasons = setAside.slice(0, 10).map(describeSetAside);
  return [`${path} has no usable area.`, ...reasons].join('\n  ');
}

export function withoutCode(feature: RawFeature, chosen: PropertyChoice): SetAside {
  const reason = `its ${chosen.id} is blank, and every area needs its code`;
  return { feature, label: labelOf(feature, chosen), reason };
}

/** Its name, else its code, else the first property that reads like a word. */
export function labelOf({ properties }: RawFeature, chosen?: PropertyChoice): string {
  const texts = Object.values(properties).map(propertyText);
  const known = chosen ? [chosen.name, chosen.id].map((key) => propertyText(properties[key])) : [];
  return known.find((text) => text !== '') ?? texts.find((text) => /\p{L}/u.test(text)) ?? '';
}
