import type { MeterLattice } from '../../core/geo/meter-lattice.ts';
import type { Area } from '../../core/geo/point-in-areas.ts';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import type { DensityLine } from '../store/density.ts';

/** Where densities are asked for; the worker keeps it. */
type DensityGround = { readonly bbox: BoundingBox; readonly areas: readonly Area<string>[] };

type DensityAsked = {
  /** Longitude and latitude in turn; handed over, not copied. */
  readonly positions: Float64Array;
  readonly radiusMeters: number;
  /** The steps shown so far: they only ever move up, so that two moments can be compared. */
  readonly steps: readonly number[];
};

export type DensityAnswer = {
  readonly width: number;
  readonly height: number;
  readonly shades: Uint8Array;
  /** What the picture was made from, by cell of the lattice; NaN outside the district. */
  readonly values: Float32Array;
  readonly lattice: MeterLattice;
  readonly counted: number;
  readonly steps: readonly number[];
  readonly lines: readonly DensityLine[];
};

export type GroundAnswer = {
  readonly corners: readonly [LonLat, LonLat, LonLat, LonLat];
};

/** Every question the page may ask the worker, and the shape of its answer. */
export type ComputeCalls = {
  loadGround: { ask: DensityGround; answer: GroundAnswer };
  density: { ask: DensityAsked; answer: DensityAnswer };
};

export type CallName = keyof ComputeCalls;

type Call = { [K in CallName]: { call: K; ask: ComputeCalls[K]['ask'] } }[CallName];
export type ToWorker = { id: number } & (Call | { call: 'cancel' });
export type FromWorker = { id: number } & ({ ok: true; answer: unknown } | { ok: false; message: string });
