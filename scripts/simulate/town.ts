import type { CodeTable, District } from '../../core/domain/district.ts';
import type { DistrictPlaces } from '../../core/domain/district-places.ts';
import type { HeatArea } from '../../core/domain/heat-area.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { BuildingDoors } from '../../core/geo/building-doors.ts';
import { type Area, AreaIndex, boxOf } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { type Category, readCategories } from './categories.ts';
import { Chance } from './chance.ts';
import { between, Ground, rounded } from './ground.ts';
import { type Draw, type Homes, homesByDoor, homesByGrid, randomIn } from './homes.ts';
import { type LocalClock, localClock } from './local-clock.ts';
import { PLACES, VOLUME } from './settings.ts';
import { sparedPlaces } from './spared-places.ts';
import { StreetNet } from './street-net.ts';

/** What the served files of a district say about it. */
export type TownFiles = {
  readonly district: Pick<District, 'zone' | 'bbox' | 'codeVersion'>;
  readonly areas: readonly Area<GridId>[];
  readonly codes: CodeTable;
  readonly places: DistrictPlaces;
  /** Where they are counted. */
  readonly households: ReadonlyMap<GridId, number>;
  /** Where the district says which doors people live behind. */
  readonly doors?: BuildingDoors;
  /** Areas with a name that the district's published account speaks of. */
  readonly sparedAreas: ReadonlySet<GridId>;
};

const ATTEMPTS = 60;

/**
 * The stage of the story: where things can happen, which is where people live. Anchors, quiet grids and the markets of a
 * district that names none come from the seed alone, so that a later run with the same seed finds the same town.
 */
export class Town {
  readonly clock: LocalClock;
  readonly codeVersion: string;
  readonly categories: readonly Category[];
  readonly ground: Ground;
  readonly streets: StreetNet;
  readonly places: DistrictPlaces;
  /** Places tickets gather around, the busiest first. */
  readonly anchors: readonly LonLat[];
  readonly markets: readonly LonLat[];
  /** New tickets an hour, as many as so many households have. */
  readonly usualRate: number;
  readonly #index: AreaIndex<GridId>;
  readonly #spared: ReadonlySet<GridId>;
  readonly #isSparedPlace: (position: LonLat) => boolean;
  readonly #water: AreaIndex<string> | undefined;
  readonly #quiet: ReadonlySet<GridId>;
  readonly #homes: Homes;
  readonly #aroundAnchor: readonly Draw[];
  readonly #anchorWeights: Readonly<Record<string, number>>;

  constructor(files: TownFiles, seed: number) {
    const { district, areas, codes, places, households, doors, sparedAreas } = files;
    const chance = new Chance(seed, 'town');
    this.clock = localClock(district.zone);
    this.codeVersion = district.codeVersion;
    this.categories = readCategories(codes);
    this.ground = new Ground(district.bbox);
    this.places = places;
    this.streets = new StreetNet(places.streets, this.ground);
    this.#index = new AreaIndex(areas);
    this.#spared = sparedAreas;
    this.#isSparedPlace = sparedPlaces(places, this.ground);
    const water = places.water.map(({ rings }, n) => ({ id: String(n), polygons: [rings] }));
    this.#water = water.length > 0 ? new AreaIndex(water) : undefined;
    this.#quiet = new Set(areas.filter(() => chance.happens(PLACES.quietShare)).map(({ id }) => id));
    this.usualRate = usualRate(households);
    this.#homes = doors ? homesByDoor(doors, this.ground) : homesByGrid(areas, households, this.ground);
    this.anchors = Array.from({ length: PLACES.anchors }, () => this.#anywhere(chance));
    this.#aroundAnchor = this.anchors.map((anchor) => this.#homes.around(anchor, chance.between(PLACES.sigmaMeters)));
    this.#anchorWeights = Object.fromEntries(this.anchors.map((_, n) => [n, 1 / (n + 1) ** PLACES.anchorDecay]));
    this.markets =
      places.markets.length > 0
        ? places.markets.map(({ rings }) => middleOf(rings))
        : Array.from({ length: PLACES.markets.count }, () => this.#anywhere(chance));
  }

  /** Where a ticket comes from. */
  place(chance: Chance): LonLat {
    if (chance.happens(PLACES.backgroundShare)) return this.#anywhere(chance);
    const anchor = Number(chance.weighted(this.#anchorWeights));
    return this.#lively(() => this.#aroundAnchor[anchor](chance)) ?? this.anchors[anchor];
  }

  /** The street that people complain about from there, and itself in a town without streets. */
  placeOnStreet(chance: Chance): LonLat {
    const home = this.place(chance);
    const corner = this.streets.nearest(home);
    if (!corner || corner.next.length === 0) return home;
    const onStreet = () => between(corner.position, chance.pick(corner.next).position, chance.next());
    return this.#lively(onStreet) ?? home;
  }

  /** A place at most so many meters from another one, which it is itself where nobody reports from there. */
  near(position: LonLat, radiusMeters: number, chance: Chance): LonLat {
    const moved = this.#around(position, radiusMeters, chance);
    return this.#isLively(moved) ? moved : position;
  }

  /** A place at most so many meters from the water's edge; anywhere in a town without water. */
  byWater(radiusMeters: number, chance: Chance): LonLat {
    const banks = this.places.water.map(({ rings }) => rings[0]);
    if (banks.length === 0) return this.#anywhere(chance);
    const bank = () => this.ground.along(chance.pick(banks), chance.next());
    return this.#lively(() => this.#around(bank(), radiusMeters, chance)) ?? this.#anywhere(chance);
  }

  /** A place in an area. */
  within({ id, rings }: HeatArea, chance: Chance): LonLat {
    const area = new AreaIndex([{ id, polygons: [rings] }]);
    const inBox = () => randomIn(area.bbox, chance);
    return this.#lively(inBox, (position) => area.find(position) !== undefined) ?? this.#anywhere(chance);
  }

  /** Whether bad news may be invented about a place: it lies in a grid, and the account does not name it. */
  mayTrouble(position: LonLat): boolean {
    const hit = this.#index.find(position);
    return hit !== undefined && !this.#spared.has(hit.id) && !this.#isSparedPlace(position);
  }

  #anywhere(chance: Chance): LonLat {
    const found = this.#lively(() => this.#homes.anywhere(chance), undefined, 100 * ATTEMPTS);
    if (!found) throw new RangeError(`No lively place found in ${this.#index.bbox}.`);
    return found;
  }

  #around(position: LonLat, radiusMeters: number, chance: Chance): LonLat {
    const angle = 2 * Math.PI * chance.next();
    const distance = radiusMeters * Math.sqrt(chance.next());
    return this.ground.moved(position, distance * Math.cos(angle), distance * Math.sin(angle));
  }

  /** The first place drawn that somebody reports from. */
  #lively(
    draw: () => LonLat,
    fits: (position: LonLat) => boolean = () => true,
    attempts = ATTEMPTS,
  ): LonLat | undefined {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const position = draw();
      if (fits(position) && this.#isLively(position)) return position;
    }
    return undefined;
  }

  #isLively(position: LonLat): boolean {
    const hit = this.#index.find(position);
    const isQuiet = hit === undefined || this.#quiet.has(hit.id) || this.#water?.find(position) !== undefined;
    return !isQuiet && this.mayTrouble(position);
  }
}

const middleOf = (rings: readonly (readonly LonLat[])[]): LonLat => {
  const [west, south, east, north] = boxOf({ id: '', polygons: [rings] });
  return rounded((west + east) / 2, (south + north) / 2);
};

/** A district that counts no households has as many tickets as a small town. */
function usualRate(households: ReadonlyMap<GridId, number>): number {
  const total = [...households.values()].reduce((sum, count) => sum + count, 0);
  return total > 0 ? ((total / 1000) * VOLUME.ticketsPerDayPer1000Households) / 24 : VOLUME.ticketsPerHour;
}
