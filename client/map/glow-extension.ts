import { LayerExtension } from '@deck.gl/core';

/** Bright in the middle, nothing at the rim: where two pools meet there is no edge. */
const PAINT = `
  float reach = length(geometry.uv);
  if (reach >= 1.0) discard;
  color.a *= (1.0 - reach) * (1.0 - reach);
`;

/** Turns the circles of a scatterplot into light on the ground. */
export class GlowExtension extends LayerExtension {
  static override extensionName = 'GlowExtension';

  override getShaders(): unknown {
    return { inject: { 'fs:DECKGL_FILTER_COLOR': PAINT } };
  }
}
