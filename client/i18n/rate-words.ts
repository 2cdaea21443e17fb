import { percent, type Rate } from '../../core/domain/rate.ts';

/** Below this, a share says more than is known. */
const LEAST_SAMPLE = 20;
/** From here on, two decimals are carried by the numbers. */
const LARGE_SAMPLE = 1_000;

/** How a rate may be told: in words where nothing or too little was counted, else with the decimals it carries. */
export type ToldRate =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'few' }
  | { readonly kind: 'percent'; readonly text: string };

/** 100 and 0 are printed for all and for none, whatever rounding says. */
export function tellRate(rate: Rate): ToldRate {
  const value = percent(rate);
  if (value === undefined) return { kind: 'unknown' };
  if (rate.denominator < LEAST_SAMPLE) return { kind: 'few' };
  if (value === 0 || value === 100) return { kind: 'percent', text: String(value) };
  const decimals = rate.denominator < LARGE_SAMPLE ? 1 : 2;
  const least = 10 ** -decimals;
  return { kind: 'percent', text: Math.min(100 - least, Math.max(least, value)).toFixed(decimals) };
}
