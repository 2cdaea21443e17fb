import type { Layer } from '@deck.gl/core';
import type { Map as LibreMap } from 'maplibre-gl';
import type { MapLayer, NativeDrawing, OverlayDrawing } from './layer.ts';
import { isShownIn } from './layer-visibility.ts';
import type { MapScene } from './scene.ts';
import { looksSame, type SeenParts, watched } from './seen-parts.ts';

/** Draws a stack of layers. One that throws is left out from then on and reported; the others are not touched by it. */
export class LayerPainter {
  readonly #stack: readonly MapLayer[];
  readonly #report: (id: string) => void;
  readonly #broken = new Set<string>();
  /** By the ids of what is drawn, which are known only once it was. */
  readonly #owners = new Map<string, MapLayer>();
  /** What each layer of the overlay drew last, and what it looked at for that. */
  readonly #drawn = new Map<MapLayer, { readonly seen: SeenParts; readonly result: readonly Layer[] }>();

  constructor(stack: readonly MapLayer[], report: (id: string) => void) {
    this.#stack = stack;
    this.#report = report;
  }

  /**
   * Put all native layers into a style that was just made: first load, another theme, a lost context. After a loss the
   * map brings back what it can write down, which is all but the states of the grids and pictures, so what is there is
   * left alone, and what is missing takes its own place in the order.
   */
  addNative(map: LibreMap, scene: MapScene): void {
    const order = this.#nativeIds(scene);
    this.#eachNative((layer, drawing) => {
      addMissing(map, drawing, scene, order);
      this.#showNative(map, layer, drawing, scene);
      for (const id of drawing.pickable ?? []) this.#owners.set(id, layer);
      drawing.update?.(map, scene, undefined);
    });
  }

  updateNative(map: LibreMap, scene: MapScene, before: MapScene): void {
    this.#eachNative((layer, drawing) => {
      if (scene.toggledLayers !== before.toggledLayers) this.#showNative(map, layer, drawing, scene);
      drawing.update?.(map, scene, before);
    });
  }

  /**
   * What the overlay draws. What a layer drew is given again until something that it looked at is another one: most
   * pictures differ in one thing, and to make all layers and compare them costs more than to draw them.
   *
   * @param isAnew - Nothing may be given again: layers of a lost canvas cannot be used any more.
   */
  overlayLayers(scene: MapScene, isAnew = false): Layer[] {
    if (isAnew) this.#drawn.clear();
    const drawn: Layer[] = [];
    this.#each((layer) => {
      if (layer.drawing.kind === 'overlay') drawn.push(...this.#drawOverlay(layer, layer.drawing, scene));
    });
    return drawn;
  }

  #drawOverlay(layer: MapLayer, drawing: OverlayDrawing, scene: MapScene): readonly Layer[] {
    const before = this.#drawn.get(layer);
    if (before && looksSame(before.seen, scene)) return before.result;
    const drawn = watched(scene, (seen) => {
      const isVisible = isShownIn(this.#stack, layer, seen);
      return drawing.layers(seen).map((one) => (isVisible && !isEmpty(one) ? one : hidden(one)));
    });
    for (const { id } of drawn.result) this.#owners.set(id, layer);
    this.#drawn.set(layer, drawn);
    return drawn.result;
  }

  /** The layer of the stack that drew one of the overlay's, or one of the map's that can be hit. */
  ownerOf(drawnId: string): MapLayer | undefined {
    return this.#owners.get(drawnId);
  }

  /** Ids of the map's own layers that can be hit, as far as they were drawn. */
  pickableNative(map: LibreMap): string[] {
    const ids = this.#stack.flatMap(({ drawing }) => (drawing.kind === 'native' && drawing.pickable) || []);
    return ids.filter((id) => map.getLayer(id));
  }

  #nativeIds(scene: MapScene): string[] {
    const ids: string[] = [];
    this.#eachNative((_, drawing) => ids.push(...drawing.layers(scene).map(({ id }) => id)));
    return ids;
  }

  #showNative(map: LibreMap, layer: MapLayer, drawing: NativeDrawing, scene: MapScene): void {
    const visibility = isShownIn(this.#stack, layer, scene) ? 'visible' : 'none';
    for (const { id } of drawing.layers(scene)) map.setLayoutProperty(id, 'visibility', visibility);
  }

  #eachNative(run: (layer: MapLayer, drawing: NativeDrawing) => void): void {
    this.#each((layer) => {
      if (layer.drawing.kind === 'native') run(layer, layer.drawing);
    });
  }

  #each(run: (layer: MapLayer) => void): void {
    for (const layer of this.#stack) {
      if (this.#broken.has(layer.id)) continue;
      try {
        run(layer);
      } catch (error) {
        console.error(`Layer ${layer.id} is left out.`, error);
        this.#broken.add(layer.id);
        this.#report(layer.id);
      }
    }
  }
}

const NOTHING: readonly never[] = [];

const isEmpty = ({ props: { data } }: Layer) => Array.isArray(data) && data.length === 0;

/**
 * Hidden with `visible`, never left out, so that its shaders are there when it is shown again; but without its data, which
 * would be prepared for drawing at every change. One that has nothing to draw is hidden too: drawing nothing also costs.
 */
const hidden = (layer: Layer): Layer => layer.clone({ visible: false, data: NOTHING });

/** @param order - All ids of the map's own layers, from bottom to top. */
function addMissing(map: LibreMap, drawing: NativeDrawing, scene: MapScene, order: readonly string[]): void {
  for (const [id, image] of Object.entries(drawing.images?.(scene) ?? {}))
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
  for (const [id, source] of Object.entries(drawing.sources(scene))) if (!map.getSource(id)) map.addSource(id, source);
  for (const specification of drawing.layers(scene)) {
    if (map.getLayer(specification.id)) continue;
    const above = order.slice(order.indexOf(specification.id) + 1).find((id) => map.getLayer(id));
    map.addLayer(specification, above);
  }
}
