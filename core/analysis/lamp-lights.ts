import type { LampId } from '../domain/ids.ts';
import type { Lamp } from '../domain/lamp.ts';
import type { Street, StreetId } from '../domain/street.ts';
import { alongPath, slicePath } from '../geo/along-path.ts';
import { type LonLat, type Meters, meters } from '../geo/units.ts';

/** What is known of a lamp: it reports itself and is well, it was reported dark, or nobody can tell. */
export type LampLight = 'lit' | 'dark' | 'unknown';

/** A part of a street without light: one fault, whatever the number of its lamps. */
export type DarkStretch = {
  readonly streetId: StreetId;
  readonly name: string;
  readonly lampIds: readonly LampId[];
  /** From the last lamp that is not dark to the next one, or to the end of the street. */
  readonly lengthMeters: Meters;
  readonly path: readonly LonLat[];
};

const LEAST_LAMPS = 3;
/** A person walks so far in the dark before it is a dark street. */
const LEAST_GAP_METERS = 100;

/** A lamp without a controller is known only when somebody reports it. */
export function lampLight({ id, monitored }: Pick<Lamp, 'id' | 'monitored'>, failed: ReadonlySet<LampId>): LampLight {
  if (failed.has(id)) return 'dark';
  return monitored ? 'lit' : 'unknown';
}

/** Lamps of a street in the order in which one walks past them. */
type LampRow = {
  readonly street: Street;
  readonly lamps: readonly { readonly id: LampId; readonly at: Meters }[];
  readonly length: Meters;
};

/** Lamps sorted along their streets, made once per district. Lamps of a street that is not known are left out. */
export function lampRows(lamps: readonly Lamp[], streets: readonly Street[]): readonly LampRow[] {
  const byStreet = new Map<StreetId, Lamp[]>();
  for (const lamp of lamps) {
    const row = byStreet.get(lamp.streetId);
    if (row) row.push(lamp);
    else byStreet.set(lamp.streetId, [lamp]);
  }
  return streets.flatMap((street) => {
    const row = byStreet.get(street.id);
    if (!row) return [];
    const along = alongPath(street.path);
    const placed = row.map(({ id, position }) => ({ id, at: along(position) }));
    return [{ street, lamps: placed.sort((a, b) => a.at - b.at), length: along(street.path[street.path.length - 1]) }];
  });
}

/** Where at least three lamps in a row are dark, or more than 100 m lie between two that are not. */
export function darkStretches(rows: readonly LampRow[], failed: ReadonlySet<LampId>): DarkStretch[] {
  if (failed.size === 0) return [];
  return rows.flatMap((row) =>
    runsOf(row, failed)
      .map((run) => stretchOf(row, run))
      .filter(isDarkStreet),
  );
}

type Run = { readonly first: number; readonly last: number };

function runsOf({ lamps }: LampRow, failed: ReadonlySet<LampId>): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < lamps.length; i++) {
    if (!failed.has(lamps[i].id)) continue;
    const first = i;
    while (i + 1 < lamps.length && failed.has(lamps[i + 1].id)) i += 1;
    runs.push({ first, last: i });
  }
  return runs;
}

function stretchOf({ street, lamps, length }: LampRow, { first, last }: Run): DarkStretch {
  const from = lamps[first - 1]?.at ?? meters(0);
  const to = lamps[last + 1]?.at ?? length;
  return {
    streetId: street.id,
    name: street.name,
    lampIds: lamps.slice(first, last + 1).map(({ id }) => id),
    lengthMeters: meters(to - from),
    path: slicePath(street.path, lamps[first].at, lamps[last].at),
  };
}

const isDarkStreet = ({ lampIds, lengthMeters }: DarkStretch) =>
  lampIds.length >= LEAST_LAMPS || lengthMeters > LEAST_GAP_METERS;
