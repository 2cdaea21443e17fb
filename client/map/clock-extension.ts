import { type Color, type Layer, LayerExtension } from '@deck.gl/core';
import { uniformModule } from './shader-uniforms.ts';

export type ClockProps<Data> = {
  /** Seconds, on the scale of `clockNow`, at which the time of an item began. */
  getClockStart: (item: Data) => number;
  /** Seconds, on the same scale, at which it is over. */
  getClockDue: (item: Data) => number;
  /** All that moves. */
  clockNow: number;
  /** Discs of which less is used up are not drawn: where there are many, only what presses is told. */
  clockLeastShare: number;
  clockOk: Color;
  clockSoon: Color;
  clockOver: Color;
  /** Under the disc, and the bar on a full one. */
  clockPaper: Color;
};

const module = uniformModule('clock', {
  now: 'f32',
  least: 'f32',
  ok: 'vec4<f32>',
  soon: 'vec4<f32>',
  over: 'vec4<f32>',
  paper: 'vec4<f32>',
});

const DECLARE = `
in float clockStart;
in float clockDue;
`;

/**
 * A quarter of the disc, three quarters of it, or all of it with a bar, in a ring; a second ring from three quarters of
 * the time on. The disc takes the inner 0.7 of the circle, the second ring the rest.
 */
const PAINT = `
  float limit = clockDue - clockStart;
  float share = limit > 0.0 ? (clock.now - clockStart) / limit : (clock.now > clockDue ? 2.0 : 0.0);
  if (share < clock.least) discard;
  bool isOver = share > 1.0;
  float unit = fwidth(geometry.uv.y);
  vec2 p = geometry.uv / 0.7;
  float radius = length(p);
  float disc = clamp((1.0 - radius) * 0.7 / unit + 0.5, 0.0, 1.0);
  float ring = clamp(1.0 - abs(radius - 0.9) * 0.7 / unit + 0.4, 0.0, 1.0);
  float outer = clamp(1.0 - abs(radius - 1.28) * 0.7 / unit + 0.3, 0.0, 1.0) * step(0.75, share);
  float turn = fract(0.25 - atan(p.y, p.x) / 6.2831853);
  float sector = step(turn, share >= 0.5 ? 0.75 : 0.25) * step(radius, 0.9);
  float bar = step(abs(p.y), 0.17) * step(abs(p.x), 0.52);
  vec3 ink = isOver ? clock.over.rgb : share >= 0.5 ? clock.soon.rgb : clock.ok.rgb;
  float filled = isOver ? 1.0 - bar : max(ring, sector);
  vec3 inside = mix(clock.paper.rgb, ink, filled);
  float cover = max(disc, outer);
  if (cover == 0.0) discard;
  color = vec4(mix(ink, inside, disc), color.a * cover);
`;

/** Turns the circles of a scatterplot into the clocks of tickets; time passes by one uniform, with the data left alone. */
export class ClockExtension extends LayerExtension {
  static override extensionName = 'ClockExtension';
  static override defaultProps = {
    getClockStart: { type: 'accessor', value: 0 },
    getClockDue: { type: 'accessor', value: 0 },
    clockNow: 0,
    clockLeastShare: 0,
    clockOk: { type: 'color', value: [0, 0, 0, 255] },
    clockSoon: { type: 'color', value: [0, 0, 0, 255] },
    clockOver: { type: 'color', value: [0, 0, 0, 255] },
    clockPaper: { type: 'color', value: [0, 0, 0, 255] },
  };

  override getShaders(): unknown {
    return {
      modules: [module],
      inject: {
        'vs:#decl':
          'in float instanceClockStart;\nin float instanceClockDue;\nout float clockStart;\nout float clockDue;\n',
        'vs:#main-end': 'clockStart = instanceClockStart;\nclockDue = instanceClockDue;',
        'fs:#decl': DECLARE,
        'fs:DECKGL_FILTER_COLOR': PAINT,
      },
    };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.addInstanced({
      instanceClockStart: { size: 1, accessor: 'getClockStart' },
      instanceClockDue: { size: 1, accessor: 'getClockDue' },
    });
  }

  override draw(this: Layer): void {
    const props = this.props as unknown as ClockProps<unknown>; // given with the extension
    const bytes = ([red, green, blue]: Color) => [red / 255, green / 255, blue / 255, 1];
    this.setShaderModuleProps({
      clock: {
        now: props.clockNow,
        least: props.clockLeastShare,
        ok: bytes(props.clockOk),
        soon: bytes(props.clockSoon),
        over: bytes(props.clockOver),
        paper: bytes(props.clockPaper),
      },
    });
  }
}
