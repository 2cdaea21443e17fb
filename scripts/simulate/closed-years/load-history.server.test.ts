import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { SentEvent } from '../../../core/domain/event.ts';
import type { EventId } from '../../../core/domain/ids.ts';
import type { DistrictBody } from '../../../core/protocol/http.ts';
import { packageRoot } from '../../../server/package-root.ts';
import { buildTestApp, type TestApp, type TestAppOptions } from '../../../server/testing/build-test-app.ts';
import { namedUuid } from '../chance.ts';
import { DistrictApi } from '../district-api.ts';
import { Season } from '../new-request.ts';
import { demoFiles } from '../testing/demo-files.ts';
import { Town } from '../town.ts';
import { closedDeliberations } from './closed-deliberations.ts';
import { closedTickets } from './closed-tickets.ts';
import { addRows, loadHistory, toldSoFar } from './load-history.ts';

const DEMO = join(packageRoot, 'geodata/fengman-demo');
const VISITS = 2_100;
const TALKS = 60;

let server: TestApp | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A small account of the demo, made by the same parts as the whole one. */
function smallAccount(): SentEvent[] {
  const files = demoFiles();
  const town = new Town(files, 1);
  const stage = { districtId: 'fengman-demo', zone: files.district.zone, town, season: new Season(town) };
  const rows = [
    ...closedTickets({ year: 2025, channel: 'visit', count: VISITS }, stage),
    ...closedDeliberations([{ year: 2025, type: 'meeting.held', codes: { talk: 1 }, count: TALKS }], stage),
  ].sort((a, b) => a.occurredAt - b.occurredAt);
  const id = namedUuid('small account') as EventId;
  return [{ id, type: 'report.announced', occurredAt: rows[0].occurredAt, rows: rows.length }, ...rows];
}

async function open(options: TestAppOptions) {
  server = await buildTestApp(options);
  const api = new DistrictApi(await server.listen(), server.tokens.history);
  return { api, test: server, district: await api.get<DistrictBody>('/api/district') };
}

const quietly = (api: DistrictApi) => ({
  api,
  signal: new AbortController().signal,
  say: () => {},
  onProgress: () => {},
});

describe('the rows of an account', () => {
  it('are added once, gone on with after a run that was stopped, and not added again', async () => {
    const { api, test, district } = await open({ districtFolder: DEMO });
    const events = smallAccount();
    const stop = new AbortController();
    const cut = addRows(events, 0, { api, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });

    const told = await toldSoFar(api, district);
    expect(told).toEqual({ rows: 1_000, isWhole: false }); // the first batch
    const second = await addRows(events, told.rows, quietly(api));
    // again are told the announcement and the last batch
    expect([second.stored, second.repeated, second.refused.size]).toEqual([events.length - 1_001, 1_001, 0]);
    const third = await addRows(events, 0, quietly(api));
    expect([third.stored, third.repeated, third.refused.size]).toEqual([0, events.length, 0]);

    expect(await toldSoFar(api, district)).toEqual({ rows: VISITS + TALKS, isWhole: true });
    const { state } = test.engine.follower;
    expect(state.reported.count({ year: 2025, code: 'visit', ending: 'answered' })).toBe(VISITS);
    expect(state.reported.count({ type: 'meeting.held' })).toBe(TALKS);
    expect([state.tickets.size, state.skipped, test.errors]).toEqual([0, 0, []]);
  });

  it('are refused before the first one where another token tells them, also after a run that was stopped', async () => {
    const { api, test } = await open({ districtFolder: DEMO });
    const events = smallAccount();
    const other = new DistrictApi(test.app.listeningOrigin, test.tokens.simulator);
    await expect(addRows(events, 0, quietly(other))).rejects.toThrow('not the history token');
    expect(test.engine.follower.seq).toBe(0);

    const stop = new AbortController();
    const cut = addRows(events, 0, { api, signal: stop.signal, onProgress: () => stop.abort() });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });
    const { seq } = test.engine.follower;
    await expect(addRows(events, seq - 1, quietly(other))).rejects.toThrow('event-id-provenance');
    expect(test.engine.follower.seq).toBe(seq);
  });

  it('do not exist for a district nothing was published about', async () => {
    const { api, district } = await open({});
    await expect(loadHistory(district, quietly(api))).rejects.toThrow('District grid-town has no closed years');
  });

  it('are not told before their time', async () => {
    const startAt = Date.parse('2025-06-01T12:00+08:00');
    const { api, district } = await open({ districtFolder: DEMO, demoClock: { startAt, factor: 1 } });
    await expect(loadHistory(district, quietly(api))).rejects.toThrow('2025-06-01');
  });
});
