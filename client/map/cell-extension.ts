import { type Layer, LayerExtension } from '@deck.gl/core';
import { uniformModule } from './shader-uniforms.ts';

export type CellProps = {
  /** Between two dots, in pixels of the screen. */
  cellPitchPx: number;
};

const module = uniformModule('cell', { pitch: 'f32' });

/** The square whose corners lie on the circle, dotted; with a thin edge where it is large enough to have one. */
const PAINT = `
  float unit = fwidth(geometry.uv.y);
  float edgePx = (0.7071 - max(abs(geometry.uv.x), abs(geometry.uv.y))) / unit;
  if (edgePx < 0.0) discard;
  float toDot = length(mod(gl_FragCoord.xy, cell.pitch) - 0.5 * cell.pitch);
  float mark = 1.0 - smoothstep(0.18 * cell.pitch, 0.18 * cell.pitch + 1.0, toDot);
  float rim = 0.5 * (1.0 - smoothstep(0.4, 1.2, edgePx)) * step(14.0, 1.4142 / unit);
  color.a *= max(max(mark, rim), 0.06);
`;

/** Turns the circles of a scatterplot into dotted squares: a place somebody was in, and no position of anybody. A hatch
 * would say the opposite. */
export class CellExtension extends LayerExtension {
  static override extensionName = 'CellExtension';
  static override defaultProps = { cellPitchPx: 5 };

  override getShaders(): unknown {
    return { modules: [module], inject: { 'fs:DECKGL_FILTER_COLOR': PAINT } };
  }

  override draw(this: Layer): void {
    const { cellPitchPx } = this.props as unknown as CellProps; // given with the extension
    this.setShaderModuleProps({ cell: { pitch: cellPitchPx } });
  }
}
