import type { FileFaultCode, PlaceFault } from '../../core/domain/place-fault.ts';
import { findFile, type ServedFile } from './served-file.ts';

/** A file that a district may have besides its places. */
export type ExtraFile =
  | { readonly kind: 'read'; readonly file: ServedFile }
  | { readonly kind: 'refused'; readonly fault: PlaceFault; readonly complaint: string };

/**
 * @param check - Says what becomes of the file once it is there and readable.
 * @returns undefined when there is no such file.
 */
export async function readExtraFile(
  folder: string,
  name: string,
  check: (file: ServedFile) => ExtraFile,
): Promise<ExtraFile | undefined> {
  let file: ServedFile | undefined;
  try {
    file = await findFile(folder, name);
  } catch (error) {
    return refusedFile(name, 'file-unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return file && check(file);
}

export function refusedFile(name: string, code: FileFaultCode, reason: string): ExtraFile {
  return {
    kind: 'refused',
    fault: { kind: 'file-refused', file: name, code },
    complaint: `${name} is left out: ${reason}.`,
  };
}
