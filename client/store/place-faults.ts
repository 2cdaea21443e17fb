import { PLACE_FILES, type PlaceKind } from '../../core/domain/district-places.ts';
import type { PlaceFault } from '../../core/domain/place-fault.ts';
import type { AppState } from './store.ts';

const NONE: readonly PlaceFault[] = [];

/** Places that the district folder has and nobody sees, since they cannot be used. */
export const selectPlaceFaults = ({ district }: AppState): readonly PlaceFault[] => district?.body.faults ?? NONE;

/** What the district folder has for a layer: all of it, a part, a file that is of no use, or no file. */
export type PlaceData = 'whole' | 'partial' | 'refused' | 'absent';

export function selectPlaceData({ district }: AppState, kind: PlaceKind): PlaceData {
  if (!district) return 'whole';
  const { name } = PLACE_FILES[kind];
  const fault = district.body.faults.find(({ file }) => file === name);
  if (fault) return fault.kind === 'file-refused' ? 'refused' : 'partial';
  return district.body.files.some((file) => file.name === name) ? 'whole' : 'absent';
}
