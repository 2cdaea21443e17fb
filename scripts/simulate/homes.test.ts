import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type FileFeatures, PLACE_FILES, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { epochMs, type LonLat } from '../../core/geo/units.ts';
import { readGridAreas } from '../../server/district/grid-areas.ts';
import { Chance } from './chance.ts';
import { homesByDoor, homesByGrid } from './homes.ts';
import { householdsOf, sparedAreas } from './read-district.ts';
import { PLACES, VOLUME } from './settings.ts';
import { gridTown, ofType, town as plainTown, storyOf } from './testing/stage.ts';
import { Town } from './town.ts';

const { ground } = plainTown;

describe('homes at doors', () => {
  // two doors 1,000 m apart, with three times the households at the second, and one where nobody lives
  const first = plainTown.anchors[0];
  const doors = [first, ground.moved(first, 1000, 0), ground.moved(first, 0, 10)];
  const homes = homesByDoor({ doors, households: Uint16Array.of(10, 30, 0) }, ground);
  const drawn = (draw: (chance: Chance) => LonLat) => {
    const chance = new Chance(1, 'homes');
    return Array.from({ length: 4000 }, () => doors.findIndex((door) => ground.metersBetween(door, draw(chance)) < 1));
  };

  it('are drawn as often as households live there', () => {
    const counts = [0, 0, 0];
    for (const door of drawn(homes.anywhere)) counts[door] += 1;
    // binomial: 1,000 of 4,000, with four standard deviations of √(4,000 × 1/4 × 3/4) = 27
    expect(Math.abs(counts[0] - 1000)).toBeLessThan(4 * 27.4);
    expect(counts[2]).toBe(0);
  });

  it('gather around one of them', () => {
    // the other one is five standard deviations away
    expect(new Set(drawn(homes.around(doors[0], 200)))).toEqual(new Set([0]));
  });

  it('are the middle itself where nobody lives around it', () => {
    const middle = ground.moved(first, 0, 9000);
    expect(homes.around(middle, 100)(new Chance(1, 'homes'))).toEqual(middle);
  });
});

describe('homes in grids', () => {
  const index = new AreaIndex(gridTown.areas);
  const [a, b, empty] = gridTown.areas.map(({ id }) => id);
  const countsOf = (households: ReadonlyMap<GridId, number>) => {
    const homes = homesByGrid(gridTown.areas, households, ground);
    const chance = new Chance(1, 'homes');
    const counts = new Map<GridId, number>();
    for (let n = 0; n < 4000; n++) {
      const id = index.find(homes.anywhere(chance))!.id;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  };

  it('are drawn as often as households live there', () => {
    const counts = countsOf(
      new Map([
        [a, 100],
        [b, 300],
        [empty, 0],
      ]),
    );
    expect([...counts.keys()].sort()).toEqual([a, b].sort());
    expect(Math.abs(counts.get(a)! - 1000)).toBeLessThan(4 * 27.4);
  });

  it('are all over the town where nobody counted any', () => {
    expect(countsOf(new Map()).size).toBe(256);
  });
});

describe('the simulated demo district', () => {
  const bytes = (name: string) => readFileSync(new URL(`../../geodata/fengman-demo/${name}`, import.meta.url));
  const read = (name: string) => JSON.parse(bytes(name).toString('utf8'));
  const grids: FeatureCollection = read('grids.geojson');
  const areas = readGridAreas(grids, (reason) => new Error(reason));
  const households = householdsOf(grids);
  const places = readPlaces((kind) => read(PLACE_FILES[kind].name) as FileFeatures);
  const town = new Town(
    {
      district: read('district.json'),
      areas,
      codes: read('codes.json'),
      places,
      households,
      doors: readBuildingDoors(bytes('buildings.bin')),
      sparedAreas: sparedAreas(grids),
    },
    1,
  );
  const index = new AreaIndex(areas);
  const kindOf = new Map(grids.features.map(({ properties }) => [properties?.gridId, properties?.kind]));
  const kindAt = (position: LonLat) => kindOf.get(index.find(position)?.id);
  // the day of history
  const now = epochMs(Date.parse('2026-01-17T10:00+08:00'));
  const { events, fixes } = storyOf({ town, now, ticketsPerHour: 2 * town.usualRate }).tellUntil(now);
  const received = ofType(events, 'ticket.received');
  const shareOfTown = (positions: readonly LonLat[]) =>
    positions.filter((position) => kindAt(position) === 'urban').length / positions.length;

  it('has as many tickets as its households have', () => {
    expect(town.usualRate).toBeCloseTo((127 * VOLUME.ticketsPerDayPer1000Households) / 24, 6);
  });

  it('has its tickets and patrols where people live: in the town', () => {
    // 93 % of the households live in the town; some anchors may be villages
    expect(shareOfTown(received.map(({ position }) => position!))).toBeGreaterThan(0.75);
    expect(shareOfTown(fixes.map(({ position }) => position))).toBeGreaterThan(0.65);
  });

  it('hears from most grids within a day or two', () => {
    const heard = new Set(received.map(({ position }) => index.find(position!)!.id));
    expect(heard.size).toBeGreaterThan(150);
  });

  it('has what is wrong with streets on streets', () => {
    const onStreets = received.filter(({ category }) => PLACES.onStreets.includes(category)).slice(0, 60);
    const metersToStreet = ({ position }: { position?: LonLat }) =>
      Math.min(...places.streets.map(({ path }) => town.ground.metersToPath(position!, path)));
    const near = onStreets.filter((ticket) => metersToStreet(ticket) < 1);
    // what is said again is said from within 150 m
    expect(near.length / onStreets.length).toBeGreaterThan(0.75);
  });

  it('has its markets where the district has them', () => {
    expect(town.markets).toHaveLength(5);
    const market = new AreaIndex(places.markets.map(({ id, rings }) => ({ id, polygons: [rings] })));
    expect(new Set(town.markets.map((middle) => market.find(middle)?.id)).size).toBe(5);
  });
});
