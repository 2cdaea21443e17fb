import type { Layer } from '@deck.gl/core';
import type { Map as LibreMap } from 'maplibre-gl';
import type { MapLayer, NativeDrawing } from './layer.ts';
import { isShown } from './layer-visibility.ts';
import type { MapScene } from './scene.ts';

/** Draws a stack of layers. One that throws is left out from then on and reported; the others are not touched by it. */
export class LayerPainter {
  readonly #stack: readonly MapLayer[];
  readonly #report: (id: string) => void;
  readonly #broken = new Set<string>();
  /** By the ids of what is drawn, which are known only once it was. */
  readonly #owners = new Map<string, MapLayer>();

  constructor(stack: readonly MapLayer[], report: (id: string) => void) {
    this.#stack = stack;
    this.#report = report;
  }

  /**
   * Put all native layers into a style that was just made: first load, another theme, a lost context. After a loss the
   * map brings back what it can write down, which is all but the states of the grids, so what is there is left alone.
   */
  addNative(map: LibreMap, scene: MapScene): void {
    this.#eachNative((layer, drawing) => {
      addMissing(map, drawing, scene);
      showNative(map, layer, drawing, scene);
      drawing.update?.(map, scene, undefined);
    });
  }

  updateNative(map: LibreMap, scene: MapScene, before: MapScene): void {
    this.#eachNative((layer, drawing) => {
      if (scene.toggledLayers !== before.toggledLayers) showNative(map, layer, drawing, scene);
      drawing.update?.(map, scene, before);
    });
  }

  overlayLayers(scene: MapScene): Layer[] {
    const drawn: Layer[] = [];
    this.#each((layer) => {
      if (layer.drawing.kind !== 'overlay') return;
      // Hidden with `visible`, never left out, so that showing it again is free.
      const visible = isShown(layer, scene);
      for (const one of layer.drawing.layers(scene)) {
        this.#owners.set(one.id, layer);
        drawn.push(visible ? one : one.clone({ visible: false }));
      }
    });
    return drawn;
  }

  /** The layer of the stack that drew one of the overlay's. */
  ownerOf(drawnId: string): MapLayer | undefined {
    return this.#owners.get(drawnId);
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

function addMissing(map: LibreMap, drawing: NativeDrawing, scene: MapScene): void {
  for (const [id, image] of Object.entries(drawing.images?.(scene) ?? {}))
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 });
  for (const [id, source] of Object.entries(drawing.sources(scene))) if (!map.getSource(id)) map.addSource(id, source);
  for (const specification of drawing.layers(scene)) if (!map.getLayer(specification.id)) map.addLayer(specification);
}

function showNative(map: LibreMap, layer: MapLayer, drawing: NativeDrawing, scene: MapScene): void {
  const visibility = isShown(layer, scene) ? 'visible' : 'none';
  for (const { id } of drawing.layers(scene)) map.setLayoutProperty(id, 'visibility', visibility);
}
