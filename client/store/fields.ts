import { GRID_MEASURES, type GridMeasure } from '../../core/analysis/grid-measures.ts';
import type { AppState } from './store.ts';

/** Layers that can fill the ground. One does at a time; the others step down to lines or numbers. */
export const FIELD_LAYERS = { choropleth: 'grids', density: 'density' } as const;
export type FieldKind = keyof typeof FIELD_LAYERS;

export const CLASSINGS = ['round', 'quantile', 'natural'] as const;
/** How the steps of the choropleth are found: round numbers, as many grids in each, or least spread within each. */
export type Classing = (typeof CLASSINGS)[number];

/** Choices of the radius of the density, in meters. */
export const DENSITY_RADII = [100, 150, 250, 400] as const;

export type FieldSettings = {
  /** Which field fills the ground where several are shown. */
  readonly fill: FieldKind;
  readonly measure: GridMeasure;
  readonly classing: Classing;
  readonly radiusMeters: number;
};

export const DEFAULT_FIELDS: FieldSettings = {
  fill: 'density',
  measure: 'open',
  classing: 'round',
  radiusMeters: 250,
};

/** What fills the ground. */
export type Fill = { readonly kind: 'none' } | { readonly kind: FieldKind };

/** The grids fill it unless they were switched off; the density only once it was switched on. */
export function isFieldShown(kind: FieldKind, { toggledLayers }: Pick<AppState, 'toggledLayers'>): boolean {
  return toggledLayers.includes(FIELD_LAYERS[kind]) === (kind === 'density');
}

const NO_FILL: Fill = { kind: 'none' };
const FILLS: Readonly<Record<FieldKind, Fill>> = { choropleth: { kind: 'choropleth' }, density: { kind: 'density' } };

export function selectFill(state: Pick<AppState, 'toggledLayers' | 'fields'>): Fill {
  const shown = (Object.keys(FIELD_LAYERS) as FieldKind[]).filter((kind) => isFieldShown(kind, state));
  if (shown.length === 0) return NO_FILL;
  return FILLS[shown.includes(state.fields.fill) ? state.fields.fill : shown[0]];
}

/** The settings in an address: only what is not as it is by default. */
export function writeFields(fields: FieldSettings): [string, string][] {
  const parts: [string, keyof FieldSettings][] = [
    ['fill', 'fill'],
    ['measure', 'measure'],
    ['classes', 'classing'],
    ['radius', 'radiusMeters'],
  ];
  return parts
    .filter(([, key]) => fields[key] !== DEFAULT_FIELDS[key])
    .map(([name, key]) => [name, String(fields[key])]);
}

/** What an address says, without what it says wrongly. */
export function readFields(query: URLSearchParams): FieldSettings {
  const choice = <Value extends string | number>(name: string, values: readonly Value[], otherwise: Value) =>
    values.find((value) => String(value) === query.get(name)) ?? otherwise;
  return {
    fill: choice('fill', Object.keys(FIELD_LAYERS) as FieldKind[], DEFAULT_FIELDS.fill),
    measure: choice('measure', GRID_MEASURES, DEFAULT_FIELDS.measure),
    classing: choice('classes', CLASSINGS, DEFAULT_FIELDS.classing),
    radiusMeters: choice('radius', DENSITY_RADII, DEFAULT_FIELDS.radiusMeters),
  };
}
