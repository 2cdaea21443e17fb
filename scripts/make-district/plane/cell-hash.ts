import type { Segment } from './segment.ts';

const OFFSET = 1 << 15;
const ROW = 1 << 16;

/** Buckets of a square raster, by the things that touch each. */
export class CellHash {
  readonly side: number;
  readonly #buckets = new Map<number, number[]>();

  /** @param side - Of a bucket, in decimeters. */
  constructor(side: number) {
    this.side = side;
  }

  get buckets(): Iterable<readonly number[]> {
    return this.#buckets.values();
  }

  at(column: number, row: number): readonly number[] | undefined {
    return this.#buckets.get((row + OFFSET) * ROW + column + OFFSET);
  }

  addToCell(column: number, row: number, item: number): void {
    const key = (row + OFFSET) * ROW + column + OFFSET;
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.push(item);
    else this.#buckets.set(key, [item]);
  }

  /** Into every bucket that a box touches. */
  addBox(west: number, south: number, east: number, north: number, item: number): void {
    const { side } = this;
    for (let row = Math.floor(south / side); row <= Math.floor(north / side); row++)
      for (let column = Math.floor(west / side); column <= Math.floor(east / side); column++)
        this.addToCell(column, row, item);
  }

  /** Into every bucket a segment comes within a decimeter of, and few others. */
  addSegment({ ax, ay, bx, by }: Omit<Segment, 'line'>, item: number): void {
    for (const [column, row] of cellsAlong(this.side, ax, ay, bx, by)) this.addToCell(column, row, item);
  }

  /** Items of all buckets that a box touches; one that lies in several is given several times. */
  *inBox(west: number, south: number, east: number, north: number): Generator<number> {
    const { side } = this;
    for (let row = Math.floor(south / side); row <= Math.floor(north / side); row++)
      for (let column = Math.floor(west / side); column <= Math.floor(east / side); column++)
        yield* this.at(column, row) ?? [];
  }
}

/** Row by row: the columns between where the segment enters the row and where it leaves it. */
function* cellsAlong(side: number, ax: number, ay: number, bx: number, by: number): Generator<[number, number]> {
  const [lowX, lowY, highX, highY] = ay <= by ? [ax, ay, bx, by] : [bx, by, ax, ay];
  const slope = highY === lowY ? 0 : (highX - lowX) / (highY - lowY);
  const firstRow = Math.floor((lowY - 1) / side);
  const lastRow = Math.floor((highY + 1) / side);
  for (let row = firstRow; row <= lastRow; row++) {
    const enterY = Math.max(lowY, row * side - 1);
    const leaveY = Math.min(highY, (row + 1) * side + 1);
    const flat = highY === lowY;
    const x1 = flat ? lowX : lowX + (enterY - lowY) * slope;
    const x2 = flat ? highX : lowX + (leaveY - lowY) * slope;
    const first = Math.floor((Math.min(x1, x2) - 1) / side);
    const last = Math.floor((Math.max(x1, x2) + 1) / side);
    for (let column = first; column <= last; column++) yield [column, row];
  }
}
