import { createHash } from 'node:crypto';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import type { Wait, Weights } from './settings.ts';

/**
 * Chance for one part of the story. Every part has a stream of its own, told apart by its name, so that a change in one
 * part does not reshuffle the others.
 */
export class Chance {
  readonly #random: () => number;

  constructor(...names: (string | number)[]) {
    this.#random = seededRandom(digest(names).readUInt32LE(0));
  }

  /** Uniform in [0, 1). */
  next(): number {
    return this.#random();
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  between([low, high]: readonly [number, number]): number {
    return low + this.next() * (high - low);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)];
  }

  /** @throws RangeError when no key has weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>> | Weights): Key {
    const entries = Object.entries(weights) as [Key, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      if (left < weight) return key;
      left -= weight;
    }
    throw new RangeError(`Nothing to choose from: ${JSON.stringify(weights)}.`);
  }

  /** Standard normal (Box and Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Time to the next of events that come at a mean distance. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Seconds of a log-normal wait. */
  wait({ medianSeconds, sigma }: Wait): number {
    return medianSeconds * Math.exp(sigma * this.normal());
  }

  /** Gamma of whole shape and mean 1: the mean of so many exponentials. */
  level(shape: number): number {
    let sum = 0;
    for (let i = 0; i < shape; i++) sum += this.exponential(1);
    return sum / shape;
  }
}

/** The n-th event id of a run: a UUID of version 8 (RFC 9562, section 5.8), the same for the same names. */
export function namedUuid(...names: (string | number)[]): string {
  const bytes = digest(names).subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const digest = (names: readonly (string | number)[]) => createHash('sha256').update(JSON.stringify(names)).digest();
