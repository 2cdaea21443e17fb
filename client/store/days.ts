import { type LocalDay, localDays, zoneOffsets } from '../../core/domain/local-day.ts';
import type { EpochMs } from '../../core/geo/units.ts';

const days = new Map<string, (at: EpochMs) => LocalDay>();
const offsets = new Map<string, (at: number) => number>();

/** `localDays` of a zone, made once, since it remembers the offsets it has asked for. */
export const daysOf = (zone: string) => onceFor(days, zone, localDays);

/** `zoneOffsets` of a zone, made once for the same reason. */
export const offsetsOf = (zone: string) => onceFor(offsets, zone, zoneOffsets);

function onceFor<Made>(known: Map<string, Made>, zone: string, make: (zone: string) => Made): Made {
  const made = known.get(zone) ?? make(zone);
  known.set(zone, made);
  return made;
}
