import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { DarkStretch } from '../../../core/analysis/lamp-lights.ts';
import { formatIn } from '../../i18n/format.ts';
import type { Words } from '../../i18n/t.ts';
import type { LegendEntry } from '../../store/legend.ts';
import { memo } from '../../store/memo.ts';
import type { LampView } from '../../store/places.ts';
import { GlowExtension } from '../glow-extension.ts';
import type { LegendScene, MapLayer, Picked } from '../layer.ts';
import { deckColor, type Palette, type PaletteToken } from '../palette.ts';
import { placeLegend } from '../place-legend.ts';
import type { MapScene } from '../scene.ts';

const EXTENSIONS = [new GlowExtension()];
/** Half of the distance between two lamps and as much again, so that a lit street is one band of light. */
const POOL_METERS = 36;
const HOUR_SECONDS = 3600;

type WordKey = 'name' | 'unit' | 'lit' | 'dark' | 'street' | 'unknown' | 'monitored' | 'lamps' | 'night' | 'day';
const words: Words<WordKey> = {
  'zh-CN': {
    name: '路灯',
    unit: '盏，单灯监测与上报',
    lit: '正常',
    dark: '单灯不亮',
    street: '整路不亮',
    unknown: '状态未知',
    monitored: '有单灯监测',
    lamps: '盏不亮 · 暗段',
    night: '按日落计算，亮灯至',
    day: '白天只示状态，亮灯自',
  },
  en: {
    name: 'Street lamps',
    unit: 'lamps; by controller and report',
    lit: 'well',
    dark: 'dark',
    street: 'dark street',
    unknown: 'not known',
    monitored: 'reports itself',
    lamps: 'lamps dark · stretch of',
    night: 'by the sun, lit until',
    day: 'by day their state only; lit from',
  },
};

/** Lamps with their pools of light, from dusk to dawn; a failed one is a ring, a dark street a casing, and an unknown one no light at all. */
export const lampsLayer: MapLayer = {
  id: 'lamps',
  needs: 'lamps',
  words,
  isOffAtFirst: true,
  ageLimit: { source: 'lamp', seconds: HOUR_SECONDS },
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ lamps }) => lamps,
      (scene) => [
        { swatch: { kind: 'shape', shape: 'circle', token: 'lamp-pool' }, label: words[scene.language].lit },
        { swatch: { kind: 'ring', token: 'status-over' }, label: words[scene.language].dark },
        { swatch: { kind: 'line', token: 'status-soon' }, label: words[scene.language].street },
        { swatch: { kind: 'shape', shape: 'circle', token: 'lamp-unknown' }, label: words[scene.language].unknown },
        ...lightHours(scene),
      ],
    ),
  },
  drawing: { kind: 'overlay', layers: (scene) => [pools(scene), casings(scene), points(scene), failed(scene)] },
  pick: (object, scene) =>
    'lamp' in (object as LampView | DarkStretch)
      ? pickLamp(object as LampView, scene)
      : pickStreet(object as DarkStretch, scene),
};

const byLight = memo(
  (lamps: readonly LampView[]) => [lamps] as const,
  (lamps) => ({
    lit: lamps.filter(({ light }) => light === 'lit'),
    notDark: lamps.filter(({ light }) => light !== 'dark'),
    dark: lamps.filter(({ light }) => light === 'dark'),
  }),
);

/** When the lamps burn, since a map without light at noon is no power cut. */
function lightHours({ language, district, daylight: { isNight, turnsAt } }: LegendScene): LegendEntry[] {
  if (turnsAt === undefined) return [];
  const text = words[language];
  const at = formatIn(language, district?.body.zone ?? 'UTC').minute(turnsAt);
  const swatch = { kind: 'shape', shape: 'circle', token: isNight ? 'lamp' : 'control' } as const;
  return [{ swatch, label: `${isNight ? text.night : text.day} ${at}` }];
}

function pools({ lampLights, palette, daylight }: MapScene): Layer {
  return new ScatterplotLayer<LampView>({
    id: 'lamps-pools',
    data: byLight(lampLights.lamps).lit,
    visible: daylight.isNight,
    radiusUnits: 'meters',
    radiusMinPixels: 7,
    getPosition: ({ lamp }) => lamp.position,
    getRadius: POOL_METERS,
    getFillColor: deckColor(palette['lamp-pool'], 0.6),
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

function casings({ lampLights, palette }: MapScene): Layer {
  return new PathLayer<DarkStretch>({
    id: 'lamps-dark-streets',
    data: lampLights.darkStreets,
    pickable: true,
    widthUnits: 'pixels',
    capRounded: true,
    jointRounded: true,
    getPath: ({ path }) => path as [number, number][],
    getWidth: 5,
    getColor: deckColor(palette['status-soon'], 0.55),
    updateTriggers: { getColor: palette },
  });
}

function points({ lampLights, palette, symbolScale }: MapScene): Layer {
  return new ScatterplotLayer<LampView>({
    id: 'lamps',
    data: byLight(lampLights.lamps).notDark,
    pickable: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.places,
    radiusMinPixels: 0.8,
    getPosition: ({ lamp }) => lamp.position,
    getRadius: ({ light }) => (light === 'lit' ? 2.2 : 1.8),
    getFillColor: ({ light }) => deckColor(palette[pointToken(light, palette)]),
    updateTriggers: { getFillColor: palette },
  });
}

/** The pale light of a lamp is lost on paper, where its pool's color takes its place. */
function pointToken(light: LampView['light'], palette: Palette): PaletteToken {
  if (light !== 'lit') return 'lamp-unknown';
  return Number.parseInt(palette['map-land'].slice(1, 3), 16) > 128 ? 'light-text' : 'lamp';
}

function failed({ lampLights, palette, symbolScale }: MapScene): Layer {
  return new ScatterplotLayer<LampView>({
    id: 'lamps-dark',
    data: byLight(lampLights.lamps).dark,
    pickable: true,
    stroked: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.places,
    lineWidthUnits: 'pixels',
    getLineWidth: 2,
    getPosition: ({ lamp }) => lamp.position,
    getRadius: ({ isInDarkStreet }) => (isInDarkStreet ? 4.4 : 6),
    getFillColor: deckColor(palette['map-land'], 0.85),
    getLineColor: ({ isInDarkStreet }) => deckColor(palette[isInDarkStreet ? 'status-soon' : 'status-over']),
    updateTriggers: { getFillColor: palette, getLineColor: palette },
  });
}

function pickLamp({ lamp, light }: LampView, { language, district, streets }: MapScene): Picked {
  const text = words[language];
  const { moment } = formatIn(language, district?.body.zone ?? 'UTC');
  const failedAt = streets?.failedLamps.get(lamp.id)?.failedAt;
  const street = district?.streets.find(({ id }) => id === lamp.streetId)?.name ?? lamp.streetId;
  const since = failedAt === undefined ? '' : ` · ${moment(failedAt)}`;
  const circuit = district?.circuits.find(({ id }) => id === lamp.circuitId)?.name ?? lamp.circuitId;
  return {
    selection: { kind: 'lamp', id: lamp.id },
    tooltip: {
      title: `${street} ${lamp.id}`,
      lines: [`${text[light]}${since}`, lamp.monitored ? `${circuit} · ${text.monitored}` : circuit],
    },
  };
}

function pickStreet({ name, lampIds, lengthMeters }: DarkStretch, { language }: MapScene): Picked {
  const text = words[language];
  return {
    selection: { kind: 'lamp', id: lampIds[0] },
    tooltip: {
      title: name,
      lines: [text.street, `${lampIds.length} ${text.lamps} ${Math.round(lengthMeters)} m`],
    },
  };
}
