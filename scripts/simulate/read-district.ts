import type { CodeTable } from '../../core/domain/district.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import type { DistrictBody, SnapshotBody } from '../../core/protocol/http.ts';
import { readGridAreas } from '../../server/district/grid-areas.ts';
import type { DistrictApi } from './district-api.ts';
import type { Known } from './story.ts';
import type { TownFiles } from './town.ts';

/** The district's own files, as the server serves them. */
export async function readTownFiles(api: DistrictApi, district: DistrictBody): Promise<TownFiles> {
  const file = <Body>(name: string) => {
    const served = district.files.find((entry) => entry.name === name);
    if (!served) throw new Error(`District ${district.id} serves no ${name}.`);
    return api.get<Body>(served.url);
  };
  const grids = await file<unknown>('grids.geojson');
  const areas = readGridAreas(grids, (reason) => new Error(`grids.geojson: ${reason}.`));
  return { district, areas, codes: await file<CodeTable>('codes.json') };
}

/** What the log tells of earlier runs: only what the simulator made itself is gone on with. */
export async function readKnown(api: DistrictApi, district: DistrictBody): Promise<Known & { readonly epoch: string }> {
  const { epoch, seq, state } = await api.get<SnapshotBody>('/api/snapshot');
  const { tickets, streets } = readSnapshot(state, { zone: district.zone, windowDays: district.windowDays });
  return {
    epoch,
    seq,
    tickets: [...tickets.values()].filter((ticket) => isOpen(ticket) && ticket.source === 'simulator'),
    failedLamps: [...streets.failedLamps.values()],
    roadWorks: [...streets.roadWorks.values()],
    patrols: new Set(streets.patrols.keys()),
  };
}
