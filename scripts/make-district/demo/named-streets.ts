import type { StreetClass } from '../../../core/domain/street.ts';
import type { LatticePoint } from '../plane/segment.ts';
import { toLattice } from './curve.ts';
import type { LineKind } from './ground-plan.ts';
import type { DemoPlan } from './make-plan.ts';
import { GIVEN, type NamePool, type StreetName } from './street-names.ts';
import { type StreetRun, streetRuns } from './street-runs.ts';

export type NamedStreet = {
  readonly streetId: string;
  readonly name: StreetName;
  readonly class: StreetClass;
  readonly widthMeters: number;
  readonly path: readonly LatticePoint[];
};

export const STREET_WIDTH: Readonly<Record<StreetClass, number>> = {
  main: 26,
  secondary: 15,
  local: 7,
  lane: 3.5,
  path: 2.5,
  bridge: 24,
};
const COUNTRY_ROAD_WIDTH = 8;
/** Meters of the new road from curb to curb. */
const NEW_ROAD_WIDTH = 15;

const CLASS_OF: Readonly<Partial<Record<LineKind, StreetClass>>> = {
  main: 'main',
  secondary: 'secondary',
  embankment: 'secondary',
  local: 'local',
  bridge: 'bridge',
};

/** Lamps that were relit on each of ten streets; the first is the road of the account, the second its lane. */
export const RELIT_LAMPS = [8, 4, 5, 5, 6, 6, 6, 7, 7, 7] as const;
/** Meters from lamp to lamp where they were relit: 2,100 m of cable and more for 61 lamps. */
export const RELIT_SPACING = 34.6;

export type NamedStreets = {
  readonly streets: readonly NamedStreet[];
  /** In the order of `RELIT_LAMPS`. */
  readonly relit: readonly NamedStreet[];
  readonly shadyLane: NamedStreet;
  readonly newRoad: NamedStreet;
};

/** Every street, country road, lane of the old quarters and park path that carries a name; no name twice. */
export function nameStreets(plan: DemoPlan, pool: NamePool): NamedStreets {
  const runs = streetRuns(plan.areas.plan);
  const lanes = oldLanes(plan);
  const given = givenNames(plan, runs, lanes);
  const names = new Map<number, StreetName>();
  const nameOf = (street: number, streetClass: StreetClass) => {
    const known = given.streets.get(street) ?? names.get(street) ?? pool.take(streetClass);
    names.set(street, known);
    return known;
  };
  const counts = new Map<number, number>();
  const streets = runs.map((run): NamedStreet => {
    const number = (counts.get(run.street) ?? 0) + 1;
    counts.set(run.street, number);
    const streetClass = CLASS_OF[run.kind] ?? 'local';
    return {
      streetId: `S${String(run.street).padStart(4, '0')}-${number}`,
      name: nameOf(run.street, streetClass),
      class: streetClass,
      widthMeters: run.street === plan.newRoadStreet ? NEW_ROAD_WIDTH : STREET_WIDTH[streetClass],
      path: run.path,
    };
  });
  const rest = [
    ...plan.roads.map((road) => ({ path: toLattice(road), class: 'secondary' as const, prefix: 'R' })),
    ...lanes.map((path) => ({ path, class: 'lane' as const, prefix: 'L' })),
    ...plan.ways
      .filter(({ kind }) => kind === 'path')
      .map(({ path, name }) => ({ path: toLattice(path), class: 'path' as const, prefix: 'P', name })),
  ].map(
    ({ path, class: streetClass, prefix, name }: RestStreet, index): NamedStreet => ({
      streetId: `${prefix}${String(index + 1).padStart(4, '0')}`,
      name: name ?? given.lanes.get(path) ?? pool.take(prefix === 'R' ? 'country' : streetClass),
      class: streetClass,
      widthMeters: prefix === 'R' ? COUNTRY_ROAD_WIDTH : STREET_WIDTH[streetClass],
      path,
    }),
  );
  const all = [...streets, ...rest];
  const find = (name: StreetName) => longest(all.filter((street) => street.name === name));
  return {
    streets: all,
    relit: given.relit.map((key) =>
      typeof key === 'number'
        ? longest(streets.filter(({ name }) => name === names.get(key)))
        : find(given.lanes.get(key)!),
    ), // named by givenNames
    shadyLane: find(GIVEN.shadyLane),
    newRoad: find(GIVEN.newRoad),
  };
}

export const metersOf = (path: readonly LatticePoint[]): number =>
  path.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - path[i][0], y - path[i][1]) / 10, 0);

const longest = (streets: readonly NamedStreet[]): NamedStreet =>
  streets.reduce((a, b) => (metersOf(b.path) > metersOf(a.path) ? b : a));

type Path = readonly LatticePoint[];
type RestStreet = {
  readonly path: Path;
  readonly class: StreetClass;
  readonly prefix: string;
  readonly name?: StreetName;
};

/** The longest lane of every block of one-storey houses. */
function oldLanes(plan: DemoPlan): Path[] {
  const byBlock = new Map<number, Path>();
  for (const { block, path } of plan.ways) {
    if (block < 0 || plan.blocks[block].use !== 'cottage') continue;
    const lattice = toLattice(path);
    const other = byBlock.get(block);
    if (!other || metersOf(lattice) > metersOf(other)) byBlock.set(block, lattice);
  }
  return [...byBlock.values()];
}

/** Which streets get the account's names: each in the subdistrict that the account says, where it says one. */
function givenNames(plan: DemoPlan, runs: readonly StreetRun[], lanes: readonly Path[]) {
  const subdistrictAt = subdistricts(plan);
  const middle = (path: Path) => path[Math.floor(path.length / 2)];
  const isIn = (path: Path, name: string) => subdistrictAt(middle(path)) === name;
  const streets = new Map<number, StreetName>([[plan.newRoadStreet, GIVEN.newRoad]]);
  const [left, right] = [...new Set(runs.filter(({ kind }) => kind === 'embankment').map(({ street }) => street))].sort(
    (a, b) => a - b,
  );
  streets.set(left, GIVEN.leftEmbankment);
  streets.set(right, GIVEN.rightEmbankment);
  const locals = runs.filter(({ kind, street }) => kind === 'local' && street !== plan.newRoadStreet);
  const longEnough = (path: Path, lamps: number) => metersOf(path) > (lamps + 0.5) * RELIT_SPACING;
  const [hongqi] = locals.filter(({ path }) => longEnough(path, RELIT_LAMPS[0]) && isIn(path, '红旗街道'));
  streets.set(hongqi.street, GIVEN.relitRoad);
  const shady = lanes.find((path) => isIn(path, '江南街道') && metersOf(path) > 110 && metersOf(path) < 220);
  const yuanshan = lanes.find((path) => path !== shady && !isIn(path, '江南街道') && longEnough(path, RELIT_LAMPS[1]));
  if (!hongqi || !shady || !yuanshan) throw new Error('A street of the account found no place.');
  const taken = new Set([hongqi.street]);
  const others = RELIT_LAMPS.slice(2).map((lamps, n) => {
    const fitting = locals.filter(({ street, path }) => !taken.has(street) && longEnough(path, lamps));
    const { street } = fitting[Math.floor(((n + 0.5) * fitting.length) / (RELIT_LAMPS.length - 2))];
    taken.add(street);
    return street;
  });
  return {
    streets,
    lanes: new Map<Path, StreetName>([
      [shady, GIVEN.shadyLane],
      [yuanshan, GIVEN.relitLane],
    ]),
    relit: [hongqi.street, yuanshan, ...others] as (number | Path)[],
  };
}

function subdistricts({ areas, units }: DemoPlan): (place: LatticePoint) => string | undefined {
  const byFace = new Map(
    units.flatMap(({ faces, community }) => faces.map((face) => [face, community.subdistrict.name])),
  );
  return ([x, y]) => byFace.get(areas.locator.find(x, y));
}
