import { Value } from 'typebox/value';
import {
  OWN_BASEMAP_FILE,
  type OwnBasemap,
  OwnBasemapSchema,
  ownBasemapProblem,
} from '../../core/domain/own-basemap.ts';
import type { FileFaultCode } from '../../core/domain/place-fault.ts';
import { findFile } from './served-file.ts';

export type FoundOwnBasemap =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly basemap: OwnBasemap }
  | { readonly kind: 'refused'; readonly code: FileFaultCode; readonly reason: string };

/** The base map an operator names. One that cannot be used takes nothing with it: the district's own is drawn. */
export async function findOwnBasemap(folder: string): Promise<FoundOwnBasemap> {
  let text: string;
  try {
    const file = await findFile(folder, OWN_BASEMAP_FILE);
    if (!file) return { kind: 'absent' };
    text = file.bytes.toString('utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: 'refused', code: 'file-unreadable', reason: `it cannot be read (${code})` };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'refused', code: 'file-not-json', reason: `it is not JSON: ${(error as Error).message}` };
  }
  const [error] = Value.Errors(OwnBasemapSchema, value);
  if (error)
    return { kind: 'refused', code: 'file-of-other-format', reason: `${error.instancePath || '/'} ${error.message}` };
  const problem = ownBasemapProblem(value as OwnBasemap);
  return problem ? { kind: 'refused', ...problem } : { kind: 'read', basemap: value as OwnBasemap };
}
