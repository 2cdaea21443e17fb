import type { LatticePoint } from '../plane/segment.ts';
import { metersOf, type NamedStreet, type NamedStreets, RELIT_LAMPS, RELIT_SPACING } from './named-streets.ts';
import { beginningOf } from './street-lamps.ts';

export type RoadWork = {
  readonly roadWorkId: string;
  readonly name: string;
  readonly kindCode: string;
  readonly widthMeters: number;
  readonly path: readonly LatticePoint[];
};

/** What the codes of works are called here, besides those that every demo has. */
export const WORK_TERMS = [
  { code: 'new-road', zh: '新建道路', en: 'New road' },
  { code: 'paving', zh: '路面硬化', en: 'Paving' },
  { code: 'rewiring', zh: '电路改造', en: 'Rewiring' },
  { code: 'storm-drain', zh: '雨水管铺设', en: 'Storm drain' },
  { code: 'new-lamps', zh: '新装路灯', en: 'New street lamps' },
] as const;

/** Works on invented streets, for the simulation. */
const INVENTED = [
  { kindCode: 'resurfacing', zh: '路面维修', class: 'secondary' },
  { kindCode: 'pipe-repair', zh: '管线维修', class: 'local' },
  { kindCode: 'lamp-renewal', zh: '路灯改造', class: 'secondary' },
  { kindCode: 'resurfacing', zh: '路面维修', class: 'local' },
  { kindCode: 'pipe-repair', zh: '管线维修', class: 'lane' },
  { kindCode: 'resurfacing', zh: '路面维修', class: 'main' },
] as const;
const INVENTED_METERS = 260;

/** Works of the account where they lie, and some of its like on streets that are named in no account. */
export function roadWorks({ streets, relit, shadyLane, newRoad }: NamedStreets): RoadWork[] {
  const works: Omit<RoadWork, 'roadWorkId'>[] = [
    { name: `${newRoad.name.zh}打通`, kindCode: 'new-road', widthMeters: newRoad.widthMeters, path: newRoad.path },
  ];
  for (const { code, zh } of WORK_TERMS.slice(1))
    works.push({
      name: shadyLane.name.zh + zh,
      kindCode: code,
      widthMeters: shadyLane.widthMeters,
      path: shadyLane.path,
    });
  relit.forEach((street, i) => {
    const path = beginningOf(street.path, RELIT_LAMPS[i] * RELIT_SPACING);
    works.push({ name: `${street.name.zh}路灯修复`, kindCode: 'lamp-renewal', widthMeters: street.widthMeters, path });
  });
  const told = new Set([...relit, shadyLane, newRoad]);
  INVENTED.forEach(({ kindCode, zh, class: streetClass }, n) => {
    const fitting = streets.filter(
      (street) => street.class === streetClass && !told.has(street) && metersOf(street.path) > 150,
    );
    const street: NamedStreet = fitting[Math.floor(((n + 0.5) * fitting.length) / INVENTED.length)];
    const path = beginningOf(street.path, Math.min(INVENTED_METERS, metersOf(street.path) - 1));
    works.push({ name: street.name.zh + zh, kindCode, widthMeters: street.widthMeters, path });
  });
  return works.map((work, i) => ({ roadWorkId: `RW-${String(i + 1).padStart(2, '0')}`, ...work }));
}
