import { isMainlandZone } from '../../../core/domain/mainland.ts';
import type { Datum } from '../../../core/geo/datum.ts';
import { InputProblem } from '../input-problem.ts';

const NAMES: Record<string, Datum> = { wgs84: 'wgs84', cgcs2000: 'cgcs2000', gcj02: 'gcj02' };

/** The zone without a name at the mainland's offset. */
const NAMELESS_ZONE = 'Etc/GMT-8';

/** `--datum` as the person wrote it: `GCJ-02`, `wgs84`, … */
export function parseDatum(text: string): Datum {
  const datum = NAMES[text.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (!datum) throw new InputProblem(`--datum can be wgs84, cgcs2000 or gcj02, not ${text}.`);
  return datum;
}

/** Whether maps of the zone may be in GCJ-02, so that degrees alone do not say where a place is. */
export const needsDeclaredDatum = (zone: string): boolean => zone === NAMELESS_ZONE || isMainlandZone(zone);

/**
 * The datum of a tickets file. Outside the mainland it is WGS-84; inside, it must be said, because the same numbers lie
 * 500 m apart in the two datums in use.
 *
 * @throws InputProblem when it must be said and is not.
 */
export function declaredDatum(declared: string | undefined, zone: string): Datum {
  if (declared !== undefined) return parseDatum(declared);
  if (!needsDeclaredDatum(zone)) return 'wgs84';
  throw new InputProblem(
    'The district lies in China, where positions may be WGS-84, CGCS2000 or GCJ-02, up to 700 m apart, and the file cannot tell. ' +
      'Add --datum wgs84, cgcs2000 or gcj02 (positions taken from a web map or a phone app are mostly GCJ-02).',
  );
}
