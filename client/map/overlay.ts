import type { Layer } from '@deck.gl/core';
import { MapboxOverlay } from '@deck.gl/mapbox';
import type { Map as LibreMap } from 'maplibre-gl';

/** Pixels around the pointer in which a symbol still counts as hit. */
const PICK_RADIUS_PX = 5;

/** A ground that takes longer than this, or never comes, is not waited for. */
const GROUND_WAIT_MS = 1_500;

/** Where the overlay keeps its listener to the map's pointer events; `overlay.test.ts` says whether it still does. */
export const POINTER_LISTENER = '_handleMouseEvent';

type HiddenDeck = {
  layerManager?: { getLayers(): Layer[]; updateLayers(): void };
  widgetManager?: { onRedraw(): void };
  redraw(reason?: string): void;
};

export type DrawnLayer = {
  readonly id: string;
  /** Symbols on the screen. */
  readonly n: number;
  /** What they stand for: a symbol that gathers several counts as so many. */
  readonly items: number;
  readonly loaded: boolean;
};

/**
 * The layers on top of the map, in a canvas of their own.
 *
 * A lost graphics context never comes back to this canvas, so the overlay is made anew; not before the map's own context
 * is back, since it cannot be added until then.
 */
export class Overlay {
  readonly #map: LibreMap;
  readonly #buildLayers: (isAnew: boolean) => Layer[];
  #current: MapboxOverlay | undefined;
  #wait: ReturnType<typeof setTimeout> | undefined;

  /** @param buildLayers - Must return new layers where told so: those of a lost canvas cannot be used again. */
  constructor(map: LibreMap, buildLayers: (isAnew: boolean) => Layer[]) {
    this.#map = map;
    this.#buildLayers = buildLayers;
    map.once('load', this.#groundStands);
    this.#wait = setTimeout(this.#begin, GROUND_WAIT_MS);
  }

  /**
   * Draw what changed, in this frame; by itself the overlay would wait for the next one.
   *
   * Without its context the map has no style, and the overlay that asks it for its projection throws.
   */
  redraw(): void {
    if (!this.#map.style) return;
    this.#current?.setProps({ layers: this.#buildLayers(false) });
    const deck = this.#deck();
    deck?.layerManager?.updateLayers(); // else they would come with the next frame, and this one would draw the old ones
    deck?.redraw();
  }

  /** Draw at once and not with the next frame. */
  redrawNow(): void {
    this.#deck()?.redraw('picture');
  }

  pick(x: number, y: number): { layerId: string; object: unknown } | undefined {
    const found = this.#current?.pickObject({ x, y, radius: PICK_RADIUS_PX });
    if (!found?.layer) return undefined;
    // A layer that is told of all its symbols at once has no objects, and knows them by their place.
    const object = Array.isArray(found.layer.props.data) ? found.object : { index: found.index };
    return object ? { layerId: found.layer.id, object } : undefined;
  }

  /** What is really drawn, for tests. */
  drawnLayers(): DrawnLayer[] {
    const layers = this.#deck()?.layerManager?.getLayers() ?? [];
    return layers.map((layer) => ({
      id: layer.id,
      n: layer.getNumInstances(),
      items: itemsIn(layer.props.data),
      loaded: layer.isLoaded,
    }));
  }

  dispose(): void {
    this.#endWait();
    const current = this.#current;
    this.#current = undefined; // first: an intended end may also count as a loss
    if (current) this.#map.removeControl(current);
  }

  #deck(): HiddenDeck | undefined {
    return deckOf(this.#current);
  }

  /** To set up a second canvas takes longer than to draw the ground, which is shown before. */
  readonly #groundStands = (): void => {
    requestAnimationFrame(() => setTimeout(() => this.#begin()));
  };

  readonly #begin = (): void => {
    if (this.#wait === undefined) return;
    this.#endWait();
    this.#whenMapIsBack(() => this.#create());
  };

  #endWait(): void {
    clearTimeout(this.#wait);
    this.#wait = undefined;
    this.#map.off('load', this.#groundStands);
  }

  #create(): void {
    const mine = new MapboxOverlay({
      interleaved: false,
      layers: this.#buildLayers(true),
      onLoad: () => leaveWidgetsAlone(deckOf(mine)),
      onDeviceInitialized: (device) => {
        device.lost.then(() => {
          if (this.#current === mine) this.#whenMapIsBack(() => this.#replace(mine));
        });
      },
    });
    this.#current = mine;
    // The overlay looks for what is under the pointer at each of its moves, in a drag too. Whoever wants to know asks
    // `pick`, so that would be a second drawing per frame for nobody. There is no public way to switch it off.
    Object.assign(mine, { [POINTER_LISTENER]: () => {} });
    this.#map.addControl(mine);
  }

  #replace(lost: MapboxOverlay): void {
    if (this.#current !== lost) return;
    this.#map.removeControl(lost);
    this.#create();
  }

  #whenMapIsBack(run: () => void): void {
    const isLost = this.#map.getCanvas().getContext('webgl2')?.isContextLost() ?? true;
    if (isLost) this.#map.once('webglcontextrestored', () => setTimeout(run));
    else run();
  }
}

/** There is no public way to ask what is drawn, nor to draw at once. */
const deckOf = (overlay: MapboxOverlay | undefined) =>
  (overlay as unknown as { _deck?: HiddenDeck } | undefined)?._deck;

/**
 * After every drawing the overlay measures the place of its widgets and writes it down again: twice a frame the whole page
 * is laid out for widgets that nobody has. There is no public way to switch that off either.
 */
function leaveWidgetsAlone(deck: HiddenDeck | undefined): void {
  if (deck?.widgetManager) deck.widgetManager.onRedraw = () => {};
}

function itemsIn(data: unknown): number {
  if (!Array.isArray(data)) return 0;
  return data.reduce<number>((sum, item: { count?: number }) => sum + (item.count ?? 1), 0);
}
