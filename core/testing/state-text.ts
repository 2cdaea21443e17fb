import type { DistrictState } from '../domain/district-state.ts';

/** All that a state holds as one text, which depends on the state alone: not on the layout of snapshots or the order of fields. */
export function stateText({ seq, skipped, tickets, counts, streets, reported }: DistrictState): string {
  const { byStage, openByGrade, openByGrid, withoutPosition, outsideGrids, inSeveralGrids, byDay } = counts;
  const counted = { byStage, openByGrade, openByGrid, withoutPosition, outsideGrids, inSeveralGrids, byDay };
  // Left out where there is none, as in the states of releases that knew none.
  const account = reported.isEmpty ? undefined : reported.write();
  return JSON.stringify({ seq, skipped, tickets, counts: counted, streets, account }, inOrder);
}

/** Maps as lists of entries, fields by name. */
function inOrder(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
