import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../store/store.ts';
import { readDistrict } from './read-district.ts';

const folder = new URL('../../geodata/grid-town/', import.meta.url);
const ALL = ['grids', 'water', 'streets', 'sites', 'circuits', 'lamps', 'works', 'heat-areas'].map(
  (name) => `${name}.geojson`,
);

/** Answers as a server of the grid town does that serves these files. */
function serve(names: readonly string[]): void {
  vi.stubGlobal('fetch', async (url: string) => {
    if (url === '/api/district')
      return Response.json({ faults: [], files: names.map((name) => ({ name, url: `/files/${name}` })) });
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

  it('says which file a district lacks that it cannot do without', async () => {
    serve(['grids.geojson']);
    await expect(read()).rejects.toThrow('The district serves no codes.json.');
  });
});
