import { Value } from 'typebox/value';
import { type Organisation, OrganisationSchema, organisationProblem } from '../../core/domain/organisation.ts';
import { type ExtraFile, readExtraFile, refusedFile } from './extra-file.ts';

const NAME = 'organisation.json';

/**
 * The units of a district and their counts, checked against its grids and sites.
 *
 * @returns undefined when there is no such file.
 */
export async function readOrganisation(
  folder: string,
  known: { readonly gridIds: ReadonlySet<string>; readonly siteIds: ReadonlySet<string> },
): Promise<ExtraFile | undefined> {
  return readExtraFile(folder, NAME, (file) => {
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
  });
}
