import { type Layer, LayerExtension } from '@deck.gl/core';
import { uniformModule } from './shader-uniforms.ts';

export type CellProps = {
  /** Between two lines of the hatch, in pixels of the screen. */
  cellPitchPx: number;
};

const module = uniformModule('cell', { pitch: 'f32' });

/** The square whose corners lie on the circle, hatched; with a thin edge where it is large enough to have one. */
const PAINT = `
  float unit = fwidth(geometry.uv.y);
  float edgePx = (0.7071 - max(abs(geometry.uv.x), abs(geometry.uv.y))) / unit;
  if (edgePx < 0.0) discard;
  float along = mod(gl_FragCoord.x + gl_FragCoord.y, cell.pitch);
  float line = 1.0 - smoothstep(0.3, 1.1, min(along, cell.pitch - along) * 0.7071);
  float rim = 0.5 * (1.0 - smoothstep(0.4, 1.2, edgePx)) * step(14.0, 1.4142 / unit);
  color.a *= max(max(line, rim), 0.06);
`;

/** Turns the circles of a scatterplot into hatched squares: a place somebody was in, and no position of anybody. */
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
