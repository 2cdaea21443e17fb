import { useState } from 'react';
import type { BoundingBox } from '../../../core/geo/units.ts';
import type { Words } from '../../i18n/t.ts';
import type { DistrictMap, MapEvents } from '../../map/district-map.ts';
import { useApp, useFormat, useText } from '../../panels/app-context.ts';
import { type Asked, HereMenu } from '../../panels/here/HereMenu.tsx';
import { SimpleMap } from '../../panels/simple-map/SimpleMap.tsx';
import { selectMapNotice } from '../../store/basemap.ts';
import type { LoadedDistrict } from '../../store/district.ts';
import type { AppStore } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { MapTooltip } from '../../ui/MapTooltip.tsx';
import { ScaleBar } from '../../ui/ScaleBar.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useMedia } from '../../ui/use-media.ts';
import type { MapChunk } from './use-map-chunk.ts';
import './stage.css';

type MapStageProps = {
  store: AppStore;
  chunk: MapChunk;
  /** What is shown at first; the whole district unless told otherwise. */
  home?: BoundingBox;
  onMap(map: DistrictMap | undefined): void;
};

type Hovered = Parameters<MapEvents['onHover']>[0];
type Scale = Parameters<MapEvents['onScale']>[0];

const words: Words<'lost'> = {
  'zh-CN': { lost: '显卡中断，未能恢复' },
  en: { lost: 'The graphics card was lost and did not come back' },
};

/** The map with what stands on it: tooltip, zoom, scale, and the notice that every map carries. */
export function MapStage({ store, chunk, home, onMap }: MapStageProps) {
  const t = useText();
  const district = useApp((state) => state.district);
  const [map, setMap] = useState<DistrictMap>();
  const [hovered, setHovered] = useState<Hovered>();
  const [scale, setScale] = useState<Scale>();
  const [asked, setAsked] = useState<Asked>();
  const [isLost, setLost] = useState(false);

  if (isLost && district) return <LostMap district={district} retry={() => setLost(false)} />;
  if (chunk.kind === 'failed') return <MapFailure retry={chunk.retry} />;
  if (!district || chunk.kind === 'loading') return <p className="map-waiting">{t('app.loading')}</p>;
  if (chunk.kind === 'simple') {
    return (
      <>
        <SimpleMap district={district} />
        <div className="map-chip">
          <Tag tone="warning">{t('layers.simple-map')}</Tag>
        </div>
        <MapFoot scale={undefined} />
      </>
    );
  }

  const { MapView } = chunk.code;
  return (
    <>
      <MapView
        store={store}
        district={district}
        label={t('map.label')}
        home={home}
        events={{ onHover: setHovered, onScale: setScale, onAsk: setAsked, onLost: () => setLost(true) }}
        onMap={(current) => {
          setMap(current);
          onMap(current);
        }}
      />
      {asked && <HereMenu key={`${asked.x} ${asked.y}`} asked={asked} onClose={() => setAsked(undefined)} />}
      {hovered && !asked && <MapTooltip x={hovered.x} y={hovered.y} {...hovered.tooltip} />}
      <div className="map-buttons">
        <Button shape="square" label={t('map.zoom-in')} onPress={() => map?.zoomBy(1)}>
          <Icon name="plus" />
        </Button>
        <Button shape="square" label={t('map.zoom-out')} onPress={() => map?.zoomBy(-1)}>
          <Icon name="minus" />
        </Button>
        <Button shape="square" label={t('map.fit')} onPress={() => map?.fit()}>
          <Icon name="fit" />
        </Button>
      </div>
      <MapFoot scale={scale} />
    </>
  );
}

/** The still picture in place of a map that can be drawn no more; what was hovered or asked went with it. */
function LostMap({ district, retry }: { district: LoadedDistrict; retry(): void }) {
  const t = useText();
  const language = useApp((state) => state.language);
  return (
    <>
      <SimpleMap district={district} />
      <div className="map-chip" role="status">
        <Tag tone="warning">{`${t('layers.simple-map')} · ${words[language].lost}`}</Tag>
        <Button onPress={retry}>{t('connection.retry')}</Button>
      </div>
      <MapFoot scale={undefined} />
    </>
  );
}

function MapFoot({ scale }: { scale: Scale | undefined }) {
  const { count } = useFormat();
  const t = useText();
  const mapNotice = useApp(selectMapNotice);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  // A phone has no room for the tag at the head of the page.
  const isPhone = useMedia('(max-width: 767px)');
  const notice = isSynthetic && isPhone ? `${mapNotice} · ${t('header.synthetic')}` : mapNotice;
  const lengthOf = ({ meters }: Scale & {}) => (meters >= 1000 ? `${count(meters / 1000)} km` : `${count(meters)} m`);
  return (
    <div className="map-foot">
      <ScaleBar scale={scale && { widthPx: scale.widthPx, label: lengthOf(scale) }} notice={notice} />
    </div>
  );
}

function MapFailure({ retry }: { retry(): void }) {
  const t = useText();
  return (
    <div className="map-waiting">
      <p>{t('map.failed')}</p>
      <Button onPress={retry}>{t('connection.retry')}</Button>
    </div>
  );
}
