import type { FeatureCollection } from 'geojson';
import type { CodeTable, GridProperties } from '../../core/domain/district.ts';
import { type FileFeatures, PLACE_FILES, type PlaceKind, readPlaces } from '../../core/domain/district-places.ts';
import type { GridId } from '../../core/domain/ids.ts';
import { readSnapshot } from '../../core/domain/state-snapshot.ts';
import { isOpen } from '../../core/domain/ticket.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import type { DistrictBody, SnapshotBody } from '../../core/protocol/http.ts';
import { readGridAreas } from '../../server/district/grid-areas.ts';
import type { DistrictApi } from './district-api.ts';
import { isReportedPlace } from './reported-places.ts';
import type { Known } from './story.ts';
import type { TownFiles } from './town.ts';

/** The district's own files, as the server serves them. */
export async function readTownFiles(api: DistrictApi, district: DistrictBody): Promise<TownFiles> {
  const urlOf = (name: string) => district.files.find((entry) => entry.name === name)?.url;
  const required = <Body>(name: string) => {
    const url = urlOf(name);
    if (!url) throw new Error(`District ${district.id} serves no ${name}.`);
    return api.get<Body>(url);
  };
  const grids = await required<FeatureCollection>('grids.geojson');
  const areas = readGridAreas(grids, (reason) => new Error(`grids.geojson: ${reason}.`));
  const codes = await required<CodeTable>('codes.json');

  const files = new Map<PlaceKind, FileFeatures>();
  for (const kind of Object.keys(PLACE_FILES) as PlaceKind[]) {
    const url = urlOf(PLACE_FILES[kind].name);
    if (url) files.set(kind, await api.get<FileFeatures>(url));
  }
  const buildings = urlOf('buildings.bin');
  return {
    district,
    areas,
    codes,
    places: readPlaces((kind) => files.get(kind)),
    households: householdsOf(grids),
    doors: buildings === undefined ? undefined : readBuildingDoors(await api.getBytes(buildings)),
    sparedAreas: sparedAreas(grids),
  };
}

/** By grid, where they are counted. */
export function householdsOf({ features }: FeatureCollection): ReadonlyMap<GridId, number> {
  const counted = features.flatMap(({ properties }): [GridId, number][] => {
    const { gridId, households } = properties as GridProperties; // the server has checked them
    return households === undefined ? [] : [[gridId as GridId, households]];
  });
  return new Map(counted);
}

/** Grids that carry a name of the account, be it their own or their community's. */
export function sparedAreas({ features }: FeatureCollection): ReadonlySet<GridId> {
  const named = features.filter(({ properties }) =>
    Object.values(properties ?? {}).some((value) => typeof value === 'string' && isReportedPlace(value)),
  );
  return new Set(named.map(({ properties }) => properties!.gridId as GridId)); // found by a property, so it has some
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
