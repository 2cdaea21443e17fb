import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../store/store.ts';
import { readDistrict } from './read-district.ts';

const folder = new URL('../../geodata/grid-town/', import.meta.url);
const demo = new URL('../../geodata/fengman-demo/', import.meta.url);
const ALL = ['grids', 'water', 'streets', 'sites', 'circuits', 'lamps', 'works', 'heat-areas'].map(
  (name) => `${name}.geojson`,
);

/** Answers as a server of the grid town does that serves these files. */
function serve(names: readonly string[], instead: Readonly<Record<string, () => Response>> = {}): void {
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === '/api/district')
      return Response.json({ faults: [], files: names.map((name) => ({ name, url: `/files/${name}` })) });
    const answer = instead[url.slice('/files/'.length)];
    if (answer) return answer();
    return new Response(readFileSync(new URL(url.slice('/files/'.length), folder)));
  });
}
afterEach(() => vi.unstubAllGlobals());

const read = () => readDistrict(new AbortController().signal);

describe('readDistrict', () => {
  it('brings the places of the district into the store', async () => {
    serve(['codes.json', ...ALL]);
    const store = createAppStore();
    store.getState().replaceDistrict(await read());
    const { sites, streets, water, lamps, circuits, works, heatAreas, grids } = store.getState().district!;
    const counts = [sites, streets, water, lamps, circuits, works, heatAreas].map((list) => list.length);
    // as geodata/README.md states
    expect(counts).toEqual([27, 261, 1, 1518, 57, 6, 8]);
    expect(grids.features[0].properties.households).toBe(325);
  });

  it('has empty lists where a district has no such file', async () => {
    serve(['codes.json', 'grids.geojson']);
    const { places } = await read();
    for (const list of Object.values(places)) expect(list).toEqual([]);
  });

  it.each([
    ['', 200, 'file-not-json'],
    ['{"features":[', 200, 'file-not-json'],
    ['null', 200, 'file-no-collection'],
    ['{"code":"not-found"}', 404, 'file-unreadable'],
  ])('does without a file of places that comes as %j with %d, and says so', async (text, status, code) => {
    serve(['codes.json', ...ALL], { 'sites.geojson': () => new Response(text, { status }) });
    const { places, body } = await read();
    expect(places.sites).toEqual([]);
    expect(places.lamps).toHaveLength(1518); // as geodata/README.md states
    expect(body.faults).toEqual([{ kind: 'file-refused', file: 'sites.geojson', code }]);
  });

  it('brings the organisation, where the district has one', async () => {
    const ofDemo = () => new Response(readFileSync(new URL('organisation.json', demo)));
    serve(['codes.json', ...ALL, 'organisation.json'], { 'organisation.json': ofDemo });
    const store = createAppStore();
    store.getState().replaceDistrict(await read());
    // 320 units in each of two trees, as geodata/README.md states
    expect(store.getState().district?.organisation?.units).toHaveLength(640);
    serve(['codes.json', ...ALL]);
    expect((await read()).organisation).toBeUndefined();
  });

  it.each([
    ['{"units":[', 200, 'file-not-json'],
    ['[]', 200, 'file-of-other-format'],
    ['{"code":"not-found"}', 404, 'file-unreadable'],
  ])('does without an organisation that comes as %j with %d, and says so', async (text, status, code) => {
    serve(['codes.json', ...ALL, 'organisation.json'], { 'organisation.json': () => new Response(text, { status }) });
    const { organisation, body } = await read();
    expect(organisation).toBeUndefined();
    expect(body.faults).toEqual([{ kind: 'file-refused', file: 'organisation.json', code }]);
  });

  it('asks again later where the server is not itself', async () => {
    serve(['codes.json', ...ALL], { 'sites.geojson': () => new Response('', { status: 503 }) });
    await expect(read()).rejects.toThrow('answered 503');
  });

  it('says which file a district lacks that it cannot do without', async () => {
    serve(['grids.geojson']);
    await expect(read()).rejects.toThrow('The district serves no codes.json.');
  });
});
