import type { MapLayer } from '../../map/layer.ts';
import { LAYER_STACK } from '../../map/layer-stack.ts';
import { createTeamPatrolsLayer } from '../../map/layers/team-patrols-layer.ts';

/** All layers of the page, and on top of them the one inside a team, which no other page has until there are roles. */
export const debugStack = (): readonly MapLayer[] => [...LAYER_STACK, createTeamPatrolsLayer()];

/** One layer on the ground of the district: what has no legend of its own stays where it serves this one or all. */
export function stackOf(chosen: MapLayer, isBroken: boolean): readonly MapLayer[] {
  const serves = ({ legend, shownWith }: MapLayer) => !legend && (shownWith === undefined || shownWith === chosen.id);
  return debugStack()
    .filter((layer) => layer.id === chosen.id || serves(layer))
    .map((layer) => (isBroken && layer.id === chosen.id ? broken(layer) : layer));
}

/** Layers that are switched away from how they begin, so that the chosen one is shown and no field beside it. */
export function togglesFor(chosen: readonly MapLayer[]): readonly string[] {
  const ids = new Set(chosen.map(({ id }) => id));
  return debugStack()
    .filter((layer) => layer.legend && ids.has(layer.id) === (layer.isOffAtFirst ?? false))
    .map(({ id }) => id);
}

/** The same layer, failing as a mistake in it would. */
const broken = (layer: MapLayer): MapLayer => ({
  ...layer,
  drawing: {
    kind: 'overlay',
    layers() {
      throw new Error(`${layer.id} was asked to fail.`);
    },
  },
});
