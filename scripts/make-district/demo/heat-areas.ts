import { dissolve, type RingPolygon } from '../plane/rings.ts';
import { shareOut } from './bisect.ts';
import type { DemoPlan } from './make-plan.ts';
import { apportion, connectedParts } from './organisation.ts';

/** Heat-exchange stations of the town; villages heat with stoves. */
const STATIONS = 60;

export type HeatStation = { readonly heatAreaId: string; readonly name: string; readonly polygon: RingPolygon };

/** What each heat-exchange station serves: the town of each bank in parts of like many households. Pipes do not cross the river. */
export function heatStations({
  areas,
  weights,
  blocks,
}: Pick<DemoPlan, 'areas' | 'weights' | 'blocks'>): HeatStation[] {
  const { graph, blockOf, plan } = areas;
  const isTown = (face: number) => blocks[blockOf[face]] !== undefined;
  const banks = connectedParts(graph, isTown);
  const counts = apportion(
    STATIONS,
    banks.map((faces) => faces.reduce((sum, face) => sum + weights[face], 0)),
  );
  return banks.flatMap((faces, bank) => {
    const side = bank === 0 ? '东岸' : '西岸';
    return shareOut(graph, faces, Array(counts[bank]).fill(1)).map((own, n): HeatStation => {
      const group = new Int32Array(plan.map.faces.length).fill(-1);
      for (const face of own) group[face] = 0;
      const [[polygon]] = [...dissolve(plan.map, group).values()];
      return { heatAreaId: `H-${bank + 1}${String(n + 1).padStart(2, '0')}`, name: `${side}${n + 1}号换热站`, polygon };
    });
  });
}
