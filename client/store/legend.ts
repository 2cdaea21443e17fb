import type { PlaceKind } from '../../core/domain/district-places.ts';
import type { FieldSettings } from './fields.ts';
import type { NewsSource } from './layer-age.ts';

/** How a layer explains itself beside the map. Colors are names of tokens, so that a legend changes with the theme. */
export type LegendSwatch =
  | { readonly kind: 'clock'; readonly status: 'ok' | 'soon' | 'over' }
  /** No color and no line: the bare ground. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'dashes'; readonly token: string }
  | { readonly kind: 'door'; readonly isLit: boolean }
  | { readonly kind: 'dots'; readonly token: string }
  | { readonly kind: 'frame'; readonly token: string }
  /** A color as it is seen: laid over the land with this opacity, whole unless told otherwise. */
  | { readonly kind: 'fill'; readonly token: string; readonly opacity?: number }
  /** Nobody was seen or heard there, and nothing else. */
  | { readonly kind: 'hatch'; readonly token: string }
  | { readonly kind: 'line'; readonly token: string }
  | { readonly kind: 'ring'; readonly token: string }
  | { readonly kind: 'shape'; readonly shape: 'diamond' | 'triangle' | 'square' | 'circle'; readonly token: string };

export type LegendEntry = { readonly swatch: LegendSwatch; readonly label: string };

/** Something about a layer that can be chosen: one of the settings of the fields. */
export type LegendChoice = {
  readonly setting: keyof FieldSettings;
  readonly label: string;
  readonly options: readonly { readonly value: FieldSettings[keyof FieldSettings]; readonly label: string }[];
  readonly chosen: FieldSettings[keyof FieldSettings];
};

export type AgeLimit = { readonly source: NewsSource; readonly seconds: number };

/** What the panel of layers shows of one layer. */
export type LayerLegend = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly isShown: boolean;
  /** Steps of a ramp are drawn joined, the lower bound under each; anything else stands side by side. */
  readonly form: 'ramp' | 'list';
  readonly entries: readonly LegendEntry[];
  readonly choices: readonly LegendChoice[];
  /** Why what is shown is old or missing, in a few words. */
  readonly problem?: string;
  /** Where its news come from and how old they may be before the layer says so; absent for what does not age. */
  readonly ageLimit?: AgeLimit;
  /** The file of the district that it draws, which may be missing or faulty. */
  readonly needs?: PlaceKind;
};
