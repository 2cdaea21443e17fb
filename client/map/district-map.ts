import { Map as LibreMap, prewarm, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { AppStore } from '../store/store.ts';
import { boxOfUnit } from '../store/unit-places.ts';
import { NOTHING_SELECTED, type Selection, selectTheme } from '../store/view.ts';
import { LAND_LAYER, setGround } from './basemap.ts';
import { forgetArchives, readArchives } from './basemap-archives.ts';
import {
  boundsOf,
  fitDistrict,
  nextView,
  readCamera,
  refitDistrict,
  setUpCamera,
  type TakenEdges,
  USUAL_EDGES,
  viewsOf,
} from './camera.ts';
import { GRIDS_SOURCE } from './grid-source.ts';
import { Hover } from './hover.ts';
import type { MapLayer, Picked } from './layer.ts';
import { LayerPainter } from './layer-painter.ts';
import { LAYER_STACK } from './layer-stack.ts';
import { Overlay } from './overlay.ts';
import { BasemapWatch } from './own-ground.ts';
import { type Palette, readPalette } from './palette.ts';
import { pickGround } from './pick-ground.ts';
import { type MapScale, type MapSizes, scaleAt, sizesOf } from './scale.ts';
import { isSameScene, type MapScene } from './scene.ts';
import { SceneReader } from './scene-reader.ts';

setWorkerUrl(workerUrl);
prewarm(); // tiles wait for the worker, so it reads its code while the map is being made
readArchives();

const FLIGHT_MS = 600;
/** So long names take to appear; while the map moves they are placed anew as often, and not in every frame. */
const NAMES_SETTLE_MS = 100;
const SHOW_PADDING_PX = 80;
const SHOW_ZOOM = 16;
/** A graphics context that is longer away does not come back by itself. */
const LOST_AFTER_MS = 5_000;

export type MapEvents = {
  onHover(picked: (Picked & { x: number; y: number }) | undefined): void;
  onScale(scale: MapScale): void;
  /** Somebody asks what is at a place: with the second button, or with a long press. */
  onAsk(asked: { x: number; y: number; position: LonLat }): void;
  /** The device draws no more: its graphics context is gone and did not come back. */
  onLost(): void;
};

/** The map of one district: it subscribes to the store, draws the layer stack, and tells what the pointer finds. */
export class DistrictMap {
  readonly #store: AppStore;
  readonly #container: HTMLElement;
  /** What is shown at first, and what on demand after it. */
  readonly #views: readonly BoundingBox[];
  readonly #events: MapEvents;
  readonly #map: LibreMap;
  readonly #painter: LayerPainter;
  readonly #overlay: Overlay;
  readonly #unsubscribe: () => void;
  readonly #hover: Hover<Picked>;
  readonly #reader: SceneReader;
  readonly #watch: BasemapWatch;
  #palette: Palette;
  #sizes: MapSizes;
  #taken = USUAL_EDGES;
  #coveredRightPx = 0;
  #scene: MapScene;
  #styleIsReady = false;
  #frame: number | undefined;
  #lostTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param home - What is shown at first and on demand; unless told otherwise, what the district says.
   * @param stack - What is drawn, from bottom to top.
   */
  constructor(
    container: HTMLElement,
    store: AppStore,
    district: LoadedDistrict,
    events: MapEvents,
    home?: BoundingBox,
    stack: readonly MapLayer[] = LAYER_STACK,
  ) {
    this.#container = container;
    this.#views = viewsOf(district.body, home);
    this.#store = store;
    this.#events = events;
    this.#palette = this.#readPalette();
    this.#sizes = sizesOf(container);
    this.#painter = new LayerPainter(stack, (id) => store.getState().reportBrokenLayer(id));
    this.#map = new LibreMap({
      container,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      fadeDuration: NAMES_SETTLE_MS,
      maxZoom: 19,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disable(); // the page has its own keys
    setUpCamera(this.#map, this.#views, store.getState().camera);
    this.#reader = new SceneReader(this.#map);
    this.#watch = new BasemapWatch(this.#map, (it) => this.#tellBasemap(it));
    this.#scene = this.#readScene();
    setGround(this.#map, this.#scene);
    this.#overlay = new Overlay(this.#map, (isAnew) => this.#painter.overlayLayers(this.#scene, isAnew));
    this.#listen();
    this.#hover = new Hover(this.#map, {
      pick: (x, y) => this.pick(x, y),
      tell: (picked) => this.#tellHovered(picked),
    });
    store.getState().setView({ knownLayers: LAYER_STACK.map(({ id }) => id) });
    store.getState().forgetUnknown();
    this.#unsubscribe = store.subscribe(() => this.#follow());
    if (!store.getState().camera) this.#frameUnit(this.#scene.selection);
  }

  zoomBy(step: 1 | -1): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + step, duration: this.#flightMs() / 3 });
  }

  /** Fly to a box, no nearer than streets are told apart. */
  show(box: BoundingBox): void {
    const around = { top: SHOW_PADDING_PX, bottom: SHOW_PADDING_PX, left: SHOW_PADDING_PX };
    const padding = { ...around, right: SHOW_PADDING_PX + this.#coveredRightPx };
    this.#map.fitBounds(boundsOf(box), { padding, maxZoom: SHOW_ZOOM, duration: this.#flightMs() });
    const tell = () => this.#store.getState().setView({ camera: readCamera(this.#map) });
    // A flight without a duration is over by now.
    if (this.#map.isMoving()) this.#map.once('moveend', tell);
    else tell();
  }

  /** The map as it stands, symbols included, for paper: what was drawn is only there within the turn that drew it. */
  picture(): HTMLCanvasElement {
    this.#map.redraw();
    this.#overlay.redrawNow();
    return flatten([...this.#container.querySelectorAll('canvas')]);
  }

  /** Back to the beginning, where the address forgets the view; from there one step out, where the district has one. */
  fit(): void {
    const step = nextView(this.#map, this.#views, this.#taken);
    fitDistrict(this.#map, this.#views[step], this.#taken, this.#flightMs());
    const camera = () => (step === 0 ? undefined : readCamera(this.#map));
    this.#map.once('moveend', () => this.#store.getState().setView({ camera: camera() }));
  }

  /** Something else stands on the edges of the map than usual; the first view, where it is shown, keeps clear of it. */
  keepClearOf(taken: TakenEdges): void {
    this.#taken = taken;
    if (!this.#store.getState().camera) fitDistrict(this.#map, this.#views[0], taken, 0);
  }

  /** Something lies over the right of the map: what is shown from now on stands beside it, and what is seen stays. */
  coverRight(px: number): void {
    this.#coveredRightPx = px;
  }

  pick(x: number, y: number): Picked | undefined {
    const found = this.#overlay.pick(x, y);
    if (found) return this.#painter.ownerOf(found.layerId)?.pick?.(found.object, this.#scene);
    if (!this.#styleIsReady) return undefined;
    const layers = [...this.#painter.pickableNative(this.#map), LAND_LAYER];
    const [feature] = this.#map.queryRenderedFeatures([x, y], { layers });
    if (!feature) return undefined;
    const owner = this.#painter.ownerOf(feature.layer.id);
    if (owner) return owner.pick?.(feature, this.#scene);
    const { lng, lat } = this.#map.unproject([x, y]);
    return pickGround(feature, this.#scene, [lng, lat]);
  }

  project(position: LonLat): { x: number; y: number } {
    const { x, y } = this.#map.project(position);
    return { x, y };
  }

  drawnLayers() {
    return this.#overlay.drawnLayers();
  }

  gridState(gridId: string): Readonly<Record<string, unknown>> {
    return this.#map.getFeatureState({ source: GRIDS_SOURCE, id: gridId });
  }

  isIdle(): boolean {
    return this.#map.loaded() && !this.#map.isMoving();
  }

  dispose(): void {
    this.#unsubscribe();
    clearTimeout(this.#lostTimer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#hover.dispose();
    this.#watch.dispose();
    this.#overlay.dispose();
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    // First load, another theme and a restored context all come by here, and each has to be given everything again.
    map.on('style.load', () => {
      this.#styleIsReady = true;
      this.#painter.addNative(map, this.#scene);
      this.#overlay.redraw();
    });
    map.on('error', (event) => {
      this.#watch.tellError(event, !this.#styleIsReady && this.#scene.ownBasemap?.kind === 'style');
    });
    map.on('webglcontextlost', () => {
      this.#styleIsReady = false;
      clearTimeout(this.#lostTimer);
      this.#lostTimer = setTimeout(() => this.#events.onLost(), LOST_AFTER_MS);
    });
    map.on('webglcontextrestored', () => clearTimeout(this.#lostTimer));
    map.on('move', () => this.#follow());
    map.on('resize', () => {
      this.#sizes = sizesOf(this.#container);
      this.#follow();
      if (!this.#store.getState().camera) refitDistrict(map, this.#views[0], this.#taken);
    });
    map.on('moveend', ({ originalEvent }) => {
      this.#tellScale();
      if (originalEvent) this.#store.getState().setView({ camera: readCamera(map) });
    });
    map.on('contextmenu', ({ point, lngLat }) =>
      this.#events.onAsk({ x: point.x, y: point.y, position: [lngLat.lng, lngLat.lat] }),
    );
    map.on('click', ({ point }) => this.#click(this.pick(point.x, point.y)));
    this.#tellScale();
  }

  #tellHovered(picked: Parameters<MapEvents['onHover']>[0]): void {
    this.#container.classList.toggle('is-over-object', picked !== undefined);
    this.#events.onHover(picked);
  }

  #click(picked: Picked | undefined): void {
    if (!picked?.approach) {
      this.#store.getState().select(picked?.selection ?? NOTHING_SELECTED);
      return;
    }
    const { position, zoomStep } = picked.approach;
    this.#map.easeTo({ center: position, zoom: this.#map.getZoom() + zoomStep, duration: this.#flightMs() });
  }

  #tellScale(): void {
    this.#store.getState().setView({ seen: readCamera(this.#map) });
    this.#events.onScale(scaleAt(this.#map.getZoom(), this.#map.getCenter().lat, this.#sizes.symbols));
  }

  /** Take what changed in the store to the picture, once per frame. */
  #follow(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const before = this.#scene;
    const theme = selectTheme(this.#store.getState());
    if (theme !== before.theme) this.#palette = this.#readPalette();
    const scene = this.#readScene();
    if (isSameScene(scene, before)) return;
    this.#scene = scene;
    this.#container.classList.toggle('is-stale', scene.isStale);
    if (isStyledOtherwise(scene, before)) this.#restyle();
    else if (this.#styleIsReady) this.#painter.updateNative(this.#map, scene, before);
    if (scene.selectedTicket?.id !== before.selectedTicket?.id) this.#bringIntoView(scene);
    if (scene.selection !== before.selection) this.#frameUnit(scene.selection);
    if (before.isStale && !scene.isStale && scene.basemapHasFailed) this.#watch.askAgain();
    this.#overlay.redraw();
    if (scene.time > 0 && !scene.reducedMotion) this.#follow();
  }

  /** Without its base map the map draws what the files of the district say, and tries again by and by. */
  #tellBasemap(it: 'failed' | 'expected'): void {
    if (it === 'expected') forgetArchives();
    this.#store.getState().reportBasemap(it);
  }

  #restyle(): void {
    this.#styleIsReady = false;
    setGround(this.#map, this.#scene);
  }

  #bringIntoView({ selectedTicket }: MapScene): void {
    const position = selectedTicket?.position;
    if (!position || this.#map.getBounds().contains(position)) return;
    this.#map.easeTo({ center: position, duration: this.#flightMs() });
  }

  /** A community or subdistrict is chosen in words and never on the map, so the map goes there. */
  #frameUnit(selection: Selection): void {
    if (selection.kind !== 'community' && selection.kind !== 'subdistrict') return;
    const box = boxOfUnit(this.#store.getState(), selection.id);
    if (box) this.show(box);
  }

  #readScene(): MapScene {
    return this.#reader.read(this.#store.getState(), this.#palette, this.#sizes);
  }

  #readPalette(): Palette {
    this.#container.dataset.theme = selectTheme(this.#store.getState());
    return readPalette(this.#container);
  }

  #flightMs(): number {
    return this.#store.getState().reducedMotion ? 0 : FLIGHT_MS;
  }
}

/** What is written into the style; everything else is brought to it as it changes. */
const isStyledOtherwise = (scene: MapScene, before: MapScene) =>
  scene.theme !== before.theme ||
  scene.language !== before.language ||
  scene.letterScale !== before.letterScale ||
  scene.basemap !== before.basemap ||
  scene.ownBasemap !== before.ownBasemap;

function flatten(canvases: readonly HTMLCanvasElement[]): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = Math.max(...canvases.map(({ width }) => width));
  sheet.height = Math.max(...canvases.map(({ height }) => height));
  const pen = sheet.getContext('2d');
  for (const canvas of canvases) pen?.drawImage(canvas, 0, 0, sheet.width, sheet.height);
  return sheet;
}
