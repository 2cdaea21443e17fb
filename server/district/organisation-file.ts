import { Value } from 'typebox/value';
import { type Organisation, OrganisationSchema, organisationProblem } from '../../core/domain/organisation.ts';
import type { FileFaultCode, PlaceFault } from '../../core/domain/place-fault.ts';
import { findFile, type ServedFile } from './served-file.ts';

const NAME = 'organisation.json';

/** A file that a district may have besides its places. */
export type ExtraFile =
  | { readonly kind: 'read'; readonly file: ServedFile }
  | { readonly kind: 'refused'; readonly fault: PlaceFault; readonly complaint: string };

export function refusedFile(name: string, code: FileFaultCode, reason: string): ExtraFile {
  return {
    kind: 'refused',
    fault: { kind: 'file-refused', file: name, code },
    complaint: `${name} is left out: ${reason}.`,
  };
}

/**
 * The units of a district and their counts, checked against its grids and sites.
 *
 * @returns undefined when there is no such file.
 */
export async function readOrganisation(
  folder: string,
  known: { readonly gridIds: ReadonlySet<string>; readonly siteIds: ReadonlySet<string> },
): Promise<ExtraFile | undefined> {
  let file: ServedFile | undefined;
  try {
    file = await findFile(folder, NAME);
  } catch (error) {
    return refusedFile(NAME, 'file-unreadable', `it cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!file) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(file.bytes.toString('utf8'));
  } catch (error) {
    return refusedFile(NAME, 'file-not-json', `it is not JSON: ${(error as Error).message}`);
  }
  const [error] = Value.Errors(OrganisationSchema, value);
  if (error) return refusedFile(NAME, 'file-of-other-format', `${error.instancePath || '/'} ${error.message}`);
  const problem = organisationProblem(value as Organisation, known);
  return problem ? refusedFile(NAME, 'file-contradicts', problem) : { kind: 'read', file };
}
