import { isInRing } from '../plane/rings.ts';
import type { Block } from './block-plan.ts';
import { areNear, type Building, comesNear, cornersOf, type Footprint, type Way } from './building.ts';
import { toPlaces } from './curve.ts';
import { withDrives } from './drives.ts';
import { type LineKind, STREET_KINDS } from './ground-plan.ts';
import { joinWays, type OpenableWay } from './join-ways.ts';
import type { Place } from './noise.ts';

/** Meters from the middle of what bounds a block to its nearest wall. */
const SETBACK: Readonly<Partial<Record<LineKind, number>>> = {
  main: 19,
  embankment: 15,
  secondary: 13.5,
  local: 9.5,
  bridge: 20,
  rail: 22,
  bank: 20,
};
const OTHER_SETBACK = 9;
/** Meters between walls and the middle of a way. */
const BESIDE_WAY = 3.4;
const BESIDE_ROAD = 6;

export type Lot = Pick<Block, 'polygon' | 'place' | 'angle' | 'area'>;
export type Extent = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/**
 * A block while it is being built on, in a frame of its own: `u` along its rows, `v` across. Nothing can be placed that
 * overlaps, stands on a way, or comes too near to the street.
 */
export class Compound {
  buildings: Building[] = [];
  ways: OpenableWay[] = [];
  readonly extent: Extent;
  readonly area: number;
  readonly random: () => number;
  readonly #lot: Lot;
  readonly #cos: number;
  readonly #sin: number;
  readonly #angle: number;
  readonly #ring: readonly Place[];
  readonly #kinds: readonly LineKind[];
  readonly #roads: readonly (readonly Place[])[];

  /** @param roads - Ways of others through the lot, in meters of the district. */
  constructor(
    lot: Lot,
    kinds: readonly LineKind[],
    angle: number,
    random: () => number,
    roads: readonly (readonly Place[])[] = [],
  ) {
    this.#lot = lot;
    this.#kinds = kinds;
    this.#angle = angle;
    this.#cos = Math.cos(angle);
    this.#sin = Math.sin(angle);
    this.random = random;
    this.area = lot.area;
    this.#ring = toPlaces(lot.polygon[0]).map((place) => this.#toFrame(place));
    const [us, vs] = [0, 1].map((axis) => this.#ring.map((point) => point[axis]));
    this.#roads = roads.map((road) => road.map((place) => this.#toFrame(place)));
    this.extent = { west: Math.min(...us), east: Math.max(...us), south: Math.min(...vs), north: Math.max(...vs) };
  }

  /** Edges of the block in its frame, with what runs along each. */
  get edges(): { from: Place; to: Place; kind: LineKind }[] {
    return this.#ring.map((from, i) => ({ from, to: this.#ring[(i + 1) % this.#ring.length], kind: this.#kinds[i] }));
  }

  /** Number from `low` up to `high`. */
  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)];
  }

  /**
   * Place a building if there is room.
   *
   * @param building - Its center and angle are those of the frame.
   * @param gap - Meters to other buildings.
   */
  place(building: Building, gap: number): boolean {
    if (!this.#hasRoom(building, gap)) return false;
    this.buildings.push(building);
    return true;
  }

  #hasRoom(footprint: Footprint, gap: number): boolean {
    const [u, v] = footprint.center;
    if (!this.contains(u, v)) return false;
    for (const { from, to, kind } of this.edges)
      if (comesNear(footprint, from, to, SETBACK[kind] ?? OTHER_SETBACK)) return false;
    for (const { path } of this.ways)
      for (let i = 1; i < path.length; i++) if (comesNear(footprint, path[i - 1], path[i], BESIDE_WAY)) return false;
    for (const road of this.#roads)
      for (let i = 1; i < road.length; i++) if (comesNear(footprint, road[i - 1], road[i], BESIDE_ROAD)) return false;
    return !this.buildings.some((other) => areNear(other, footprint, gap));
  }

  contains(u: number, v: number): boolean {
    return isInRing(this.#ring, u, v);
  }

  /** Where the block begins and ends along a row (`v` fixed) or a column (`u` fixed), and whether at streets. */
  chord(axis: 'row' | 'column', at: number): { from: number; to: number; gates: [boolean, boolean] } | undefined {
    const [fixed, free] = axis === 'row' ? [1, 0] : [0, 1];
    const hits = this.#ring.flatMap((point, i) => {
      const next = this.#ring[(i + 1) % this.#ring.length];
      if (point[fixed] > at === next[fixed] > at) return [];
      const share = (at - point[fixed]) / (next[fixed] - point[fixed]);
      return [{ at: point[free] + share * (next[free] - point[free]), isStreet: STREET_KINDS.has(this.#kinds[i]) }];
    });
    hits.sort((a, b) => a.at - b.at);
    let best: { from: number; to: number; gates: [boolean, boolean] } | undefined;
    for (let i = 0; i + 1 < hits.length; i += 2) {
      const [from, to] = [hits[i], hits[i + 1]];
      if (best && to.at - from.at <= best.to - best.from) continue;
      best = { from: from.at, to: to.at, gates: [from.isStreet, to.isStreet] };
    }
    return best;
  }

  addWay(way: Way): void {
    this.ways.push(way);
  }

  /** A straight way along a column or row, with gates where they are wanted and a street is there; `inset` where none is. */
  addChord(axis: 'row' | 'column', at: number, wanted: readonly [boolean, boolean], inset = 7): Way | undefined {
    const chord = this.chord(axis, at);
    if (!chord || chord.to - chord.from < 2 * inset + 6) return undefined;
    const [startsAtGate, endsAtGate] = [wanted[0] && chord.gates[0], wanted[1] && chord.gates[1]];
    const ends = [chord.from + (startsAtGate ? 0 : inset), chord.to - (endsAtGate ? 0 : inset)];
    const onAxis = (end: number): Place => (axis === 'row' ? [end, at] : [at, end]);
    const gates = [chord.from, chord.to].map((end, i) => (chord.gates[i] ? onAxis(end) : undefined));
    const way = { path: ends.map(onAxis), startsAtGate, endsAtGate, gates: [gates[0], gates[1]] as const };
    this.addWay(way);
    return way;
  }

  /** To be called when all is built: no door stays far from every way. */
  layDrives(): void {
    const streets = this.edges.filter(({ kind }) => STREET_KINDS.has(kind)).map(({ from, to }) => [from, to]);
    const { buildings, drives } = withDrives(this.buildings, [
      ...this.ways.map(({ path }) => path),
      ...this.#roads,
      ...streets,
    ]);
    this.buildings = buildings;
    for (const path of drives) this.addWay({ path, startsAtGate: false, endsAtGate: true });
  }

  /** To be called when all ways are there and before anything is built beside them. */
  joinWays(): void {
    this.ways = joinWays(this.ways, this.#roads);
  }

  /** What was built, in meters of the district. */
  result(): { buildings: Building[]; ways: Way[] } {
    return {
      buildings: this.buildings.map((building) => ({
        ...building,
        center: this.#toDistrict(building.center),
        angle: building.angle + this.#angle,
      })),
      ways: this.ways.map(({ path, startsAtGate, endsAtGate }) => ({
        path: path.map((place) => this.#toDistrict(place)),
        startsAtGate,
        endsAtGate,
      })),
    };
  }

  #toFrame([x, y]: Place): Place {
    const [dx, dy] = [x - this.#lot.place[0], y - this.#lot.place[1]];
    return [dx * this.#cos + dy * this.#sin, dy * this.#cos - dx * this.#sin];
  }

  #toDistrict([u, v]: Place): Place {
    const [x, y] = this.#lot.place;
    return [x + u * this.#cos - v * this.#sin, y + u * this.#sin + v * this.#cos];
  }
}

/** Least distance of a footprint's corners to a place, for what has to stay free around it. */
export const reachOf = (footprint: Footprint, place: Place): number =>
  Math.min(...cornersOf(footprint).map(([x, y]) => Math.hypot(x - place[0], y - place[1])));
