import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { CircuitId, LampCircuit } from '../../../core/domain/lamp.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import type { Words } from '../../i18n/t.ts';
import { memo } from '../../store/memo.ts';
import type { LampView } from '../../store/places.ts';
import { GLYPH_SHAPES, GlyphExtension, type GlyphProps } from '../glyph-extension.ts';
import type { MapLayer, Picked } from '../layer.ts';
import { deckColor } from '../palette.ts';
import { placeLegend } from '../place-legend.ts';
import type { MapScene } from '../scene.ts';

const EXTENSIONS = [new GlyphExtension()];

/** A control box with the lamps it feeds, and how many of them are dark. */
type CircuitView = {
  readonly circuit: LampCircuit;
  readonly wire: readonly LonLat[];
  readonly lamps: number;
  readonly dark: number;
};

const words: Words<'name' | 'unit' | 'well' | 'out' | 'dark'> = {
  'zh-CN': { name: '照明回路', unit: '控制箱与所带路灯', well: '控制箱', out: '整个回路不亮', dark: '盏不亮' },
  en: {
    name: 'Lamp circuits',
    unit: 'control box and its lamps',
    well: 'control box',
    out: 'whole circuit dark',
    dark: 'lamps dark',
  },
};

/** Control boxes and what hangs on each: the first place to look when a whole row is dark. */
export const circuitsLayer: MapLayer = {
  id: 'circuits',
  needs: 'circuits',
  words,
  isOffAtFirst: true,
  ageLimit: { source: 'lamp', seconds: 3600 },
  legend: {
    form: 'list',
    entries: placeLegend(
      ({ circuits }) => circuits,
      ({ language }) => [
        { swatch: { kind: 'shape', shape: 'square', token: 'control' }, label: words[language].well },
        { swatch: { kind: 'shape', shape: 'square', token: 'status-over' }, label: words[language].out },
      ],
    ),
  },
  drawing: { kind: 'overlay', layers: (scene) => [wires(scene), boxes(scene)] },
  pick: (object, scene) => pickCircuit(object as CircuitView, scene), // the layer draws nothing else
};

const isOut = ({ lamps, dark }: CircuitView) => lamps > 0 && dark === lamps;

const circuitViews = memo(
  ({ district, lampLights }: MapScene) => [district, lampLights] as const,
  ({ district, lampLights }): readonly CircuitView[] => {
    const byCircuit = new Map<CircuitId, LampView[]>();
    for (const view of lampLights.lamps) {
      const fed = byCircuit.get(view.lamp.circuitId);
      if (fed) fed.push(view);
      else byCircuit.set(view.lamp.circuitId, [view]);
    }
    return (district?.circuits ?? []).map((circuit) => {
      const fed = byCircuit.get(circuit.id) ?? [];
      return {
        circuit,
        wire: [circuit.position, ...fed.map(({ lamp }) => lamp.position)],
        lamps: fed.length,
        dark: fed.filter(({ light }) => light === 'dark').length,
      };
    });
  },
);

function wires(scene: MapScene): Layer {
  const { palette } = scene;
  return new PathLayer<CircuitView>({
    id: 'circuits-wires',
    data: circuitViews(scene),
    widthUnits: 'pixels',
    getWidth: 1,
    getPath: ({ wire }) => wire as [number, number][],
    getColor: (view) => deckColor(palette[isOut(view) ? 'status-over' : 'control'], 0.7),
    updateTriggers: { getColor: palette },
  });
}

function boxes(scene: MapScene): Layer {
  const { palette, symbolScale, isStale } = scene;
  return new ScatterplotLayer<CircuitView, GlyphProps<CircuitView>>({
    id: 'circuits',
    data: circuitViews(scene),
    pickable: true,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.places,
    getPosition: ({ circuit }) => circuit.position,
    getRadius: 6,
    getFillColor: (view) => deckColor(palette[isOut(view) ? 'status-over' : 'control']),
    getGlyphShape: () => GLYPH_SHAPES.square,
    glyphRim: deckColor(palette.bg),
    glyphIsHollow: isStale,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette },
  });
}

function pickCircuit({ circuit, lamps, dark }: CircuitView, { language }: MapScene): Picked {
  return {
    selection: { kind: 'circuit', id: circuit.id },
    tooltip: { title: circuit.name, lines: [`${dark} / ${lamps} ${words[language].dark}`] },
  };
}
