import { ScatterplotLayer } from '@deck.gl/layers';
import { PULSE_MS, type Pulse, STILL_PULSE_MS } from '../../store/pulses.ts';
import type { MapLayer } from '../layer.ts';
import { deckColor } from '../palette.ts';
import { RingExtension, type RingProps } from '../ring-extension.ts';
import type { MapScene } from '../scene.ts';

const ID = 'new-ticket-rings';
const REACH_PX = 40;
const EXTENSIONS = [new RingExtension()];

/** Two rings outward around a ticket that has just come in, once, then still. None while the data is late. */
export const newTicketRings: MapLayer = {
  id: ID,
  words: {
    'zh-CN': { name: '新工单', unit: '' },
    en: { name: 'New tickets', unit: '' },
  },
  drawing: { kind: 'overlay', layers: (scene) => [rings(scene)] },
};

function rings({ pulses, palette, symbolScale, time, isStale, reducedMotion }: MapScene) {
  const origin = pulses[0]?.startedAt ?? 0; // seconds since a near moment, which a 32-bit float can tell apart
  return new ScatterplotLayer<Pulse, RingProps<Pulse>>({
    id: ID,
    data: pulses,
    visible: !isStale,
    radiusUnits: 'pixels',
    radiusScale: symbolScale.whole,
    getRadius: REACH_PX,
    getPosition: ({ position }) => position,
    getFillColor: deckColor(palette['hue-demand']),
    getRingStart: ({ startedAt }) => (startedAt - origin) / 1000,
    ringTime: (time - origin) / 1000,
    ringSeconds: (reducedMotion ? STILL_PULSE_MS : PULSE_MS) / 1000,
    ringIsStill: reducedMotion,
    extensions: EXTENSIONS,
    updateTriggers: { getFillColor: palette, getRingStart: origin },
  });
}
