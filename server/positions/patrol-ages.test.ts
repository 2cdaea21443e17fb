import { afterEach, describe, expect, it } from 'vitest';
import { selectCoverageAge } from '../../client/store/patrols.ts';
import { createAppStore } from '../../client/store/store.ts';
import { epochMs, type LonLat } from '../../core/geo/units.ts';
import type { DistrictBody, PatrolAgesBody } from '../../core/protocol/http.ts';
import type { PositionsFrame } from '../../core/protocol/stream.ts';
import { MOMENT } from '../../core/testing/make.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { PositionsFeed } from './positions-feed.ts';

const HOUR_MS = 3_600_000;
/** Corners of blocks of grid-town, about two kilometers apart: each in a grid of its own. */
const PLACES: readonly LonLat[] = [126.53, 126.555, 126.58].flatMap((lon) =>
  [43.81, 43.83, 43.85].map((lat): LonLat => [lon, lat]),
);

let open: TestApp[] = [];
afterEach(async () => {
  for (const test of open.reverse()) await test.close();
  open = [];
});

/** A server whose wall clock is told, with a feed of its own so that each count is made on demand. */
async function district({ shareWith, hours = 0 }: { shareWith?: TestApp; hours?: number } = {}) {
  let wallAt: number = MOMENT + hours * HOUR_MS;
  const test = await buildTestApp({ wall: () => wallAt, shareWith });
  open.push(test);
  // The server counts once when it starts; a test that went on before would be counted with it.
  await expect.poll(async () => (await test.engine.patrolAges.read()).countedAt).toBe(wallAt);
  const frames: PositionsFrame[] = [];
  const { positions, patrolAges: ages, clock } = test.engine;
  const hub = { publishPositions: (frame: Buffer) => void frames.push(JSON.parse(frame.toString())) };
  const errors: unknown[] = [];
  const newFeed = () => new PositionsFeed({ positions, ages, clock, hub, onError: (error) => errors.push(error) });
  return {
    test,
    errors,
    pass: (ms: number) => {
      wallAt += ms;
    },
    walk: (members: readonly string[], place: LonLat) =>
      positions.store(
        members.map((name) => ({ patrolId: name as never, occurredAt: clock.now(), position: place })),
        clock.now(),
      ),
    /** The first tick of a feed counts. */
    async count(): Promise<PositionsFrame> {
      await newFeed().tick();
      return frames[frames.length - 1];
    },
    read: async (): Promise<PatrolAgesBody> =>
      (await test.app.inject({ method: 'GET', url: '/api/patrol-ages' })).json(),
    now: () => clock.now(),
  };
}

type District = Awaited<ReturnType<typeof district>>;

async function openPage({ test }: District) {
  const store = createAppStore();
  const body = (await test.app.inject({ method: 'GET', url: '/api/district' })).json() as DistrictBody;
  store.getState().replaceDistrict({
    body,
    grids: { type: 'FeatureCollection', features: [] },
    codes: { version: 'v1', categories: [] },
    places: { water: [], streets: [], sites: [], circuits: [], lamps: [], works: [], heatAreas: [], markets: [] },
  });
  return store;
}

/** All a page knows of coverage, in an order that does not depend on how it came to know it. */
function knownBy(store: ReturnType<typeof createAppStore>, town: District) {
  store.getState().setClock({ districtAt: town.now(), wallAt: 0, factor: 1, kind: 'wall' });
  store.getState().tick(0);
  const { cellsSeen, gridsSeen, watchedSince } = store.getState();
  const { gridSteps, cells } = selectCoverageAge(store.getState());
  const steps = cells.map(({ step }) => step).sort();
  return {
    cells: [...cellsSeen].sort(),
    grids: [...gridsSeen].sort(),
    watchedSince,
    gridSteps: [...gridSteps].sort(),
    steps,
  };
}

describe('the age of coverage', () => {
  it.each([1, 2, 3])('is the same on a page open from the start and on one opened later (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const town = await district();
    const first = await openPage(town);
    for (let step = 0; step < 24; step++) {
      const place = PLACES[Math.floor(random() * PLACES.length)];
      const members = ['A', 'B', 'C', 'D'].slice(0, 1 + Math.floor(random() * 4));
      await town.walk(members, place);
      const frame = await town.count();
      first.getState().showPatrols(frame, 0);
      if (step % 6 === 5) {
        const late = await openPage(town);
        late.getState().showPatrols(frame, 0);
        late.getState().showPatrolAges(await town.read());
        expect(knownBy(late, town)).toEqual(knownBy(first, town));
      }
      town.pass(Math.floor(random() * HOUR_MS)); // a count follows the one before within the hour
    }
    expect(first.getState().gridsSeen.size).toBeGreaterThan(2);
    expect(town.errors).toEqual([]);
  });

  it('tells of no grid and no cell with fewer than three members', async () => {
    const town = await district();
    await town.walk(['A', 'B'], [126.5506, 43.8304]);
    await town.count();
    expect(await town.read()).toMatchObject({ cells: [], grids: [] });
    await town.walk(['C'], [126.5519, 43.8304]); // the next cell of the same grid, 105 m to the east
    const { cells, grids } = await town.count();
    expect([cells.length, grids.length]).toEqual([0, 1]);
    expect(await town.read()).toMatchObject({ cells: [], grids: [[grids[0], MOMENT]] });
  });

  it('lasts over a restart, and so does the record while the next count comes within the hour', async () => {
    const before = await district();
    await before.walk(['A', 'B', 'C'], PLACES[4]);
    await before.count();
    const known = await before.read();
    await before.test.stop();

    const soon = await district({ shareWith: before.test, hours: 0.9 });
    expect((await soon.read()).since).toBe(known.since);
    await soon.test.stop();

    const late = await district({ shareWith: before.test, hours: 12 });
    const { since, grids, cells } = await late.read();
    expect(since).toBe(MOMENT + 12 * HOUR_MS); // nobody knows what was in between
    expect([grids.map(([id]) => id), cells.length]).toEqual([known.grids.map(([id]) => id), 1]);
    // last told of before the hole, at the count 54 minutes after the visit
    expect(grids[0][1]).toBe(MOMENT + 0.9 * HOUR_MS);
  });

  it('begins anew when the clock is set back', async () => {
    const town = await district();
    await town.walk(['A', 'B', 'C'], PLACES[4]);
    await town.count();
    const { positions, patrolAges } = town.test.engine;
    const at = epochMs(MOMENT - 5 * HOUR_MS);
    await patrolAges.note({ ...(await positions.count(at)), cells: [], grids: [], at }, HOUR_MS);
    expect(await town.read()).toEqual({ since: at, countedAt: at, cells: [], grids: [] });
  });
});
