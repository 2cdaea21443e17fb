import type { SliceOf } from './slice.ts';

export type ProblemsSlice = {
  /** Records that could not be applied or read; shown, never hidden. */
  badRecords: number;
  /** Layers whose drawing failed; the map goes on without them. */
  brokenLayers: readonly string[];
  countBadRecord(): void;
  reportBrokenLayer(id: string): void;
};

export const problemsSlice: SliceOf<ProblemsSlice> = (set, get) => ({
  badRecords: 0,
  brokenLayers: [],

  countBadRecord() {
    set(({ badRecords }) => ({ badRecords: badRecords + 1 }));
  },

  reportBrokenLayer(id) {
    const { brokenLayers } = get();
    if (!brokenLayers.includes(id)) set({ brokenLayers: [...brokenLayers, id] });
  },
});
