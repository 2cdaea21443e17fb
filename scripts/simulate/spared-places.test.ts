import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { SentEvent } from '../../core/domain/event.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import type { LonLat } from '../../core/geo/units.ts';
import { gridTownGrids } from '../make-district/grid-town-plan.ts';
import { sparedAreas } from './read-district.ts';
import { SCENARIO_NAMES } from './scenario-settings.ts';
import { demoFiles } from './testing/demo-files.ts';
import { gridTown, ofType, town as plainTown, tell } from './testing/stage.ts';
import { Town } from './town.ts';

const LIT_STREET = 'NS40-2';
const RELIT_STREET = 'NS40-1';
const SITE = 'S-02';
const WORK = 'RW-01';
/** Where most tickets of the plain town come from, so that the test has something to miss. */
const GRID = new AreaIndex(gridTown.areas).find(plainTown.anchors[0])!.id;

/** The grid town, with a lit street, a site, a work and a grid that the account speaks of, and a street whose lamps were relit. */
const { places } = gridTown;
const named = <Item extends { readonly id: string; readonly name: string }>(
  items: readonly Item[],
  id: string,
  name: string,
) => items.map((item) => (item.id === id ? { ...item, name } : item));
const town = new Town(
  {
    ...gridTown,
    places: {
      ...places,
      streets: named(places.streets, LIT_STREET, '红旗路'),
      sites: named(places.sites, SITE, '大柳树微阵地'),
      works: named(places.works, WORK, '宜山东路打通'),
      lamps: places.lamps.map((lamp) => (lamp.streetId === RELIT_STREET ? { ...lamp, relit: true } : lamp)),
    },
    sparedAreas: new Set([GRID]),
  },
  1,
);

/** Bad news about a place: everything with a position but the repair of a lamp. */
const badNews = (events: readonly SentEvent[]) =>
  events.flatMap((event) =>
    'position' in event && event.position && event.type !== 'lamp.repaired'
      ? [{ type: event.type, position: event.position }]
      : [],
  );

const street = places.streets.find(({ id }) => id === LIT_STREET)!.path;
const relitStreet = places.streets.find(({ id }) => id === RELIT_STREET)!.path;
const site = places.sites.find(({ id }) => id === SITE)!.position;
const work = places.works.find(({ id }) => id === WORK)!.path;
const index = new AreaIndex(gridTown.areas);
const isNamed = (position: LonLat) =>
  index.find(position)?.id === GRID ||
  [street, relitStreet, [site], work].some((path) => town.ground.metersToPath(position, path) <= 60);

describe('places that the account names', { timeout: 60_000 }, () => {
  it('would have their share of bad news', () => {
    const types = badNews(tell(48).events)
      .filter(({ position }) => isNamed(position))
      .map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set(['ticket.received', 'patrol.observed', 'lamp.failed', 'roadWork.planned'] as const),
    );
  });

  it.each([undefined, ...SCENARIO_NAMES])('never receive any that is invented (scenario: %s)', (scenario) => {
    const { events } = tell(48, { town, scenario });
    const news = badNews(events);
    expect(news.length).toBeGreaterThan(1000);
    expect(news.filter(({ position }) => isNamed(position))).toEqual([]);
    expect(ofType(events, 'roadWork.planned').map(({ roadWorkId }) => roadWorkId as string)).not.toContain(WORK);
  });
});

describe('the relit streets of the demo', () => {
  const demo = new Town(demoFiles(), 1);
  const relit = demo.places.lamps.filter((lamp) => lamp.relit);

  it('are ten, and no lamp of them fails in the simulation', () => {
    expect(new Set(relit.map(({ streetId }) => streetId)).size).toBe(10);
    expect(relit).toHaveLength(61);
    expect(relit.filter(({ position }) => demo.mayTrouble(position))).toEqual([]);
  });

  it('are not worked on anew', () => {
    const { works, streets } = demo.places;
    const worked = works.filter(({ path }) =>
      [0, 0.5, 1].every((share) => demo.mayTrouble(demo.ground.along(path, share))),
    );
    const names = new Set(relit.map(({ streetId }) => streets.find(({ id }) => id === streetId)!.name));
    expect(worked.length).toBeGreaterThan(0);
    expect(worked.filter(({ name }) => [...names].some((street) => name.startsWith(street)))).toEqual([]);
  });
});

describe('sparedAreas', () => {
  it('finds grids by a name of the account, their own or their community’s', () => {
    const grids: FeatureCollection = gridTownGrids();
    expect(sparedAreas(grids).size).toBe(0);
    const [first, second, ...rest] = grids.features;
    const renamed = (feature: typeof first, properties: object) => ({
      ...feature,
      properties: { ...feature.properties, ...properties },
    });
    const features = [renamed(first, { name: '吉丰社区1' }), renamed(second, { community: '田园社区' }), ...rest];
    const spared = sparedAreas({ ...grids, features });
    expect([...spared]).toEqual([first, second].map(({ properties }) => properties!.gridId as GridId));
  });
});
