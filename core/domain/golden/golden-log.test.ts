import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stateText } from '../../testing/state-text.ts';
import { DistrictState } from '../district-state.ts';
import { EVENT_TYPES, type LoggedEvent } from '../event.ts';

const folder = new URL('./', import.meta.url);
const versions = readdirSync(folder)
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.slice('log-'.length, -'.ndjson'.length));

function readLog(version: string): LoggedEvent[] {
  const lines = readFileSync(new URL(`log-${version}.ndjson`, folder), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

const committedHash = (version: string) => readFileSync(new URL(`log-${version}.sha256`, folder), 'utf8').trim();
const hashOf = (state: DistrictState) => createHash('sha256').update(stateText(state)).digest('hex');

function stateAfter(log: readonly LoggedEvent[]): DistrictState {
  const state = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
  for (const row of log) state.apply(row);
  return state;
}

/** Events are never rewritten: what a released version stored makes the same state for ever. */
describe.each(versions)('the golden log of %s', (version) => {
  const log = readLog(version);

  it('makes the state it made when it was released', () => {
    expect(hashOf(stateAfter(log))).toBe(committedHash(version));
  });

  it('has nothing that this release does not know', () => {
    for (const { event } of log) expect(EVENT_TYPES).toContain(event.type);
    expect(stateAfter(log).skipped).toBe(0);
  });

  it('makes the same state when events of a later release stand between', () => {
    const state = new DistrictState({ zone: 'Asia/Shanghai', windowDays: 400 });
    const later = (row: LoggedEvent) => ({ ...row, event: { ...row.event, type: `${row.event.type}Again` } });
    for (const row of log) {
      state.apply(later(row) as unknown as LoggedEvent);
      state.apply(row);
    }
    expect(state.skipped).toBe(log.length);
    state.skipped = 0;
    expect(hashOf(state)).toBe(committedHash(version));
  });
});

it('has logs of every released version, 0.1.0 with every type of that release', () => {
  expect(versions).toContain('0.1.0');
  // 11 of tickets, 3 of patrols, 2 of lamps, 3 of road works, 4 of the district
  expect(new Set(readLog('0.1.0').map(({ event }) => event.type)).size).toBe(11 + 3 + 2 + 3 + 4);
});
