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

/**
 * Distances in pixels, negative inside; the mark of the product in parts of the circle it lies in. Upward is positive.
 * The leaf hangs at the left and is turned toward the street, so its free edge reaches lower.
 */
const SHAPE = `
in float doorLit;
in float doorHasLeaf;
const vec2 DOOR_MIDDLE = vec2(-0.06, 0.17);
const vec2 DOOR_HALF = vec2(0.44, 0.66);
float doorOpening(vec2 p) {
  vec2 d = abs(p - DOOR_MIDDLE) - DOOR_HALF;
  return max(d.x, d.y);
}
float doorLeafEdge(vec2 p) {
  float in_ = p.x - (DOOR_MIDDLE.x - DOOR_HALF.x);
  float drop = 0.42 * in_;
  float top = DOOR_MIDDLE.y + DOOR_HALF.y - drop;
  float bottom = DOOR_MIDDLE.y - DOOR_HALF.y - drop;
  return max(max(-in_, in_ - 0.46), max(p.y - top, bottom - p.y));
}
float doorGround(vec2 p) {
  float down = DOOR_MIDDLE.y - DOOR_HALF.y - p.y;
  float right = DOOR_MIDDLE.x + DOOR_HALF.x + down;
  return max(max(-down, down - 0.34), max(DOOR_MIDDLE.x - 0.05 - p.x, p.x - right));
}
`;

/** Open: light in the opening and on the ground before it, the leaf turned out. Closed: an outline with a knob. */
const PAINT = `
  float unit = fwidth(geometry.uv.y);
  vec2 p = geometry.uv;
  float opening = clamp(0.5 - doorOpening(p) / unit, 0.0, 1.0);
  float rimPx = clamp(0.11 / unit, 1.0, 2.0);
  float rim = opening * clamp(doorOpening(p) / unit + rimPx + 0.5, 0.0, 1.0);
  float leaf = doorHasLeaf * clamp(0.5 - doorLeafEdge(p) / unit, 0.0, 1.0);
  float ground = clamp(0.5 - doorGround(p) / unit, 0.0, 1.0);
  float knob = opening * (1.0 - smoothstep(0.08, 0.08 + 1.4 * unit, distance(p, DOOR_MIDDLE + vec2(0.24, -0.04))));

  vec3 litInk = mix(color.rgb, door.leaf.rgb, max(rim, leaf));
  float litCover = max(max(opening, leaf), 0.45 * ground);
  vec3 darkInk = mix(door.inside.rgb, color.rgb, max(rim, knob));
  float darkCover = opening * mix(0.8, 1.0, max(rim, knob));
  float cover = mix(darkCover, litCover, doorLit);
  if (cover == 0.0) discard;
  color = vec4(mix(darkInk, litInk, doorLit), color.a * cover);
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
