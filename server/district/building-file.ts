import type { District } from '../../core/domain/district.ts';
import { readBuildingDoors } from '../../core/geo/building-doors.ts';
import { type ExtraFile, readExtraFile, refusedFile } from './extra-file.ts';

const NAME = 'buildings.bin';

/**
 * The buildings of an invented district, for whoever invents what happens in it. How many households live behind which
 * real door is not served.
 *
 * @returns undefined when there is no such file, or it is not served.
 */
export async function readBuildings(
  folder: string,
  { synthetic }: Pick<District, 'synthetic'>,
): Promise<ExtraFile | undefined> {
  if (!synthetic) return undefined;
  return readExtraFile(folder, NAME, (file) => {
    try {
      readBuildingDoors(file.bytes);
      return { kind: 'read', file };
    } catch (error) {
      return refusedFile(NAME, 'file-of-other-format', (error as Error).message.replace(/\.$/, ''));
    }
  });
}
