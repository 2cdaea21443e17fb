import { type Color, type Layer, LayerExtension } from '@deck.gl/core';
import { uniformModule } from './shader-uniforms.ts';

export type DoorProps<Data> = {
  /** 1 while somebody is there. */
  getDoorLit: (item: Data) => number;
  /** 1 for a door with a leaf, 0 for a plain opening. */
  getDoorLeaf: (item: Data) => number;
  /** The leaf, and the frame of a lit door. */
  doorLeaf: Color;
  /** The inside of a dark door. */
  doorInside: Color;
};

const module = uniformModule('door', { leaf: 'vec4<f32>', inside: 'vec4<f32>' });

const SHAPE = `
in float doorLit;
in float doorHasLeaf;
float boxDistance(vec2 p, vec2 middle, vec2 half_) {
  vec2 d = abs(p - middle) - half_;
  return min(max(d.x, d.y), 0.0) + length(max(d, 0.0));
}
`;

/** An opening that glows while somebody is there, with the leaf turned in at its left; an outline when closed. */
const PAINT = `
  float unit = fwidth(geometry.uv.y);
  vec2 p = geometry.uv;
  float frame = boxDistance(p, vec2(0.0), vec2(0.5, 0.82)) / unit;
  float leafEdge = max(abs(p.x + 0.28) - 0.22, abs(p.y + 0.12 * (p.x + 0.5)) - 0.82) / unit;
  float cover = clamp(0.5 - frame, 0.0, 1.0);
  if (cover == 0.0) discard;
  float rim = clamp(frame + 2.0, 0.0, 1.0);
  float leaf = doorHasLeaf * clamp(0.5 - leafEdge, 0.0, 1.0);
  vec3 lit = mix(mix(color.rgb, door.leaf.rgb, leaf), door.leaf.rgb, rim);
  vec3 dark = mix(door.inside.rgb, color.rgb, rim);
  color = vec4(mix(dark, lit, doorLit), color.a * cover);
`;

/** Turns the circles of a scatterplot into doors; the color is that of the light, or of a closed door's outline. */
export class DoorExtension extends LayerExtension {
  static override extensionName = 'DoorExtension';
  static override defaultProps = {
    getDoorLit: { type: 'accessor', value: 0 },
    getDoorLeaf: { type: 'accessor', value: 0 },
    doorLeaf: { type: 'color', value: [0, 0, 0, 255] },
    doorInside: { type: 'color', value: [0, 0, 0, 255] },
  };

  override getShaders(): unknown {
    return {
      modules: [module],
      inject: {
        'vs:#decl':
          'in float instanceDoorLit;\nin float instanceDoorLeaf;\nout float doorLit;\nout float doorHasLeaf;\n',
        'vs:#main-end': 'doorLit = instanceDoorLit;\ndoorHasLeaf = instanceDoorLeaf;',
        'fs:#decl': SHAPE,
        'fs:DECKGL_FILTER_COLOR': PAINT,
      },
    };
  }

  override initializeState(this: Layer): void {
    this.getAttributeManager()?.addInstanced({
      instanceDoorLit: { size: 1, accessor: 'getDoorLit' },
      instanceDoorLeaf: { size: 1, accessor: 'getDoorLeaf' },
    });
  }

  override draw(this: Layer): void {
    const { doorLeaf, doorInside } = this.props as unknown as DoorProps<unknown>; // given with the extension
    const bytes = ([red, green, blue]: Color) => [red / 255, green / 255, blue / 255, 1];
    this.setShaderModuleProps({ door: { leaf: bytes(doorLeaf), inside: bytes(doorInside) } });
  }
}
