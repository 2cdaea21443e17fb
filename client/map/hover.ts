import type { Map as LibreMap, MapMouseEvent } from 'maplibre-gl';

export type HoverOptions<Found> = {
  /** What lies under a pixel of the map. */
  pick(x: number, y: number): Found | undefined;
  tell(found: (Found & { x: number; y: number }) | undefined): void;
};

/**
 * Tells what lies under the pointer: once a frame at most, and not while the map moves, since to look for it everything
 * that can be hit is drawn once more.
 */
export class Hover<Found> {
  readonly #map: LibreMap;
  readonly #options: HoverOptions<Found>;
  #at: { readonly x: number; readonly y: number } | undefined;
  #frame: number | undefined;
  #isTold = false;

  constructor(map: LibreMap, options: HoverOptions<Found>) {
    this.#map = map;
    this.#options = options;
    map.on('mousemove', ({ point, originalEvent }: MapMouseEvent) => {
      if (originalEvent.buttons === 0) this.#lookAt(point);
      else this.#forget();
    });
    map.on('mouseout', () => this.#forget());
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #lookAt(at: { readonly x: number; readonly y: number }): void {
    this.#at = at;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const { pick } = this.#options;
      if (!this.#at || this.#map.isMoving()) this.#forget();
      else this.#tell(pick(this.#at.x, this.#at.y), this.#at);
    });
  }

  #tell(found: Found | undefined, { x, y }: { readonly x: number; readonly y: number }): void {
    this.#isTold = found !== undefined;
    this.#options.tell(found && { ...found, x, y });
  }

  #forget(): void {
    this.#at = undefined;
    if (!this.#isTold) return;
    this.#isTold = false;
    this.#options.tell(undefined);
  }
}
