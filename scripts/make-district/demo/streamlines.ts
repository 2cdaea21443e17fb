import { CellHash } from '../plane/cell-hash.ts';
import { distance } from './curve.ts';
import type { Place } from './noise.ts';
import type { UrbanField } from './urban-field.ts';

/** Meters from point to point of a line while it is traced. */
const STEP = 20;
/** A line does not turn faster than this per step. */
const MOST_TURN = 0.12;
const MOST_STEPS = 900;
/** Lines whose directions differ by less than 44° run side by side; others cross. */
const PARALLEL = 0.72;
/** A line that has come nearer than this share of the distance it should keep goes on to its next crossing only. */
const TOO_NEAR = 0.55;
const LAST_STRETCH = 1.1;

type Traced = { readonly points: Place[]; readonly directions: Place[] };

/** Grows lines along the field, each keeping its distance from those that run beside it. */
export class Streamlines {
  readonly #field: UrbanField;
  readonly #mayEnter: (x: number, y: number) => boolean;
  readonly #points: Place[] = [];
  readonly #directions: Place[] = [];
  readonly #near = new CellHash(400);

  /** @param mayEnter - Where lines may be; a line ends with its first point outside. */
  constructor(field: UrbanField, mayEnter: (x: number, y: number) => boolean) {
    this.#field = field;
    this.#mayEnter = mayEnter;
  }

  /** Take a line that is there already. */
  add(path: readonly Place[]): void {
    path.forEach((place, i) => {
      const [before, after] = [path[Math.max(0, i - 1)], path[Math.min(path.length - 1, i + 1)]];
      const length = distance(before, after) || 1;
      this.#near.addBox(place[0], place[1], place[0], place[1], this.#points.push(place) - 1);
      this.#directions.push([(after[0] - before[0]) / length, (after[1] - before[1]) / length]);
    });
  }

  /**
   * Trace a line both ways from a seed.
   *
   * @param turn - Which of the field's four directions, in quarter turns.
   * @returns undefined where another line runs too near, or where the line would be shorter than `least` meters.
   */
  grow(seed: Place, turn: number, spacing: number, least: number): Place[] | undefined {
    const angle = this.#field.angle(...seed) + (turn * Math.PI) / 2;
    if (!this.#mayEnter(...seed) || this.#isNear(seed, [Math.cos(angle), Math.sin(angle)], spacing)) return undefined;
    const ahead = this.trace(seed, angle, spacing);
    const back = this.trace(seed, angle + Math.PI, spacing);
    const path = [...back.points.reverse(), ...ahead.points.slice(1)];
    if (path.length * STEP < least) return undefined;
    this.add(path);
    return path;
  }

  /** One way from a place. */
  trace(seed: Place, angle: number, spacing: number): Traced {
    const traced: Traced = { points: [seed], directions: [[Math.cos(angle), Math.sin(angle)]] };
    let heading = angle;
    let left = Infinity;
    for (let step = 0; step < MOST_STEPS && left > 0; step++) {
      const [x, y] = traced.points[traced.points.length - 1];
      const half: Place = [x + (STEP / 2) * Math.cos(heading), y + (STEP / 2) * Math.sin(heading)];
      heading = this.#turned(heading, half);
      const direction: Place = [Math.cos(heading), Math.sin(heading)];
      const next: Place = [x + STEP * direction[0], y + STEP * direction[1]];
      traced.points.push(next);
      traced.directions.push(direction);
      if (!this.#mayEnter(...next)) break;
      if (left === Infinity && this.#isNear(next, direction, TOO_NEAR * spacing)) left = LAST_STRETCH * spacing;
      left -= STEP;
      if (left < Infinity && this.#crosses([x, y], next)) break;
    }
    return traced;
  }

  #turned(heading: number, [x, y]: Place): number {
    const wanted = this.#field.angle(x, y);
    const quarter = Math.PI / 2;
    const off = wanted - heading;
    const turn = off - quarter * Math.round(off / quarter);
    return heading + Math.min(MOST_TURN, Math.max(-MOST_TURN, turn));
  }

  #isNear([x, y]: Place, [dx, dy]: Place, reach: number): boolean {
    for (const index of this.#near.inBox(x - reach, y - reach, x + reach, y + reach)) {
      const [ox, oy] = this.#directions[index];
      if (Math.abs(dx * ox + dy * oy) < PARALLEL) continue;
      if (distance(this.#points[index], [x, y]) < reach) return true;
    }
    return false;
  }

  /** Whether a step passes a line that runs across: within a step of one of its points. */
  #crosses([ax, ay]: Place, [bx, by]: Place): boolean {
    const [dx, dy] = [bx - ax, by - ay];
    for (const index of this.#near.inBox(bx - STEP, by - STEP, bx + STEP, by + STEP)) {
      const [ox, oy] = this.#directions[index];
      if (Math.abs(dx * ox + dy * oy) >= PARALLEL * STEP) continue;
      const [px, py] = this.#points[index];
      const side = (x: number, y: number) => Math.sign(ox * (y - py) - oy * (x - px));
      if (side(ax, ay) !== side(bx, by)) return true;
    }
    return false;
  }
}
