/** What became of one record. */
export type RecordFate =
  | { readonly kind: 'imported' }
  /** The log holds exactly this already. */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string };

/** One refused record, for the report. */
export type RefusedRecord = { readonly line: number; readonly code: string; readonly detail: string };

export type RefusalGroup = { readonly code: string; count: number; readonly first: RefusedRecord[] };

const FIRST_LINES = 10;

/**
 * Every record has exactly one fate, so `read = imported + alreadyThere + refused` holds at any time. Memory is bounded:
 * of each reason the first ten lines are kept; all go to `onRefused`.
 */
export class Account {
  imported = 0;
  alreadyThere = 0;
  refused = 0;
  readonly #groups = new Map<string, RefusalGroup>();
  readonly #onRefused: (record: RefusedRecord) => void;

  constructor(onRefused: (record: RefusedRecord) => void = () => {}) {
    this.#onRefused = onRefused;
  }

  get read(): number {
    return this.imported + this.alreadyThere + this.refused;
  }

  /** Reasons, the commonest first. */
  get refusals(): RefusalGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.count - a.count);
  }

  settle(line: number, fate: RecordFate): void {
    switch (fate.kind) {
      case 'imported':
        this.imported += 1;
        break;
      case 'already-there':
        this.alreadyThere += 1;
        break;
      case 'refused':
        this.#refuse({ line, code: fate.code, detail: fate.detail });
        break;
    }
  }

  #refuse(record: RefusedRecord): void {
    this.refused += 1;
    const group: RefusalGroup = this.#groups.get(record.code) ?? { code: record.code, count: 0, first: [] };
    this.#groups.set(record.code, group);
    group.count += 1;
    if (group.first.length < FIRST_LINES) group.first.push(record);
    this.#onRefused(record);
  }
}
