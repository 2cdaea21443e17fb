import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DistrictMap } from '../../map/district-map.ts';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppStore } from '../../store/store.ts';

type Chunk = typeof import('../../map/MapView.tsx');

/** The code of the map, which is most of the page: fetched after the shell stands, and again on demand if that fails. */
export type MapChunk = { kind: 'loading' } | { kind: 'ready'; code: Chunk } | { kind: 'failed'; retry(): void };

export function useMapChunk(store: AppStore) {
  const [chunk, setChunk] = useState<MapChunk>({ kind: 'loading' });
  const [current, setCurrent] = useState<DistrictMap>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what asks for the code again
  useEffect(() => {
    setChunk({ kind: 'loading' });
    import('../../map/MapView.tsx').then(
      (code) => setChunk({ kind: 'ready', code }),
      (error: unknown) => {
        console.error('The map could not be fetched.', error);
        setChunk({ kind: 'failed', retry: () => setAttempt((before) => before + 1) });
      },
    );
  }, [attempt]);

  return { chunk, current, setCurrent, layers: useLayers(store, chunk) };
}

const NO_LAYERS: readonly LayerLegend[] = [];
const noLayers = () => NO_LAYERS;

function useLayers(store: AppStore, chunk: MapChunk): readonly LayerLegend[] {
  return useStore(store, chunk.kind === 'ready' ? chunk.code.selectLegends : noLayers);
}
