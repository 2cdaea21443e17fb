import type { SliceOf } from './slice.ts';

export type ProblemsSlice = {
  /** Records that could not be applied or read; shown, never hidden. */
  badRecords: number;
  /** Layers whose drawing failed; the map goes on without them. */
  brokenLayers: readonly string[];
  /** The district has a base map and it cannot be had: the map draws without it. */
  basemapHasFailed: boolean;
  countBadRecord(): void;
  reportBrokenLayer(id: string): void;
  reportBasemap(it: 'failed' | 'expected'): void;
};

export const problemsSlice: SliceOf<ProblemsSlice> = (set, get) => ({
  badRecords: 0,
  brokenLayers: [],
  basemapHasFailed: false,

  countBadRecord() {
    set(({ badRecords }) => ({ badRecords: badRecords + 1 }));
  },

  reportBasemap(it) {
    set({ basemapHasFailed: it === 'failed' });
  },

  reportBrokenLayer(id) {
    const { brokenLayers } = get();
    if (!brokenLayers.includes(id)) set({ brokenLayers: [...brokenLayers, id] });
  },
});
