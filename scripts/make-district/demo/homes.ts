import type { Building } from './building.ts';
import type { Place } from './noise.ts';
import { NetworkFinder, type OnNetwork, type WalkNetwork } from './walk-network.ts';

/** Where a building is entered, and where that is on the network. */
export type Entrance = { readonly door: Place; readonly on: OnNetwork };

/** A step before the wall. */
const STEP = 0.8;

/**
 * The door of every building: in the middle of the side from which the nearest way is nearest.
 *
 * @throws Error naming a building that no way leads to.
 */
export function entrances(buildings: readonly Building[], network: WalkNetwork): Entrance[] {
  const finder = new NetworkFinder(network);
  return buildings.map((building) => {
    const { center, angle, depth, length } = building;
    let best: Entrance | undefined;
    for (const [turn, half] of [
      [Math.PI / 2, depth / 2],
      [-Math.PI / 2, depth / 2],
      [0, length / 2],
      [Math.PI, length / 2],
    ]) {
      const off = half + STEP;
      const door: Place = [center[0] + off * Math.cos(angle + turn), center[1] + off * Math.sin(angle + turn)];
      const on = finder.nearest(door);
      if (on && (!best || on.off < best.on.off - 0.5)) best = { door, on };
    }
    if (!best) throw new Error(`No way leads to the ${building.kind} at ${center.map(Math.round).join(', ')}.`);
    return best;
  });
}
