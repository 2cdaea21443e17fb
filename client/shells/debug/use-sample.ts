import { useEffect, useState } from 'react';
import { startCompute } from '../../compute/start-compute.ts';
import { openSample, type SampleOptions } from '../../debug/layer-state.ts';
import type { LoadedDistrict } from '../../store/district.ts';
import type { AppStore } from '../../store/store.ts';

/** A store in one state for as long as it is shown; absent until the district has been read. */
export function useSample(
  district: LoadedDistrict | undefined,
  { view, state, members }: SampleOptions,
): AppStore | undefined {
  const [store, setStore] = useState<AppStore>();
  useEffect(() => {
    if (!district) return;
    const sample = openSample(district, { view, state, members });
    const stopCompute = startCompute(sample.store);
    setStore(sample.store);
    return () => {
      stopCompute();
      sample.stop();
      setStore(undefined);
    };
  }, [district, view, state, members]);
  return store;
}
