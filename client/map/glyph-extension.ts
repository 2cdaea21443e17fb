import { type Color, type Layer, LayerExtension } from '@deck.gl/core';
import type { Grade } from '../../core/domain/ticket.ts';
import { uniformModule } from './shader-uniforms.ts';

/** Shape of a grade, as the shader numbers them. Shape and size carry the order, color only repeats it. */
export const GLYPH_SHAPES = { circle: 0, square: 1, triangle: 2, diamond: 3 } as const;
/** A diamond with a white stroke: urgent, and accepted by nobody. */
export const WAITING_DIAMOND = 4;
export type GlyphShape = keyof typeof GLYPH_SHAPES;

export const GRADE_GLYPHS: Readonly<Record<Grade, { shape: GlyphShape; radiusPx: number }>> = {
  urgent: { shape: 'diamond', radiusPx: 10 },
  sudden: { shape: 'triangle', radiusPx: 8 },
  key: { shape: 'square', radiusPx: 7 },
  ordinary: { shape: 'circle', radiusPx: 5.6 },
};

export type GlyphProps<Data> = {
  getGlyphShape: (item: Data) => number;
  /** Rim that parts a glyph from what is under it. */
  glyphRim: Color;
  /** Outlines only: what is late looks late. */
  glyphIsHollow: boolean;
};

const module = uniformModule('glyph', { rim: 'vec4<f32>', hollow: 'f32' });

/** Distances to the edge in parts of the radius, negative inside; each shape reaches the unit circle. */
const SHAPE_DISTANCE = `
in float glyphShape;
float glyphDistance(vec2 p, float shape) {
  if (shape < 0.5) return length(p) - 1.0;
  if (shape < 1.5) return max(abs(p.x), abs(p.y)) - 0.8;
  if (shape < 2.5) return max(-p.y - 0.5, 0.866 * abs(p.x) + 0.5 * p.y - 0.5);
  return 0.7071 * (abs(p.x) + abs(p.y) - 1.0);
}
`;

const PAINT = `
  float unit = fwidth(geometry.uv.y);
  float insidePx = -glyphDistance(geometry.uv, glyphShape) / unit;
  float isWaiting = step(3.5, glyphShape);
  float rimPx = mix(clamp(0.16 / unit, 0.4, 1.2), 1.8, isWaiting);
  vec3 rimColor = mix(glyph.rim.rgb, vec3(1.0), isWaiting);
  float cover = clamp(insidePx + 0.5, 0.0, 1.0);
  if (cover == 0.0) discard;
  float edge = 1.0 - clamp(insidePx - rimPx + 0.5, 0.0, 1.0);
  vec4 solid = vec4(mix(color.rgb, rimColor, edge), color.a);
  vec4 outline = vec4(color.rgb, color.a * (1.0 - 0.85 * clamp(insidePx - 1.5, 0.0, 1.0)));
  color = mix(solid, outline, glyph.hollow);
  color.a *= cover;
`;

/** Turns the circles of a scatterplot into the shapes of the grades: one draw call, recolored and hollowed by uniforms. */
export class GlyphExtension extends LayerExtension {
  static override extensionName = 'GlyphExtension';
  static override defaultProps = {
    getGlyphShape: { type: 'accessor', value: 0 },
    glyphRim: { type: 'color', value: [0, 0, 0, 255] },
    glyphIsHollow: false,
  };

  override getShaders(): unknown {
    return {
      modules: [module],
      inject: {
        'vs:#decl': 'in float instanceGlyphShape;\nout float glyphShape;\n',
        'vs:#main-end': 'glyphShape = instanceGlyphShape;',
        'fs:#decl': SHAPE_DISTANCE,
        'fs:DECKGL_FILTER_COLOR': PAINT,
      },
    };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.addInstanced({ instanceGlyphShape: { size: 1, accessor: 'getGlyphShape' } });
  }

  override draw(this: Layer): void {
    const { glyphRim, glyphIsHollow } = this.props as unknown as GlyphProps<unknown>; // given with the extension
    const [red, green, blue] = glyphRim;
    this.setShaderModuleProps({
      glyph: { rim: [red / 255, green / 255, blue / 255, 1], hollow: glyphIsHollow ? 1 : 0 },
    });
  }
}
