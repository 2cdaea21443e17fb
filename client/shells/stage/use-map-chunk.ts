import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DistrictMap } from '../../map/district-map.ts';
import type { LayerLegend } from '../../store/legend.ts';
import type { AppStore } from '../../store/store.ts';
import { canDrawMap } from './can-draw-map.ts';
import { listIsShown } from './list-is-shown.ts';

type Chunk = typeof import('../../map/MapView.tsx');

/** The code of the map, which is most of the page: run after the shell and its list stand, and again on demand if it failed. */
export type MapChunk =
  | { kind: 'loading' }
  | { kind: 'ready'; code: Chunk }
  | { kind: 'failed'; retry(): void }
  /** This device draws no map: a still picture takes its place, and the code only tells of the layers. */
  | { kind: 'simple'; code: Chunk | undefined };

/** Asked at once: the answer takes as long as the shell. */
const isDrawing = canDrawMap();

export function useMapChunk(store: AppStore) {
  const [chunk, setChunk] = useState<MapChunk>({ kind: 'loading' });
  const [current, setCurrent] = useState<DistrictMap>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what asks for the code again
  useEffect(() => {
    setChunk({ kind: 'loading' });
    openMap(store).then(setChunk, (error: unknown) => {
      console.error('The map could not be fetched.', error);
      setChunk({ kind: 'failed', retry: () => setAttempt((before) => before + 1) });
    });
  }, [attempt, store]);

  return { chunk, current, setCurrent, layers: useLayers(store, chunk) };
}

/** The code is on its way from the beginning (`scripts/preload-map.ts`), but to run it takes longer than all before it. */
async function openMap(store: AppStore): Promise<MapChunk> {
  await listIsShown(store);
  const code = import('../../map/MapView.tsx');
  if (await isDrawing) return { kind: 'ready', code: await code };
  return { kind: 'simple', code: await code.catch(() => undefined) };
}

const codeOf = (chunk: MapChunk) => ('code' in chunk ? chunk.code : undefined);

const NO_LAYERS: readonly LayerLegend[] = [];
const noLayers = () => NO_LAYERS;

function useLayers(store: AppStore, chunk: MapChunk): readonly LayerLegend[] {
  return useStore(store, codeOf(chunk)?.selectLegends ?? noLayers);
}
