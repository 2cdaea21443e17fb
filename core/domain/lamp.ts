import { Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';
import { identifier, type LampId, LampIdSchema } from './ids.ts';
import { type StreetId, StreetIdSchema } from './street.ts';

export type CircuitId = Brand<string, 'CircuitId'>;
const CircuitIdSchema = identifier<CircuitId>();

/** 路灯: a street lamp where it stands. */
export type Lamp = {
  readonly id: LampId;
  readonly circuitId: CircuitId;
  readonly streetId: StreetId;
  /** Its controller reports a failure by itself; of the others people have to tell. */
  readonly monitored: boolean;
  /** It was dark, and the district says that it made it burn again. */
  readonly relit?: boolean;
  readonly position: LonLat;
};

/** The lamps that one control box (控制箱) feeds; it stands at `position`. */
export type LampCircuit = { readonly id: CircuitId; readonly name: string; readonly position: LonLat };

export const lampFile = featureFile({
  name: 'lamps.geojson',
  shape: 'Point',
  idKey: 'lampId',
  properties: Type.Object({
    lampId: LampIdSchema,
    circuitId: CircuitIdSchema,
    streetId: StreetIdSchema,
    monitored: Type.Boolean(),
    relit: Type.Optional(Type.Boolean()),
  }),
  toItem: ({ lampId, circuitId, streetId, monitored, relit }, position): Lamp => ({
    id: lampId,
    circuitId,
    streetId,
    monitored,
    ...(relit && { relit }),
    position,
  }),
});

export const circuitFile = featureFile({
  name: 'circuits.geojson',
  shape: 'Point',
  idKey: 'circuitId',
  properties: Type.Object({ circuitId: CircuitIdSchema, name: PlaceNameSchema }),
  toItem: ({ circuitId, name }, position): LampCircuit => ({ id: circuitId, name, position }),
});
