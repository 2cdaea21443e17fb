import { type ComponentProps, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { LAYER_STATES, type LayerState } from '../../debug/layer-state.ts';
import { legendsOf } from '../../map/describe-layers.ts';
import type { DistrictMap } from '../../map/district-map.ts';
import type { MapLayer } from '../../map/layer.ts';
import { MapView, selectLegends } from '../../map/MapView.tsx';
import { AppContext, useApp, useText } from '../../panels/app-context.ts';
import { LayerChip } from '../../panels/layers/LayersPanel.tsx';
import type { AppStore } from '../../store/store.ts';
import { Toggle, ToggleGroup } from '../../ui/Toggle.tsx';
import { canDrawHere } from '../stage/can-draw-map.ts';
import { Guarded } from '../stage/Guarded.tsx';
import { MapStage } from '../stage/MapStage.tsx';
import type { MapChunk } from '../stage/use-map-chunk.ts';
import { stackOf } from './debug-stack.ts';
import { debugWords } from './debug-words.ts';
import { addressOf, listAddress } from './layer-address.ts';
import { useSample } from './use-sample.ts';
import { useSampleView } from './use-sample-view.ts';

const DRAWS_MAP = canDrawHere();
/** A team, the district's couriers, and ten times as many. */
const TEAM_SIZES = [12, 254, 2_540] as const;

type LayerRoomProps = {
  store: AppStore;
  layer: MapLayer;
  state: LayerState;
  onMap(map: DistrictMap | undefined): void;
};

/** One layer alone on the district's map, in one of its states. */
export function LayerRoom({ layer, state, onMap }: LayerRoomProps) {
  const t = useText();
  const [members, setMembers] = useState<number>(TEAM_SIZES[0]);
  const district = useApp((one) => one.district);
  const chosen = useMemo(() => [layer], [layer]);
  const view = useSampleView(chosen);
  const sample = useSample(district, { view, state, members });
  const stack = useMemo(() => stackOf(layer, state === 'error'), [layer, state]);
  const chunk = useMemo((): MapChunk => {
    const StackedMap = (props: ComponentProps<typeof MapView>) => <MapView {...props} stack={stack} />;
    return { kind: DRAWS_MAP ? 'ready' : 'simple', code: { MapView: StackedMap, selectLegends } };
  }, [stack]);
  return (
    <div className="debug-room">
      <aside className="debug-side">
        <StateLinks id={layer.id} state={state} />
        {layer.id === 'team-patrols' && <TeamSizes members={members} onChoose={setMembers} />}
        {sample && (
          <AppContext value={sample}>
            <ul>
              <OwnLegend id={layer.id} store={sample} stack={stack} />
            </ul>
          </AppContext>
        )}
      </aside>
      <main className="debug-map">
        {sample ? (
          <AppContext value={sample}>
            <Guarded>
              <MapStage store={sample} chunk={chunk} onMap={onMap} />
            </Guarded>
          </AppContext>
        ) : (
          <p className="map-waiting">{t('app.loading')}</p>
        )}
      </main>
    </div>
  );
}

function StateLinks({ id, state }: { id: string; state: LayerState }) {
  const text = debugWords[useApp(({ language }) => language)];
  return (
    <nav aria-label={text.state}>
      <p>
        <a href={listAddress(location.search)}>{text.all}</a> · {id}
      </p>
      <ul className="debug-states">
        {LAYER_STATES.map((one) => (
          <li key={one}>
            <a href={addressOf(id, one, location.search)} aria-current={one === state ? 'page' : undefined}>
              {text[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TeamSizes({ members, onChoose }: { members: number; onChoose(members: number): void }) {
  const text = debugWords[useApp(({ language }) => language)];
  return (
    <ToggleGroup label={text.members}>
      {TEAM_SIZES.map((size) => (
        <Toggle key={size} isOn={size === members} onPress={() => onChoose(size)}>
          {size}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}

function OwnLegend({ id, store, stack }: { id: string; store: AppStore; stack: readonly MapLayer[] }) {
  const select = useMemo(() => legendsOf(stack), [stack]);
  const legend = useStore(store, select).find((one) => one.id === id);
  const text = debugWords[useApp(({ language }) => language)];
  return legend ? <LayerChip layer={legend} /> : <li className="debug-note">{text.helper}</li>;
}
