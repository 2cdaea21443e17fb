/** What a figure has to reach: by itself, or as a multiple of its peer's. */
export type Target = { readonly of: 'value' | 'ratio' } & ({ readonly atMost: number } | { readonly atLeast: number });

/** One measured number. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: { readonly name: string; readonly value: number };
  /** Median of the ratios of paired runs, ours to the peer's. */
  readonly ratio?: number;
  /** None: reported for its own sake. */
  readonly target?: Target;
  /** What else a reader must know to judge it. */
  readonly note?: string;
};

export type BenchContext = {
  /** Sizes too small to count, to see that everything runs. */
  readonly isQuick: boolean;
  /** How often each side of a comparison runs. */
  readonly rounds: number;
  /** For programs that are not ours, such as npm. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  log(line: string): void;
};

export type Bench = {
  readonly name: string;
  /** Runs only when named. */
  readonly isOnRequest?: true;
  run(context: BenchContext): Promise<Figure[]>;
};

export type Verdict = 'met' | 'missed' | '–';

export function verdictOf({ value, ratio, target }: Figure): Verdict {
  if (!target) return '–';
  const reached = target.of === 'value' ? value : ratio;
  if (reached === undefined) return 'missed';
  const isMet = 'atMost' in target ? reached <= target.atMost : reached >= target.atLeast;
  return isMet ? 'met' : 'missed';
}

export function targetText({ target, unit }: Figure): string {
  if (!target) return '–';
  const bound = 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return target.of === 'ratio' ? `${bound} × peer` : `${bound} ${unit}`;
}
