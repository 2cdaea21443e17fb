import type { FeatureCollection, Polygon } from 'geojson';
import { corner, TOWN_BLOCKS } from './grid-town-plan.ts';
import { type BlockPoint, riverLine } from './grid-town-river.ts';

/** Columns at which areas meet. None is a border of grids: heat does not keep to them. */
const CUTS = [0, 18, 42, 63, TOWN_BLOCKS] as const;
const NUMBERS = [...'一二三四'];

/** `heat-areas.geojson`: four areas on each side of the river's middle line tile the town. Pipes do not cross the river. */
export function gridTownHeatAreas(): FeatureCollection<Polygon> {
  const features = (['S', 'N'] as const).flatMap((side) =>
    NUMBERS.map((number, column) => ({
      type: 'Feature' as const,
      properties: {
        heatAreaId: `H-${side}${column + 1}`,
        name: `${side === 'S' ? '南岸' : '北岸'}${number}号换热站`,
      },
      geometry: {
        type: 'Polygon' as const,
        coordinates: [outline(side, CUTS[column], CUTS[column + 1]).map(([x, y]) => corner(x, y))],
      },
    })),
  );
  return { type: 'FeatureCollection', features };
}

/** Counterclockwise and closed. */
function outline(side: 'S' | 'N', west: number, east: number): BlockPoint[] {
  const river = riverLine(west, east);
  const rim = side === 'S' ? 0 : TOWN_BLOCKS;
  const onward: BlockPoint[] = [
    [west, rim],
    [east, rim],
  ];
  const ring = side === 'S' ? [...onward, ...river.reverse()] : [...river, ...onward.reverse()];
  return [...ring, ring[0]];
}
