import type { MapScene } from './scene.ts';

/** The parts of a scene that something looked at, with what it saw. */
export type SeenParts = ReadonlyMap<keyof MapScene, unknown>;

/** Run something on a scene and remember what it looked at. */
export function watched<Result>(
  scene: MapScene,
  run: (scene: MapScene) => Result,
): { seen: SeenParts; result: Result } {
  const seen = new Map<keyof MapScene, unknown>();
  const observed = new Proxy(scene, {
    get(target, key: keyof MapScene) {
      seen.set(key, target[key]);
      return target[key];
    },
  });
  return { result: run(observed), seen };
}

/** Whether a scene looks the same to whoever saw these parts. */
export function looksSame(seen: SeenParts, scene: MapScene): boolean {
  for (const [key, value] of seen) if (!Object.is(scene[key], value)) return false;
  return true;
}
