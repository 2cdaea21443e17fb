import type { StreetClass } from '../../../core/domain/street.ts';
import { FIRST, REFUSED, SECOND, SUFFIXES } from './street-words.ts';

export type StreetName = { readonly zh: string; readonly en: string };

/** Names that are not drawn from the pool: the account's, and some that every town on this river has. */
export const GIVEN = {
  newRoad: { zh: '宜山东路', en: 'Yishan East Road' },
  shadyLane: { zh: '背阴胡同', en: 'Beiyin Hutong' },
  relitLane: { zh: '原山胡同', en: 'Yuanshan Hutong' },
  relitRoad: { zh: '红旗路', en: 'Hongqi Road' },
  leftEmbankment: { zh: '滨江南路', en: 'Binjiang South Road' },
  rightEmbankment: { zh: '滨江东路', en: 'Binjiang East Road' },
} as const satisfies Record<string, StreetName>;

/** Promenades along the left and the right bank. */
export const PROMENADES: readonly StreetName[] = [
  { zh: '滨江南步道', en: 'Binjiang South Path' },
  { zh: '滨江东步道', en: 'Binjiang East Path' },
];

/** Gives invented names, no two the same; deterministic for a given chance. */
export class NamePool {
  readonly #stems: { zh: string; en: string }[];
  readonly #used = new Set<string>([...Object.values(GIVEN), ...PROMENADES].map(({ zh }) => zh));
  #next = 0;

  constructor(random: () => number) {
    this.#stems = FIRST.flatMap(([first, read]) =>
      SECOND.filter(([second]) => first !== second && !REFUSED.has(first + second)).map(([second, readSecond]) => ({
        zh: first + second,
        en: read + readSecond,
      })),
    );
    for (let i = this.#stems.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [this.#stems[i], this.#stems[j]] = [this.#stems[j], this.#stems[i]];
    }
  }

  /** @throws Error when the pool is dry. */
  take(kind: StreetClass | 'country'): StreetName {
    const suffixes = SUFFIXES[kind];
    for (let tries = 0; tries < this.#stems.length * suffixes.length; tries++) {
      const stem = this.#stems[this.#next % this.#stems.length];
      const [zh, en] = suffixes[(this.#next + Math.floor(this.#next / this.#stems.length)) % suffixes.length];
      this.#next += 1;
      const name = { zh: stem.zh + zh, en: `${stem.en} ${en}` };
      if (this.#used.has(name.zh)) continue;
      this.#used.add(name.zh);
      return name;
    }
    throw new Error(`No name is left for a street of class ${kind}.`);
  }
}
