import type { CodeTable, District } from '../../core/domain/district.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { GRADES, type Grade } from '../../core/domain/ticket.ts';
import { latticeOver } from '../../core/geo/lattice.ts';
import { type Area, AreaIndex } from '../../core/geo/point-in-areas.ts';
import { type LonLat, meters } from '../../core/geo/units.ts';
import { Chance } from './chance.ts';
import { type LocalClock, localClock } from './local-clock.ts';
import { PATROLS, PLACES } from './settings.ts';

export type Category = {
  readonly code: string;
  readonly family: string;
  readonly grade: Grade;
  readonly leadUnit: string;
};

/** A street corner of the simulated raster: so many blocks east and north of the box's south-west corner. */
export type Corner = readonly [x: number, y: number];

/** What the served files of a district say about it. */
export type TownFiles = {
  readonly district: Pick<District, 'zone' | 'bbox' | 'codeVersion'>;
  readonly areas: readonly Area<GridId>[];
  readonly codes: CodeTable;
};

const ATTEMPTS = 60;
/** Six decimals of a degree, 0.1 m: as precise as any source is. */
const DECIMALS = 1e6;

/**
 * The stage of the story: where things can happen. Anchors and quiet grids come from the seed alone, so that a later
 * run with the same seed finds the same town.
 */
export class Town {
  readonly clock: LocalClock;
  readonly codeVersion: string;
  readonly categories: readonly Category[];
  /** Places tickets gather around, the busiest first. */
  readonly anchors: readonly LonLat[];
  readonly #index: AreaIndex<GridId>;
  readonly #quiet: ReadonlySet<GridId>;
  readonly #anchorSigma: readonly number[];
  readonly #anchorWeights: Readonly<Record<string, number>>;
  readonly #meter: { readonly lon: number; readonly lat: number };
  readonly #origin: LonLat;

  constructor({ district, areas, codes }: TownFiles, seed: number) {
    const chance = new Chance(seed, 'town');
    const { lonStep, latStep, origin } = latticeOver(district.bbox, meters(1));
    this.#meter = { lon: lonStep, lat: latStep };
    this.#origin = origin;
    this.#index = new AreaIndex(areas);
    this.clock = localClock(district.zone);
    this.codeVersion = district.codeVersion;
    this.categories = readCategories(codes);
    this.#quiet = new Set(areas.filter(() => chance.happens(PLACES.quietShare)).map(({ id }) => id));
    this.anchors = Array.from({ length: PLACES.anchors }, () => this.#anywhere(chance));
    this.#anchorSigma = this.anchors.map(() => chance.between(PLACES.sigmaMeters));
    this.#anchorWeights = Object.fromEntries(this.anchors.map((_, n) => [n, 1 / (n + 1) ** PLACES.anchorDecay]));
  }

  /** Where a ticket comes from. */
  place(chance: Chance): LonLat {
    if (chance.happens(PLACES.backgroundShare)) return this.#anywhere(chance);
    const anchor = Number(chance.weighted(this.#anchorWeights));
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const sigma = this.#anchorSigma[anchor];
      const position = this.#moved(this.anchors[anchor], sigma * chance.normal(), sigma * chance.normal());
      if (this.#isLively(position)) return position;
    }
    return this.anchors[anchor];
  }

  /** A place at most so many meters from another one, which it is itself where nobody reports from there. */
  near(position: LonLat, radiusMeters: number, chance: Chance): LonLat {
    const angle = 2 * Math.PI * chance.next();
    const distance = radiusMeters * Math.sqrt(chance.next());
    const moved = this.#moved(position, distance * Math.cos(angle), distance * Math.sin(angle));
    return this.#isLively(moved) ? moved : position;
  }

  isInGrid(position: LonLat): boolean {
    return this.#index.find(position) !== undefined;
  }

  nearestCorner([lon, lat]: LonLat): Corner {
    const blocks = (value: number, origin: number, meter: number) =>
      Math.round((value - origin) / meter / PATROLS.streetMeters);
    return [blocks(lon, this.#origin[0], this.#meter.lon), blocks(lat, this.#origin[1], this.#meter.lat)];
  }

  /** A place on the street raster; broken numbers lie between corners. */
  onStreet([x, y]: Corner): LonLat {
    return this.#moved(this.#origin, x * PATROLS.streetMeters, y * PATROLS.streetMeters);
  }

  #anywhere(chance: Chance): LonLat {
    const [west, south, east, north] = this.#index.bbox;
    for (let attempt = 0; attempt < 100 * ATTEMPTS; attempt++) {
      const position = rounded(chance.between([west, east]), chance.between([south, north]));
      if (this.#isLively(position)) return position;
    }
    throw new RangeError(`No lively place found in ${this.#index.bbox}.`);
  }

  #isLively(position: LonLat): boolean {
    const hit = this.#index.find(position);
    return hit !== undefined && !this.#quiet.has(hit.id);
  }

  #moved([lon, lat]: LonLat, east: number, north: number): LonLat {
    return rounded(lon + east * this.#meter.lon, lat + north * this.#meter.lat);
  }
}

const rounded = (lon: number, lat: number): LonLat => [
  Math.round(lon * DECIMALS) / DECIMALS,
  Math.round(lat * DECIMALS) / DECIMALS,
];

/** Categories with a family; the families themselves are headings and no ticket has one. */
function readCategories({ categories }: CodeTable): Category[] {
  const small = categories.filter(({ parent }) => parent !== undefined);
  return (small.length > 0 ? small : categories).map(({ code, parent, grade, leadUnit }) => ({
    code,
    family: parent ?? code,
    grade: GRADES.find((known) => known === grade) ?? 'ordinary',
    leadUnit: leadUnit ?? 'JD',
  }));
}
