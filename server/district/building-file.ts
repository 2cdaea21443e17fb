import type { District } from '../../core/domain/district.ts';
import type { PlaceFault } from '../../core/domain/place-fault.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import { findFile, type ServedFile } from './served-file.ts';

const NAME = 'buildings.bin';

type ReadBuildings =
  | { readonly kind: 'read'; readonly file: ServedFile }
  | { readonly kind: 'refused'; readonly fault: PlaceFault; readonly complaint: string };

/**
 * The buildings of an invented district, for whoever invents what happens in it. How many households live behind which
 * real door is not served.
 *
 * @returns undefined when there is no such file, or it is not served.
 */
export async function readBuildings(
  folder: string,
  { synthetic }: Pick<District, 'synthetic'>,
): Promise<ReadBuildings | undefined> {
  if (!synthetic) return undefined;
  const refused = (code: 'file-unreadable' | 'file-of-other-format', reason: string): ReadBuildings => ({
    kind: 'refused',
    fault: { kind: 'file-refused', file: NAME, code },
    complaint: `${NAME} is left out: ${reason}`,
  });
  let file: ServedFile | undefined;
  try {
    file = await findFile(folder, NAME);
  } catch (error) {
    return refused('file-unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (!file) return undefined;
  try {
    readBuildingDoors(file.bytes);
    return { kind: 'read', file };
  } catch (error) {
    return refused('file-of-other-format', (error as Error).message);
  }
}
