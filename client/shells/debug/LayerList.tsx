import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { LAYER_STATES, type LayerState } from '../../debug/layer-state.ts';
import { legendsOf } from '../../map/describe-layers.ts';
import type { MapLayer } from '../../map/layer.ts';
import { AppContext, useApp, useFormat, useText } from '../../panels/app-context.ts';
import { LayerChip } from '../../panels/layers/LayersPanel.tsx';
import type { AppStore } from '../../store/store.ts';
import { debugWords } from './debug-words.ts';
import { addressOf } from './layer-address.ts';
import { useSample } from './use-sample.ts';
import { useSampleView } from './use-sample-view.ts';

const MEMBERS = 48;

/** Every layer of the stack, topmost first, in its four states side by side as the panel of layers tells it. */
export function LayerList({ stack }: { stack: readonly MapLayer[] }) {
  const t = useText();
  const text = debugWords[useApp(({ language }) => language)];
  const district = useApp((state) => state.district);
  const view = useSampleView(stack);
  const samples: Record<LayerState, AppStore | undefined> = {
    loaded: useSample(district, { view, state: 'loaded', members: MEMBERS }),
    empty: useSample(district, { view, state: 'empty', members: MEMBERS }),
    stale: useSample(district, { view, state: 'stale', members: MEMBERS }),
    error: useSample(district, { view, state: 'error', members: MEMBERS }),
  };
  const failing = samples.error;
  // Here no map draws the layers that fail, so it is told for them.
  useEffect(() => {
    for (const { id } of stack) failing?.getState().reportBrokenLayer(id);
  }, [failing, stack]);
  const selectLegends = useMemo(
    () => Object.fromEntries(LAYER_STATES.map((state) => [state, legendsOf(stack)])),
    [stack],
  );
  if (!LAYER_STATES.every((state) => samples[state])) return <main className="debug-list">{t('app.loading')}</main>;
  return (
    <main className="debug-list">
      <div className="debug-row is-head">
        <span>{text.layer}</span>
        {LAYER_STATES.map((state) => (
          <span key={state}>{text[state]}</span>
        ))}
      </div>
      {[...stack].reverse().map((layer) => (
        <section className="debug-row" key={layer.id} data-layer={layer.id}>
          <LayerFacts layer={layer} />
          {layer.legend &&
            LAYER_STATES.map((state) => (
              <AppContext key={state} value={samples[state]}>
                <StateCell id={layer.id} store={samples[state]!} select={selectLegends[state]} />
              </AppContext>
            ))}
        </section>
      ))}
    </main>
  );
}

function LayerFacts({ layer: { id, words, legend, ageLimit } }: { layer: MapLayer }) {
  const language = useApp((state) => state.language);
  const { count } = useFormat();
  const text = debugWords[language];
  const limit = ageLimit ? `${text.limit} ${count(ageLimit.seconds)} ${text.seconds}` : text.ageless;
  return (
    <div>
      <p>{words[language].name || id}</p>
      <p className="debug-note">{legend ? [words[language].unit, limit].filter(Boolean).join(' · ') : text.helper}</p>
      <p className="debug-note">
        <a href={addressOf(id, 'loaded', location.search)}>{id}</a>
      </p>
    </div>
  );
}

type StateCellProps = { id: string; store: AppStore; select: ReturnType<typeof legendsOf> };

function StateCell({ id, store, select }: StateCellProps) {
  const legend = useStore(store, select).find((one) => one.id === id);
  return <ul>{legend && <LayerChip layer={legend} />}</ul>;
}
