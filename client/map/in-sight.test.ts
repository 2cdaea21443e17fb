import { describe, expect, it } from 'vitest';
import type { BoundingBox, LonLat } from '../../core/geo/units.ts';
import { makeTicket } from '../../core/testing/make.ts';
import { TicketTableKeeper } from '../store/ticket-table-keeper.ts';
import { rowsIn, sightBox } from './in-sight.ts';

const SEEN: BoundingBox = [10, 40, 12, 41];
const moved = ([west, south, east, north]: BoundingBox, lon: number, lat: number): BoundingBox => [
  west + lon,
  south + lat,
  east + lon,
  north + lat,
];

describe('the box whose tickets are drawn', () => {
  it('reaches half of what is seen beyond each edge', () => {
    expect(sightBox(SEEN, undefined)).toEqual([9, 39.5, 13, 41.5]);
  });

  it('stays the same one while it holds what is seen', () => {
    const drawn = sightBox(SEEN, undefined);
    expect(sightBox(moved(SEEN, 1, 0.5), drawn)).toBe(drawn);
    expect(sightBox(moved(SEEN, 1.01, 0), drawn)).toEqual([10.01, 39.5, 14.01, 41.5]);
  });

  it('shrinks when one goes much nearer', () => {
    const drawn = sightBox(SEEN, undefined);
    // A quarter of the width: 0.5, with half of it at each side 1; four times that would still fill the box.
    expect(sightBox([10.75, 40.375, 11.25, 40.625], drawn)).toEqual([10.5, 40.25, 11.5, 40.75]);
    expect(sightBox([10.4, 40.2, 11.6, 40.8], drawn)).toBe(drawn);
  });
});

describe('the tickets in a box', () => {
  const tableOf = (...positions: LonLat[]) =>
    new TicketTableKeeper(
      positions.map((position) => makeTicket({ position })),
      'UTC',
    ).table;
  const rows = (...numbers: number[]) => Int32Array.from(numbers);

  it('keep their order, those on the edge among them', () => {
    const table = tableOf([12, 41], [12.01, 40.5], [10, 40], [11, 39.99], [11, 40.5]);
    expect(rowsIn(table, rows(4, 3, 2, 1, 0), SEEN)).toEqual(rows(4, 2, 0));
  });

  it('are the same list where all of them lie in it, so that nothing is drawn anew', () => {
    const all = rows(0);
    expect(rowsIn(tableOf([11, 40.5]), all, SEEN)).toBe(all);
    expect(rowsIn(tableOf([11, 40.5]), all, undefined)).toBe(all);
  });

  it('lie on both sides of the line of date', () => {
    const table = tableOf([179.9, 0], [-179.9, 0], [0, 0]);
    expect(rowsIn(table, rows(0, 1, 2), [179.8, -1, 180.2, 1])).toEqual(rows(0, 1));
    expect(rowsIn(table, rows(0, 1, 2), [-180.2, -1, -179.8, 1])).toEqual(rows(0, 1));
  });
});
