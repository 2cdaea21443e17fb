import { type Layer, LayerExtension } from '@deck.gl/core';
import { uniformModule } from './shader-uniforms.ts';

export type RingProps<Data> = {
  /** Seconds, on the scale of `ringTime`, at which an item's rings start. */
  getRingStart: (item: Data) => number;
  /** Seconds; all that moves. */
  ringTime: number;
  ringSeconds: number;
  /** Where motion is unwanted: both rings at rest. */
  ringIsStill: boolean;
};

const module = uniformModule('ring', { time: 'f32', duration: 'f32', still: 'f32' });

const RING = `
in float ringStart;
float ringLine(float radius, float at, float unit) {
  return at <= 0.0 || at >= 1.0 ? 0.0 : 1.0 - smoothstep(0.8, 1.9, abs(radius - at) / unit);
}
`;

/** The second ring follows the first by a quarter of the time; both ease out and fade on the way. */
const PAINT = `
  float unit = fwidth(geometry.uv.y);
  float radius = length(geometry.uv);
  float age = clamp((ring.time - ringStart) / ring.duration, 0.0, 1.0);
  float first = min(age / 0.75, 1.0);
  float second = max((age - 0.25) / 0.75, 0.0);
  float moving = ringLine(radius, 0.2 + 0.75 * first * (2.0 - first), unit) * (1.0 - first)
    + (second > 0.0 ? ringLine(radius, 0.2 + 0.75 * second * (2.0 - second), unit) * (1.0 - second) : 0.0);
  float resting = max(ringLine(radius, 0.45, unit), ringLine(radius, 0.7, unit)) * (1.0 - step(1.0, age));
  color.a *= mix(moving, resting, ring.still);
`;

/** Draws two rings outward in the circles of a scatterplot, driven by one uniform. */
export class RingExtension extends LayerExtension {
  static override extensionName = 'RingExtension';
  static override defaultProps = {
    getRingStart: { type: 'accessor', value: 0 },
    ringTime: 0,
    ringSeconds: 3,
    ringIsStill: false,
  };

  override getShaders(): unknown {
    return {
      modules: [module],
      inject: {
        'vs:#decl': 'in float instanceRingStart;\nout float ringStart;\n',
        'vs:#main-end': 'ringStart = instanceRingStart;',
        'fs:#decl': RING,
        'fs:DECKGL_FILTER_COLOR': PAINT,
      },
    };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.addInstanced({ instanceRingStart: { size: 1, accessor: 'getRingStart' } });
  }

  override draw(this: Layer): void {
    const { ringTime, ringSeconds, ringIsStill } = this.props as unknown as RingProps<unknown>; // given with the extension
    this.setShaderModuleProps({ ring: { time: ringTime, duration: ringSeconds, still: ringIsStill ? 1 : 0 } });
  }
}
