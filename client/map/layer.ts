import type { Layer } from '@deck.gl/core';
import type { LayerSpecification, Map as LibreMap, SourceSpecification } from 'maplibre-gl';
import type { PlaceKind } from '../../core/domain/district-places.ts';
import type { LonLat } from '../../core/geo/units.ts';
import type { Words } from '../i18n/t.ts';
import type { AgeLimit, LegendChoice, LegendEntry } from '../store/legend.ts';
import type { Selection } from '../store/view.ts';
import type { MapScene } from './scene.ts';

/** Drawn by the map itself: areas and lines, which lie under the labels. */
export type NativeDrawing = {
  readonly kind: 'native';
  sources(scene: MapScene): Readonly<Record<string, SourceSpecification>>;
  layers(scene: MapScene): readonly LayerSpecification[];
  /** Pictures the layers name; once per style. */
  images?(scene: MapScene): Readonly<Record<string, ImageData>>;
  /** Ids of the layers above that a pointer can hit. */
  readonly pickable?: readonly string[];
  /** Bring what changes often to the map; `before` is absent when the style was made anew, and everything is due. */
  update?(map: LibreMap, scene: MapScene, before: MapScene | undefined): void;
};

/** Drawn by the overlay, on top of all labels. */
export type OverlayDrawing = { readonly kind: 'overlay'; layers(scene: MapScene): readonly Layer[] };

export type Tooltip = { readonly title: string; readonly lines: readonly string[] };

/** What a legend may depend on: little, since it is asked for outside the map too. */
export type LegendScene = Pick<
  MapScene,
  | 'language'
  | 'district'
  | 'gridScale'
  | 'fill'
  | 'fields'
  | 'density'
  | 'densityHasFailed'
  | 'basemapHasFailed'
  | 'watchedSince'
  | 'daylight'
  | 'team'
  | 'toggledLayers'
  | 'explorer'
>;

/** What a pointer can hit: an object of the overlay, or an area or line of the map. */
export type Picked = {
  readonly selection: Selection;
  readonly tooltip: Tooltip;
  /** A click goes nearer instead of selecting: there is more here than can be told apart. */
  readonly approach?: { readonly position: LonLat; readonly zoomStep: number };
};

/**
 * One layer of the map, whole in one file: how it is called and explained, how fast it ages, what draws it, and what a
 * click on it selects. `layer-stack.ts` lists them from bottom to top.
 */
export type MapLayer = {
  readonly id: string;
  readonly words: Words<'name' | 'unit'>;
  /** Layers without a legend serve others and are always on. */
  readonly legend?: {
    readonly form: 'ramp' | 'list';
    entries(scene: LegendScene): readonly LegendEntry[];
    choices?(scene: LegendScene): readonly LegendChoice[];
    /** Why what is shown is old or missing, in a few words. */
    problem?(scene: LegendScene): string | undefined;
  };
  readonly isOffAtFirst?: boolean;
  /** Part of the ground, which an operator's own base map draws instead. */
  readonly isGround?: true;
  /** Shown whenever the layer of this id is: another height in the stack for a part of it. */
  readonly shownWith?: string;
  /** Whose news it shows, and how old they may be before it is shown as late. */
  readonly ageLimit?: AgeLimit;
  /** The file of the district that it draws, which may be missing or faulty. */
  readonly needs?: PlaceKind;
  readonly drawing: NativeDrawing | OverlayDrawing;
  /** What was hit, from the id of a drawn layer and what it told about the object under the pointer. */
  pick?(object: unknown, scene: MapScene): Picked | undefined;
};
